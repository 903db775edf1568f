import { expect, test } from 'vitest';
import type { Fetch } from '../../../../main/github/transport.ts';
import { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { accountOf, branch, bundleOf, makeWorld } from './world.ts';

/** Chromium sends a request again by itself where a connection that was kept open breaks: the host does it twice, and tells of the second time. */
const twice: Fetch = async (url, init) => {
  if (init.method !== 'GET') await (await fetch(url, init)).arrayBuffer();
  return fetch(url, init);
};

test.each(['push', 'pull'] as const)('a write that arrives twice is done once, with the right to %s', async (role) => {
  const { double, repository } = await makeWorld({ role });
  const { publish } = accountOf(double, 'juno', 'ghp_juno', repository, twice);
  const options = PullRequestOptions.parse({
    ...(role === 'push' && { reviewers: ['noor'], labels: ['ux'] }),
  });
  const texts = ['# One\n', '# Two\n'];
  let last = null;
  for (const text of texts) {
    const result = await publish(bundleOf(text), last, { options });
    expect(result).toMatchObject({ state: 'published', pullRequest: { number: 1 }, notes: [] });
    if (result.state === 'published') last = { commit: result.commit, contentHash: '', said: [] };
  }
  expect(repository.pulls).toHaveLength(1);
  const place = role === 'push' ? repository : double.repository('juno/product');
  expect(place.branches()).toEqual(['main', branch]);
  expect(double.world.repositories).toHaveLength(role === 'push' ? 1 : 2);
  double.takeViolations();
});
