import { describe, expect, test } from 'vitest';
import type { PublishAnswer } from '../../../../main/export/export-target.ts';
import { git } from '../export/repository.ts';
import { branch, bundleOf, lastOf, makeWorld, path, pictureOf } from './world.ts';

const first = '# Filters\n';
const second = '# Two\n';
const product = 'acme/product';

async function published(role: 'push' | 'pull' = 'push') {
  const world = await makeWorld({ role });
  const one = commitOf(await world.publish(bundleOf(first)));
  return { ...world, one, last: lastOf(one, first) };
}

function commitOf(answer: PublishAnswer): string {
  if (answer.state !== 'published') throw new Error(answer.state);
  return answer.commit;
}

describe('a branch that others have moved', () => {
  test('is shown, and nothing is sent', async () => {
    const { publish, double, repository, last } = await published();
    const review = double.push(product, branch, { 'review.md': 'Looks right.\n' }, 'noor', 'Review\n\nAll of it.\n');
    const edit = double.push(product, branch, { [path]: '# Filters\n\nDecision: go.\n' }, 'ilka', 'Decide\n');
    const before = double.requests.length;
    const answer = await publish(bundleOf(second), last);
    expect(answer).toMatchObject({ state: 'moved', branch, head: edit, total: 2, touched: [path] });
    if (answer.state !== 'moved') throw new Error(answer.state);
    expect(answer.commits.map(({ at: _at, ...commit }) => commit)).toEqual([
      { sha: edit, author: 'ilka', subject: 'Decide', touches: [path] },
      { sha: review, author: 'noor', subject: 'Review', touches: [] },
    ]);
    expect(answer.commits.every(({ at }) => at !== null && !Number.isNaN(Date.parse(at)))).toBe(true);
    expect(repository.head(branch)).toBe(edit);
    expect(double.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('gets ours on top once the user has said so; theirs stay in the history', async () => {
    const { publish, double, repository, last } = await published();
    const edit = double.push(product, branch, { [path]: '# Filters\n\nDecision: go.\n', 'review.md': 'Fine.\n' });
    expect(await publish(bundleOf(second), last, { onTopOf: edit })).toMatchObject({ outcome: 'updated' });
    expect(git(repository.bare, 'rev-parse', `${branch}^`)).toBe(edit);
    expect(repository.read(branch, path)).toBe(second);
    expect(repository.read(branch, 'review.md')).toBe('Fine.\n');
  });

  test('asks again where more came after what was shown', async () => {
    const { publish, double, last } = await published();
    const shown = double.push(product, branch, { 'review.md': 'Fine.\n' });
    const later = double.push(product, branch, { 'review.md': 'Not fine.\n' });
    expect(await publish(bundleOf(second), last, { onTopOf: shown })).toMatchObject({
      ...{ state: 'moved', head: later, total: 2 },
    });
  });

  test('asks about nothing where nothing would change, and passes theirs for nobody’s', async () => {
    const { publish, double, last } = await published();
    const head = double.push(product, branch, { 'review.md': 'Fine.\n' });
    for (const known of [last, null]) {
      const answer = await publish(bundleOf(first), known);
      expect(answer).toMatchObject({ state: 'published', outcome: 'unchanged', commit: last.commit });
    }
    expect(await publish(bundleOf(second), last)).toMatchObject({ state: 'moved', head });
  });

  test('that holds somebody’s commits alone is somebody’s', async () => {
    const { publish, double } = await makeWorld();
    const theirs = double.push(product, branch, { 'theirs.md': 'Theirs.\n' });
    const answer = await publish(bundleOf(first));
    expect(answer).toMatchObject({ state: 'moved', head: theirs, total: 1, touched: [] });
    expect(await publish(bundleOf(first), null, { onTopOf: theirs })).toMatchObject({ outcome: 'updated' });
  });

  test('that was rewritten shows all of it', async () => {
    const { publish, double, repository, last } = await published();
    double.world.repository('acme', 'product')!.git.deleteRef(`heads/${branch}`);
    const head = double.push(product, branch, { [path]: '# Rewritten\n' });
    expect(await publish(bundleOf(second), last)).toMatchObject({ state: 'moved', head, touched: [path] });
    expect(repository.head(branch)).toBe(head);
  });

  test('while we were writing is asked about as well', async () => {
    const { publish, double, repository, last } = await published();
    const held = double.hold(({ route }) => route === 'PATCH /repos/{owner}/{repo}/git/refs/{ref}');
    const answer = publish(bundleOf(second), last);
    await held.reached;
    const theirs = double.push(product, branch, { 'review.md': 'Just now.\n' });
    held.release();
    expect(await answer).toMatchObject({ state: 'moved', head: theirs, total: 1 });
    expect(repository.head(branch)).toBe(theirs);
  });

  test('by more commits than are shown says how many there are', async () => {
    const { publish, double, last } = await published();
    for (let n = 1; n <= 60; n++) double.push(product, branch, { 'review.md': `${n}\n` }, 'noor', `Review ${n}\n`);
    const answer = await publish(bundleOf(second), last);
    if (answer.state !== 'moved') throw new Error(answer.state);
    expect(answer.total).toBe(60);
    expect(answer.commits.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 50 }, (_, n) => `Review ${60 - n}`),
    );
  });

  test('by what came with a merge of the base: only the merge is new', async () => {
    const { publish, double, repository, last, one } = await published();
    const base = double.push(product, 'main', { 'src/app.ts': 'export const a = 1;\n' });
    const { git: objects } = repository;
    const who = { name: 'Noor', email: 'noor@users.example', date: double.world.now() };
    const tree = objects.edit(
      objects.objects.commit(one).tree,
      new Map(objects.filesOf(objects.objects.commit(base).tree)),
    );
    const merge = objects.objects.writeCommit({
      ...{ tree, parents: [one, base], author: who, committer: who },
      message: `Merge branch 'main' into ${branch}\n`,
    });
    objects.setRef(`heads/${branch}`, merge);
    const answer = await publish(bundleOf(second), last);
    expect(answer).toMatchObject({ state: 'moved', head: merge, total: 1, touched: [] });
  });
});

describe('a path that others have taken', () => {
  test('on the base, by nobody of ours: the name has to be another', async () => {
    const { publish, double, repository } = await makeWorld();
    double.push(product, 'main', { [path]: '# Somebody’s\n' });
    await expect(publish(bundleOf(first))).rejects.toMatchObject({ code: 'moved', message: path });
    expect(repository.branches()).toEqual(['main']);
  });

  test('also where a branch of that name stands on the base already', async () => {
    const { publish, double, repository } = await makeWorld();
    repository.git.setRef(`heads/${branch}`, double.push(product, 'main', { [path]: '# Somebody’s\n' }));
    await expect(publish(bundleOf(first))).rejects.toMatchObject({ code: 'moved', message: path });
  });

  test('by a name that differs in capitals alone', async () => {
    const { publish, double } = await makeWorld();
    const twin = path.replace('filters', 'Filters');
    double.push(product, 'main', { [twin]: '# Somebody’s\n' });
    await expect(publish(bundleOf(first))).rejects.toMatchObject({ code: 'moved', message: twin });
  });

  test('a file where a folder is needed', async () => {
    const { publish, double, repository } = await makeWorld();
    double.push(product, 'main', { 'user-research': 'not a folder\n' });
    await expect(publish(bundleOf(first))).rejects.toMatchObject({ code: 'invalid', message: path });
    expect(repository.branches()).toEqual(['main']);
  });

  test('a folder where the file is to go is never replaced', async () => {
    const { publish, double, repository, last } = await published();
    const head = double.push(product, branch, { [path]: null, [`${path}/index.md`]: 'A folder now.\n' });
    expect(await publish(bundleOf(second), last)).toMatchObject({ state: 'moved' });
    await expect(publish(bundleOf(second), last, { onTopOf: head })).rejects.toMatchObject({
      ...{ code: 'invalid', message: path },
    });
    expect(repository.head(branch)).toBe(head);
  });

  test('a picture that somebody drew on stays until the user says otherwise', async () => {
    const { publish, double, repository, last } = await published();
    const picture = pictureOf('a picture').path;
    const head = double.push(product, branch, { [picture]: 'with an arrow' });
    expect(await publish(bundleOf(second), last)).toMatchObject({ state: 'moved', touched: [picture] });
    await publish(bundleOf(second, { images: [] }), last, { onTopOf: head });
    expect(repository.read(branch, picture)).toBe('with an arrow');
  });
});

describe('a follow-up of what was merged', () => {
  const next = 'research/2026-11-18-filters-2';

  test('starts on the base, where its file is as we left it', async () => {
    const { publish, double, repository, last } = await published();
    double.merge(product, 1, { deleteBranch: true });
    expect(await publish(bundleOf(second), last)).toMatchObject({ state: 'ended', pullRequest: { state: 'merged' } });
    expect(await publish(bundleOf(second, { branch: next }), last)).toMatchObject({
      ...{ state: 'published', outcome: 'created', pullRequest: { number: 2 } },
    });
    expect(repository.branches()).toEqual(['main', next]);
  });

  test('is asked about where the file was edited on the way, and the answer holds while the base goes on', async () => {
    const { publish, double, repository, last } = await published();
    double.push(product, branch, { [path]: '# Filters\n\nDecision: go.\n' }, 'noor', 'Decide\n');
    const base = double.merge(product, 1);
    const follow = bundleOf(second, { branch: next });
    const answer = await publish(follow, last);
    expect(answer).toMatchObject({ state: 'moved', branch: next, head: base, touched: [path] });
    if (answer.state !== 'moved') throw new Error(answer.state);
    expect(answer.commits.map(({ subject }) => subject)).toContain('Decide');
    double.push(product, 'main', { 'src/app.ts': 'export const a = 1;\n' });
    expect(await publish(follow, last, { onTopOf: base })).toMatchObject({ outcome: 'created' });
    expect(repository.read(next, path)).toBe(second);

    double.push(product, 'main', { [path]: '# Edited once more\n' });
    expect(await publish({ ...follow, branch: `${next}b` }, last, { onTopOf: base })).toMatchObject({ state: 'moved' });
  });
});
