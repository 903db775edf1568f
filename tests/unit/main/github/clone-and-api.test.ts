import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGit } from '../../../../main/export/git.ts';
import { createLocalClone } from '../../../../main/export/local-clone.ts';
import { createPullRequests } from '../../../../main/github/pull-request.ts';
import { publishAt, publishCall } from '../../../support/publish.ts';
import { git } from '../export/repository.ts';
import { branch, bundleOf, lastOf, makeWorld } from './world.ts';

test('by git or by the API alone: one branch, one pull request, a commit for each state, and nobody’s lost', async () => {
  const { double, repository, folder, github, publish } = await makeWorld();
  const clone = join(folder, 'clone');
  git(folder, 'clone', '-q', repository.bare, clone);
  const openPullRequests = async () => ({
    owner: 'acme',
    of: createPullRequests(github, { owner: 'acme', repo: 'product' }),
  });
  const byGit = createLocalClone(createGit(), clone, { openPullRequests });

  const one = await publishAt(byGit, bundleOf('# One\n'), null);
  expect(one).toMatchObject({ outcome: 'created', pullRequest: { number: 1, state: 'open' }, pullRequestPage: null });
  const same = await publish(bundleOf('# One\n'), lastOf(one.commit, '# One\n'));
  expect(same).toMatchObject({ outcome: 'unchanged', commit: one.commit, pullRequest: { number: 1 } });
  const two = await publish(bundleOf('# Two\n'), lastOf(one.commit, '# One\n'));
  if (two.state !== 'published') throw new Error(two.state);
  const three = await publishAt(byGit, bundleOf('# Three\n'), lastOf(two.commit, '# Two\n'));
  expect(three).toMatchObject({ outcome: 'updated', pullRequest: { number: 1 } });
  expect(git(repository.bare, 'log', '--format=%H', `main..${branch}`).split('\n')).toEqual(
    [three, two, one].map(({ commit }) => commit),
  );
  expect(repository.pulls).toHaveLength(1);

  double.push('acme/product', branch, { 'review.md': 'Right.\n' }, 'ilka');
  const next = publishCall(bundleOf('# Four\n'), lastOf(three.commit, '# Three\n'));
  const [moved, alike] = [await byGit.publish(next), await publish(next.bundle, next.last)];
  if (moved.state !== 'moved' || alike.state !== 'moved') throw new Error(`${moved.state} ${alike.state}`);
  const shown = ({ head, total, touched, commits }: typeof moved) => ({
    ...{ head, total, touched },
    commits: commits.map(({ sha, subject, touches }) => ({ sha, subject, touches })),
  });
  expect(shown(moved)).toEqual(shown(alike));

  double.merge('acme/product', 1);
  expect(await byGit.publish(next)).toMatchObject({ state: 'ended', pullRequest: { number: 1, state: 'merged' } });
});
