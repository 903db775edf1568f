import { describe, expect, test } from 'vitest';
import { saidOf } from '../../../../main/export/said-before.ts';
import { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { branch, bundleOf, lastOf, makeWorld } from './world.ts';

const product = 'acme/product';
const withOptions = (options: object) => ({ options: PullRequestOptions.parse(options) });
const createPull = ({ route }: { route: string | null }) => route === 'POST /repos/{owner}/{repo}/pulls';

describe('the pull request', () => {
  test('is a draft where one is wanted, with its reviewers, teams and labels', async () => {
    const { publish, double, repository } = await makeWorld();
    double.addTeam({ organization: 'acme', slug: 'design', members: ['noor'] });
    double.world.repository('acme', 'product')!.teams.set('design', 'pull');
    const options = { draft: true, reviewers: ['Noor'], teamReviewers: ['design'], labels: ['Research'] };
    const answer = await publish(bundleOf(), null, withOptions(options));
    expect(answer).toMatchObject({ pullRequest: { number: 1, state: 'draft' }, notes: [] });
    expect(repository.pulls[0]).toMatchObject({
      ...{ draft: true, reviewers: ['noor'], teamReviewers: ['design'], labels: ['research'] },
    });
  });

  test('goes without whom and what the repository would not have, and says so', async () => {
    const { publish, repository } = await makeWorld();
    const options = {
      ...{ reviewers: ['juno', 'nobody-known', 'noor'], teamReviewers: ['no-team'], labels: ['ux', 'no-label'] },
    };
    const answer = await publish(bundleOf(), null, withOptions(options));
    expect(answer).toMatchObject({
      state: 'published',
      notes: [
        { what: 'reviewer', value: 'juno' },
        { what: 'reviewer', value: 'nobody-known' },
        { what: 'reviewer', value: 'no-team' },
        { what: 'label', value: 'no-label' },
      ],
    });
    expect(repository.pulls[0]).toMatchObject({ reviewers: ['noor'], labels: ['ux'] });
  });

  test('from a fork, whose owner may set nothing there', async () => {
    const { publish } = await makeWorld({ role: 'pull' });
    const answer = await publish(bundleOf(), null, withOptions({ reviewers: ['noor'], labels: ['ux'] }));
    expect(answer).toMatchObject({
      notes: [
        { what: 'reviewer', value: 'noor' },
        { what: 'label', value: 'ux' },
      ],
    });
  });

  test('asks nobody a second time who has reviewed it', async () => {
    const { publish, double, repository } = await makeWorld();
    await publish(bundleOf(), null, withOptions({ reviewers: ['noor'] }));
    double.review(product, 1, { login: 'noor', state: 'APPROVED' });
    double.world.repository('acme', 'product')!.pulls[0]!.reviewers = [];
    const answer = await publish(bundleOf('# Two\n'), null, withOptions({ reviewers: ['noor', 'ilka'] }));
    expect(answer).toMatchObject({ notes: [] });
    expect(repository.pulls[0]!.reviewers).toEqual(['ilka']);
  });

  test('says what the new bundle says, where nobody has edited it', async () => {
    const { publish, double, repository } = await makeWorld();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    const said = [saidOf('01A', bundleOf().pullRequest!)];
    const next = { title: 'Research: Filters, again', body: 'What two interviews say.\n' };
    await publish(bundleOf('# Two\n', { pullRequest: next }), lastOf(one.commit, '# One\n', said));
    expect(repository.pulls[0]).toMatchObject(next);

    double.editPull(product, 1, { body: 'Please look at the second part.\n' });
    const more = { title: 'Research: Filters, once more', body: 'What three interviews say.\n' };
    const last = lastOf(repository.head(branch)!, '# Two\n', [...said, saidOf('01B', next)]);
    expect(await publish(bundleOf('# Three\n', { pullRequest: more }), last)).toMatchObject({
      notes: [{ what: 'text', value: 'body' }],
    });
    expect(repository.pulls[0]).toMatchObject({ title: more.title, body: 'Please look at the second part.\n' });
  });

  test('whose text GitHub refuses says so, and one whose text may not be changed is noted', async () => {
    const { publish, double } = await makeWorld();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    const last = lastOf(one.commit, '# One\n', [saidOf('01A', bundleOf().pullRequest!)]);
    const next = bundleOf('# Two\n', { pullRequest: { title: 'Research: Filters', body: 'Two interviews.\n' } });
    const update = ({ method }: { method: string }) => method === 'PATCH' && ++updates === 2;
    let updates = 0;
    double.fail(update, { status: 422, message: 'The body is too long.' });
    await expect(publish(next, last)).rejects.toMatchObject({ code: 'refused', message: 'The body is too long.' });
    double.fail(({ method }) => method === 'PATCH', { status: 403, message: 'Resource not accessible' });
    expect(await publish(next, last)).toMatchObject({ notes: [{ what: 'text', value: 'body' }] });
    expect(await publish(next, last)).toMatchObject({ notes: [] });
  });

  test('that somebody else opened from the branch is the one', async () => {
    const { publish, double, repository } = await makeWorld();
    double.fail(createPull, { status: 500 });
    await expect(publish(bundleOf('# One\n'))).rejects.toMatchObject({ code: 'network' });
    double.addUser({ login: 'noor', token: 'ghp_noor', kind: 'classic' });
    const address = `${double.server}/api/v3/repos/acme/product/pulls`;
    const headers = {
      ...{ authorization: 'Bearer ghp_noor', accept: 'application/json', 'x-github-api-version': '2022-11-28' },
      ...{ 'user-agent': 'test', 'content-type': 'application/json' },
    };
    const body = JSON.stringify({ title: 'Filters', head: branch, base: 'main' });
    await fetch(address, { method: 'POST', headers, body });
    expect(await publish(bundleOf('# One\n'))).toMatchObject({
      ...{ pullRequest: { number: 1 }, outcome: 'unchanged' },
      notes: [
        { what: 'text', value: 'title' },
        { what: 'text', value: 'body' },
      ],
    });
    expect(repository.pulls).toHaveLength(1);
  });

  test('that somebody opens between our look and ours is the one', async () => {
    const { publish, double, repository } = await makeWorld();
    const held = double.hold(createPull);
    const answer = publish(bundleOf());
    await held.reached;
    const text = bundleOf().pullRequest!;
    const other = double.world.repository('acme', 'product')!;
    const opened = publish(bundleOf());
    await new Promise((resolve) => setTimeout(resolve, 50));
    held.release();
    expect(await answer).toMatchObject({ pullRequest: { number: 1 } });
    expect(await opened).toMatchObject({ pullRequest: { number: 1 } });
    expect(other.pulls).toHaveLength(1);
    expect(repository.pulls[0]).toMatchObject(text);
  });

  test('created by a call whose answer was lost is found', async () => {
    const { publish, double, repository } = await makeWorld();
    double.fail(createPull, 'reset');
    expect(await publish(bundleOf())).toMatchObject({ pullRequest: { number: 1 } });
    expect(repository.pulls).toHaveLength(1);
  });

  test.each(['merged', 'closed'] as const)('that was %s is told, and nothing is sent', async (state) => {
    const { publish, double, repository } = await makeWorld();
    const one = await publish(bundleOf('# One\n'));
    if (one.state !== 'published') throw new Error(one.state);
    if (state === 'merged') double.merge(product, 1, { deleteBranch: true });
    else double.closePull(product, 1);
    const before = double.requests.length;
    expect(await publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'))).toEqual({
      state: 'ended',
      pullRequest: { number: 1, url: `${double.server}/acme/product/pull/1`, state },
    });
    expect(double.requests.slice(before).every(({ method }) => method === 'GET')).toBe(true);
    expect(repository.branches()).toEqual(state === 'merged' ? ['main'] : ['main', branch]);
  });

  test('of several the open one counts', async () => {
    const { publish, double, repository } = await makeWorld();
    await publish(bundleOf('# One\n'));
    double.closePull(product, 1);
    const { pulls } = double.world.repository('acme', 'product')!;
    pulls.push({ ...pulls[0]!, id: 99, number: 2, state: 'open', closedAt: null });
    expect(await publish(bundleOf('# One\n'))).toMatchObject({ pullRequest: { number: 2, state: 'open' } });
    double.merge(product, 2);
    expect(await publish(bundleOf('# One\n'))).toMatchObject({ state: 'ended', pullRequest: { number: 2 } });
    expect(repository.pulls).toHaveLength(2);
  });

  test('cannot be a draft everywhere: nothing is opened until the user decides', async () => {
    const { publish, double, repository } = await makeWorld();
    double.world.repository('acme', 'product')!.drafts = false;
    await expect(publish(bundleOf(), null, withOptions({ draft: true }))).rejects.toMatchObject({
      ...{ code: 'refused', message: 'Draft pull requests are not supported in this repository.' },
    });
    expect(repository.pulls).toHaveLength(0);
    expect(await publish(bundleOf())).toMatchObject({ outcome: 'unchanged', pullRequest: { state: 'open' } });
  });
});
