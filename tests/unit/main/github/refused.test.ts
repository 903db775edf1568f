import { describe, expect, test } from 'vitest';
import { git } from '../export/repository.ts';
import { branch, bundleOf, lastOf, makeWorld, path } from './world.ts';

const product = 'acme/product';
type World = Awaited<ReturnType<typeof makeWorld>>;

/** What happened to the repository since it was chosen → what publishing says. */
const cases: [string, (world: World) => void, { code: string; message?: string }][] = [
  ['archived', ({ double }) => double.archive(product), { code: 'archived' }],
  ['removed', ({ double }) => double.removeRepository(product), { code: 'gone', message: 'repository' }],
  [
    'private, and not for this account',
    ({ double }) => double.world.repository('acme', 'product')!.collaborators.clear(),
    { code: 'gone', message: 'repository' },
  ],
  [
    'its name is another one’s now',
    ({ double }) => {
      double.rename(product, 'acme/former');
      double.addRepository({ owner: 'acme', name: 'product', collaborators: { juno: 'push' } });
    },
    { code: 'gone', message: 'repository' },
  ],
  ['its token was revoked', ({ double }) => double.revoke('ghp_juno'), { code: 'unauthorized' }],
  [
    'branches of such names are refused',
    ({ double }) => double.refuseBranches(product, 'research/'),
    { code: 'refused' },
  ],
  [
    'a branch has the name of the folder',
    ({ double }) => void double.push(product, 'research', { 'x.md': 'x' }),
    { code: 'refused' },
  ],
  ['no calls are left', ({ double }) => double.setLimit({ remaining: 0 }), { code: 'rate-limited' }],
  ['no calls are left in the middle', ({ double }) => double.setLimit({ remaining: 9 }), { code: 'rate-limited' }],
];

describe('a repository that cannot be published to', () => {
  test.each(cases)('%s', async (_what, happens, expected) => {
    const world = await makeWorld();
    happens(world);
    await expect(world.publish(bundleOf())).rejects.toMatchObject(expected);
    expect(world.repository.pulls).toHaveLength(0);
    expect(world.repository.git.ref(`heads/${branch}`)).toBeNull();
  });

  test('without a commit', async () => {
    const { double, publishTo } = await makeWorld();
    const empty = double.addRepository({ owner: 'acme', name: 'empty', files: null, collaborators: { juno: 'push' } });
    await expect(publishTo({ repository: 'empty', repositoryId: empty.id })(bundleOf())).rejects.toMatchObject({
      code: 'empty',
    });
  });

  test('whose base is gone', async () => {
    const { double, publishTo } = await makeWorld();
    double.push(product, 'next', { 'next.md': 'Next\n' });
    const publish = publishTo({ base: 'next' });
    double.deleteBranch(product, 'next');
    await expect(publish(bundleOf())).rejects.toMatchObject({ code: 'gone', message: 'base' });
  });

  test.each(['main', 'next'])('whose base or default branch would be written to: %s', async (name) => {
    const { double, repository, publishTo } = await makeWorld();
    double.push(product, 'next', { 'next.md': 'Next\n' });
    const before = repository.head(name);
    const bundle = bundleOf('# Filters\n', { branch: name });
    await expect(publishTo({ base: 'next' })(bundle)).rejects.toMatchObject({ code: 'invalid', message: 'branch' });
    expect(repository.head(name)).toBe(before);
  });

  test.each(['--upload-pack=x', '-x', 'a..b', 'x.lock', ''])('by a branch called “%s”', async (name) => {
    const { publish, double } = await makeWorld();
    await expect(publish(bundleOf('x', { branch: name }))).rejects.toMatchObject({ code: 'invalid' });
    expect(double.requests).toEqual([]);
  });

  test.each([
    ['POST /repos/{owner}/{repo}/git/blobs', 'contents'],
    ['POST /repos/{owner}/{repo}/git/refs', 'contents'],
    ['POST /repos/{owner}/{repo}/pulls', 'pull-requests'],
  ])('that “is not there” at %s, as GitHub says where a right is missing', async (where, message) => {
    const { publish, double } = await makeWorld();
    double.fail(({ route }) => route === where, { status: 404, message: 'Not Found' }, 9);
    await expect(publish(bundleOf())).rejects.toMatchObject({ code: 'forbidden', message });
  });

  test('at a branch that is protected', async () => {
    const { publish, double, repository } = await makeWorld();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    double.protect(product, branch);
    await expect(publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'))).rejects.toMatchObject({
      code: 'refused',
    });
    expect(repository.head(branch)).toBe(one.commit);
  });
});

describe('a repository that has changed', () => {
  test('its name: the new one is found', async () => {
    const { publish, double } = await makeWorld();
    double.rename(product, 'harbourline/product-two');
    const answer = await publish(bundleOf());
    expect(answer).toMatchObject({ pullRequest: { url: `${double.server}/harbourline/product-two/pull/1` } });
    expect(double.repository('harbourline/product-two').branches()).toEqual(['main', branch]);
    expect(await publish(bundleOf())).toMatchObject({ outcome: 'unchanged', pullRequest: { number: 1 } });
  });

  test('who can read it, between the look at it and the writing: nothing is sent', async () => {
    const { publishTo, double, repository } = await makeWorld();
    double.makePublic(product);
    const cleared = publishTo({ isNarrow: true });
    await expect(cleared(bundleOf())).rejects.toMatchObject({ code: 'not-cleared', message: 'unconfirmed' });
    expect(double.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await publishTo({ isNarrow: false })(bundleOf())).toMatchObject({ outcome: 'created' });
    expect(repository.pulls).toHaveLength(1);
  });

  test('its base went on: the branch starts there', async () => {
    const { publish, double, repository } = await makeWorld();
    const base = double.push(product, 'main', { 'later.md': 'Later\n' });
    await publish(bundleOf());
    expect(git(repository.bare, 'rev-parse', `${branch}^`)).toBe(base);
    const later = double.push(product, 'main', { 'later.md': 'Later still\n' });
    expect(await publish(bundleOf('# Two\n'))).toMatchObject({ outcome: 'updated' });
    expect(git(repository.bare, 'merge-base', branch, later)).toBe(base);
  });

  test.each([-10, 10])('its clock is %i years away', async (years) => {
    const { publish, double, repository } = await makeWorld();
    double.setClockAhead(years * 365 * 24 * 3600_000);
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    expect(await publish(bundleOf('# One\n'), lastOf(one.commit, '# One\n'))).toMatchObject({ outcome: 'unchanged' });
    expect(await publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'))).toMatchObject({ outcome: 'updated' });
    expect(repository.read(branch, path)).toBe('# Two\n');
  });

  test('after the limit ends the next try goes on', async () => {
    const { publish, double, repository } = await makeWorld();
    double.setLimit({ remaining: 9 });
    await expect(publish(bundleOf())).rejects.toMatchObject({ code: 'rate-limited' });
    double.setLimit({ remaining: 5000 });
    expect(await publish(bundleOf())).toMatchObject({ pullRequest: { number: 1 } });
    expect(repository.pulls).toHaveLength(1);
  });
});
