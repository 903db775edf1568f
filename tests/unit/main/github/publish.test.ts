import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git } from '../export/repository.ts';
import { branch, bundleOf, filesIn, hashOf, lastOf, makeWorld, path, pictureOf } from './world.ts';

const first = '# Filters\n\nÄ quote: “no”.\n';

describe('publishing to GitHub', () => {
  test('one commit on a new branch, byte for byte, and its pull request', async () => {
    const { publish, repository, folder } = await makeWorld();
    const bundle = bundleOf(first);
    const steps: [string, number, number][] = [];
    const told: unknown[] = [];
    const result = await publish(bundle, null, {
      progress: (...step) => steps.push(step),
      onBranch: (at) => told.push(at),
    });
    expect(result).toMatchObject({
      ...{ state: 'published', outcome: 'created', branch, path, fork: null, notes: [], pullRequestPage: null },
      pullRequest: { number: 1, state: 'open' },
    });
    if (result.state !== 'published') throw new Error(result.state);
    expect(repository.branches()).toEqual(['main', branch]);
    expect(told).toEqual([{ branch, path, commit: result.commit }]);

    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '-q', '--branch', branch, repository.bare, clone], { stdio: 'ignore' });
    expect(filesIn(clone)).toEqual({
      'README.md': hashOf('# Product\n'),
      'src/app.ts': hashOf('export {};\n'),
      [path]: hashOf(first),
      [bundle.images[0]!.path]: hashOf('a picture'),
    });
    const said = ['log', '-1', '--format=%an <%ae>%n%cn%n%P%n%B', branch];
    const main = git(repository.bare, 'rev-parse', 'main');
    expect(git(repository.bare, ...said)).toBe(
      `Juno Vale <juno@acme.example>\nJuno Vale\n${main}\n${bundle.commitMessage.trim()}`,
    );
    git(repository.bare, 'fsck', '--strict');
    expect(repository.pulls).toHaveLength(1);
    expect(repository.pulls[0]).toMatchObject({ ...bundle.pullRequest, base: 'main', headRef: branch, draft: false });

    const totals = new Set(steps.map(([, , total]) => total));
    expect(totals.size).toBe(1);
    const done = steps.map(([, n]) => n);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(steps.at(-1)).toEqual(['pull-request', [...totals][0], [...totals][0]]);
    expect([...new Set(steps.map(([step]) => step))]).toEqual(['reading', 'files', 'commit', 'branch', 'pull-request']);
  });

  test('the same bytes again write nothing', async () => {
    const { publish, double } = await makeWorld();
    const one = await publish(bundleOf(first));
    if (one.state !== 'published') throw new Error(one.state);
    const before = double.requests.length;
    const again = await publish(bundleOf(first), lastOf(one.commit, first));
    expect(again).toMatchObject({ outcome: 'unchanged', commit: one.commit, pullRequest: { number: 1 } });
    const asked = double.requests.slice(before);
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a changed bundle is a commit on top; pictures that it no longer shows go', async () => {
    const { publish, repository } = await makeWorld();
    const one = await publish(bundleOf(first));
    if (one.state !== 'published') throw new Error(one.state);
    const kept = pictureOf('another picture');
    const two = await publish(bundleOf('# Two\n', { images: [kept] }), lastOf(one.commit, first));
    expect(two).toMatchObject({ outcome: 'updated', pullRequest: { number: 1 } });
    const changes = git(repository.bare, 'diff', '--no-renames', '--name-status', one.commit, branch).split('\n');
    expect(changes.sort()).toEqual([`A\t${kept.path}`, `D\t${pictureOf('a picture').path}`, `M\t${path}`]);
    expect(git(repository.bare, 'rev-parse', `${branch}^`)).toBe(one.commit);
    expect(repository.pulls).toHaveLength(1);
  });

  test('what the base holds already is no branch and no pull request', async () => {
    const { publish, repository, double } = await makeWorld();
    const bundle = bundleOf(first, { images: [] });
    const base = double.push('acme/product', 'main', { [path]: first });
    const told: unknown[] = [];
    expect(await publish(bundle, null, { onBranch: (at) => told.push(at) })).toMatchObject({
      ...{ state: 'published', outcome: 'unchanged', commit: base, pullRequest: null },
    });
    expect(repository.branches()).toEqual(['main']);
    expect(told).toEqual([]);
  });

  test('a branch that was deleted before it had a pull request is made again', async () => {
    const { publish, repository, double } = await makeWorld();
    double.fail(({ route }) => route === 'POST /repos/{owner}/{repo}/pulls', { status: 403 });
    await expect(publish(bundleOf(first))).rejects.toMatchObject({ code: 'forbidden', message: 'pull-requests' });
    const commit = repository.head(branch)!;
    double.deleteBranch('acme/product', branch);
    expect(await publish(bundleOf('# Two\n'), lastOf(commit, first))).toMatchObject({ outcome: 'created' });
    expect(git(repository.bare, 'rev-list', '--count', `main..${branch}`)).toBe('1');
  });

  test('the base that was chosen is proposed to', async () => {
    const { publishTo, repository, double } = await makeWorld();
    double.push('acme/product', 'next', { 'next.md': 'Next\n' });
    await publishTo({ base: 'next' })(bundleOf(first));
    expect(repository.pulls[0]).toMatchObject({ base: 'next' });
    expect(git(repository.bare, 'rev-parse', `${branch}^`)).toBe(repository.head('next'));
  });

  test('cancelled at a request, whichever, it writes no more, and the next try makes it whole', async () => {
    const { publish, repository, double } = await makeWorld();
    await publish(bundleOf(first, { branch: 'research/another' }));
    const calls = double.requests.length;
    for (let n = 1; n <= calls; n += 2) {
      const cancel = new AbortController();
      const bundle = bundleOf(`# Try ${n}\n`, { branch: `research/try-${n}`, images: [] });
      const held = double.hold(({ n: at }) => at === double.requests.length && isNth(n));
      const start = double.requests.length;
      const isNth = (nth: number) => double.requests.length - start === nth;
      const result = publish(bundle, null, { signal: cancel.signal });
      const reached = await Promise.race([held.reached.then(() => true), result.then(() => false)]);
      cancel.abort();
      if (reached) await expect(result).rejects.toMatchObject({ code: 'cancelled' });
      held.release();
      const asked = double.requests.length;
      expect(await publish(bundle)).toMatchObject({ state: 'published', pullRequest: { state: 'open' } });
      expect(double.requests.length).toBeGreaterThan(asked);
      expect(git(repository.bare, 'rev-list', '--count', `main..research/try-${n}`)).toBe('1');
      expect(repository.pulls.filter(({ headRef }) => headRef === bundle.branch)).toHaveLength(1);
    }
  });
});
