import { describe, expect, test } from 'vitest';
import { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { git } from '../export/repository.ts';
import { branch, bundleOf, lastOf, makeWorld, path } from './world.ts';

const product = 'acme/product';
const always = { options: PullRequestOptions.parse({ viaFork: 'always' }) };
const reader = () => makeWorld({ role: 'pull' });

describe('a repository that the account may only read', () => {
  test('gets its pull request from a fork, which is made', async () => {
    const { publish, double, repository } = await reader();
    double.setForkDelay(3);
    const steps: string[] = [];
    const result = await publish(bundleOf(), null, { progress: (step) => steps.push(step) });
    expect(result).toMatchObject({ outcome: 'created', fork: 'juno/product', pullRequest: { number: 1 } });
    expect(repository.branches()).toEqual(['main']);
    const fork = double.repository('juno/product');
    expect(fork.branches()).toEqual(['main', branch]);
    expect(git(fork.bare, 'rev-parse', `${branch}^`)).toBe(repository.head('main'));
    expect(repository.pulls).toMatchObject([{ headOwner: 'juno', headRef: branch, base: 'main', login: 'juno' }]);
    expect(steps).toContain('fork');
  });

  test('again: the same fork, branch and pull request', async () => {
    const { publish, double, repository } = await reader();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    const two = await publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'));
    expect(two).toMatchObject({ outcome: 'updated', fork: 'juno/product', pullRequest: { number: 1 } });
    expect(double.repository('juno/product').read(branch, path)).toBe('# Two\n');
    expect(double.requests.filter(({ route }) => route === 'POST /repos/{owner}/{repo}/forks')).toHaveLength(1);
    expect(repository.pulls).toHaveLength(1);
  });

  test('a reviewer’s commit in the fork is asked about', async () => {
    const { publish, double } = await reader();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    const head = double.push('juno/product', branch, { [path]: '# One, edited\n' }, 'noor');
    const answer = await publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'));
    expect(answer).toMatchObject({ state: 'moved', head, total: 1, touched: [path] });
  });

  test('a fork under another name is found: a repository of that name is something else', async () => {
    const { publish, double } = await reader();
    const own = double.addRepository({ owner: 'juno', name: 'product' });
    expect(await publish(bundleOf())).toMatchObject({ fork: 'juno/product-1' });
    expect(own.branches()).toEqual(['main']);
    expect(await publish(bundleOf('# Two\n'))).toMatchObject({ fork: 'juno/product-1', outcome: 'updated' });
  });

  test('a fork that is behind is brought up to date', async () => {
    const { publish, double, repository } = await reader();
    await publish(bundleOf('# One\n', { branch: 'research/another' }));
    const base = double.push(product, 'main', { 'later.md': 'Later\n' });
    await publish(bundleOf());
    const fork = double.repository('juno/product');
    expect(git(fork.bare, 'rev-parse', `${branch}^`)).toBe(base);
    expect(fork.head('main')).toBe(base);
    expect(repository.pulls).toHaveLength(2);
  });

  test('a fork with commits of its own on the base stays as it is; the branch stands on what both have', async () => {
    const { publish, double, repository } = await reader();
    await publish(bundleOf('# One\n', { branch: 'research/another' }));
    const shared = repository.head('main');
    const own = double.push('juno/product', 'main', { 'mine.md': 'Mine\n' }, 'juno');
    double.push(product, 'main', { 'later.md': 'Later\n' });
    await publish(bundleOf());
    const fork = double.repository('juno/product');
    expect(fork.head('main')).toBe(own);
    expect(git(fork.bare, 'rev-parse', `${branch}^`)).toBe(shared);
    expect(repository.pulls.at(-1)).toMatchObject({ headRef: branch, state: 'open' });
  });

  test('a base that the fork has not got is stood on where both part', async () => {
    const { publish, publishTo, double, repository } = await reader();
    await publish(bundleOf('# One\n', { branch: 'research/another' }));
    double.push(product, 'next', { 'next.md': 'Next\n' });
    expect(await publishTo({ base: 'next' })(bundleOf())).toMatchObject({ fork: 'juno/product' });
    expect(repository.pulls.at(-1)).toMatchObject({ base: 'next' });
  });

  test('a fork that may not be made says so', async () => {
    const { publish, double } = await reader();
    double.fail(({ route }) => route === 'POST /repos/{owner}/{repo}/forks', { status: 403 }, 9);
    await expect(publish(bundleOf())).rejects.toMatchObject({ code: 'forbidden', message: 'fork' });
  });

  test('a fork that takes too long is taken up by the next try', async () => {
    const { publish, double } = await reader();
    double.setForkDelay(40);
    for (let n = 0; n < 2; n++) {
      await expect(publish(bundleOf())).rejects.toMatchObject({ code: 'network', message: 'fork' });
    }
    expect(await publish(bundleOf())).toMatchObject({ fork: 'juno/product' });
    expect(double.world.repositories.filter(({ parent }) => parent !== null)).toHaveLength(1);
  });

  test('a fork that anybody can read gets nothing of a repository that is not public', async () => {
    const { publish, double } = await reader();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    double.makePublic('juno/product');
    const last = lastOf(one.commit, '# One\n');
    await expect(publish(bundleOf('# Two\n'), last)).rejects.toMatchObject({ code: 'not-cleared', message: 'fork' });
    expect(double.repository('juno/product').head(branch)).toBe(one.commit);
    double.makePublic(product);
    expect(await publish(bundleOf('# Two\n'), last)).toMatchObject({ outcome: 'updated' });
  });

  test('an archived fork cannot be written to', async () => {
    const { publish, double } = await reader();
    await publish(bundleOf());
    double.archive('juno/product');
    await expect(publish(bundleOf('# Two\n'))).rejects.toMatchObject({ code: 'archived', message: 'juno/product' });
  });
});

describe('a repository that the account may write to', () => {
  test('is forked where the user wants it so', async () => {
    const { publish, repository } = await makeWorld();
    expect(await publish(bundleOf(), null, always)).toMatchObject({ fork: 'juno/product' });
    expect(repository.branches()).toEqual(['main']);
  });

  test('goes on from the fork where the pull request is from there', async () => {
    const { publish, repository, double } = await makeWorld();
    await publish(bundleOf('# One\n'), null, always);
    expect(await publish(bundleOf('# Two\n'))).toMatchObject({ fork: 'juno/product', pullRequest: { number: 1 } });
    expect(repository.branches()).toEqual(['main']);
    expect(double.repository('juno/product').read(branch, path)).toBe('# Two\n');
  });

  test('goes on there where the pull request is from there, whatever is wanted now', async () => {
    const { publish, double } = await makeWorld();
    await publish(bundleOf('# One\n'));
    expect(await publish(bundleOf('# Two\n'), null, always)).toMatchObject({ fork: null, pullRequest: { number: 1 } });
    expect(double.world.repositories).toHaveLength(1);
  });

  test('and lost the right to: the pull request of its branch is no reason for a second one', async () => {
    const { publish, repository, double } = await makeWorld();
    await publish(bundleOf('# One\n'));
    double.world.repository('acme', 'product')!.collaborators.set('juno', 'pull');
    await expect(publish(bundleOf('# Two\n'))).rejects.toMatchObject({ code: 'forbidden', message: 'contents' });
    expect(repository.pulls).toHaveLength(1);
  });
});
