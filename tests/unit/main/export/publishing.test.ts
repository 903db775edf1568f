import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { PublishAnswer } from '../../../../main/export/export-target.ts';
import type { GitHubWays, SeenRepository } from '../../../../main/export/github-ways.ts';
import { targetIdOf } from '../../../../main/export/targets-store.ts';
import type { PullRequestRef } from '../../../../shared/ipc/export.ts';
import { AppError } from '../../../../shared/result.ts';
import { publishedAnswer, publishRequest, publishTo } from '../../../support/publish.ts';
import { ids } from './fake-vault.ts';
import { ready, setUp, targetId } from './publish-world.ts';

const pullRequest: PullRequestRef = { number: 7, url: 'https://git.example/acme/product/pull/7', state: 'open' };
const moved: PublishAnswer = { state: 'moved', branch: 'b', head: 'c'.repeat(40), commits: [], total: 1, touched: [] };

describe('publishing', () => {
  test('says how far it is, and hands options and the accepted head on', async () => {
    const { exports, out } = setUp();
    const bundle = await ready(exports);
    out.answers = async ({ progress, bundle: of }) => {
      progress('files', 1, 5);
      return publishedAnswer(of);
    };
    const options = {
      draft: true,
      reviewers: ['mira'],
      teamReviewers: [],
      labels: ['research'],
      viaFork: 'always' as const,
    };
    await publishTo(exports, bundle, targetId, { options, onTopOf: 'd'.repeat(40) });
    expect(out.told).toContainEqual({
      event: 'export:progress',
      payload: { bundleId: bundle.bundleId, step: 'files', done: 1, total: 5 },
    });
    expect(out.calls[0]).toMatchObject({ options, onTopOf: 'd'.repeat(40), last: null });
  });

  test('a double click publishes once and finds it there', async () => {
    const { exports, ledger } = setUp();
    const bundle = await ready(exports);
    const [one, two] = await Promise.all([publishTo(exports, bundle, targetId), publishTo(exports, bundle, targetId)]);
    expect([one.outcome, two.outcome]).toEqual(['created', 'unchanged']);
    expect(two.before).toEqual(one.before);
    expect(ledger()).toHaveLength(1);
  });

  test('cancelled it stops, also before its turn has come; the next try goes on', async () => {
    const { exports, out, root } = setUp();
    const bundle = await ready(exports);
    out.until = new Promise(() => {});
    const both = [1, 2].map(() => exports.publish(publishRequest(bundle, targetId)));
    await vi.waitFor(() => expect(out.calls).toHaveLength(1));
    exports.cancelPublish(bundle.bundleId);
    for (const result of await Promise.allSettled(both)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    }
    expect(out.calls).toHaveLength(1);
    expect(readdirSync(root)).not.toContain('exports');
    out.until = Promise.resolve();
    exports.cancelPublish(bundle.bundleId);
    expect((await publishTo(exports, bundle, targetId)).state).toBe('published');
  });

  test.each([moved, { state: 'ended', pullRequest: { ...pullRequest, state: 'merged' } } satisfies PublishAnswer])(
    '$state: nothing has left',
    async (answer) => {
      const { exports, out, root } = setUp();
      out.answers = async () => answer;
      expect(await exports.publish(publishRequest(await ready(exports), targetId))).toEqual(answer);
      expect(readdirSync(root)).not.toContain('exports');
    },
  );
});

describe('what has left is recorded', () => {
  test('with its pull request, and what that said as hashes alone', async () => {
    const { exports, out, root, ledger, notes } = setUp();
    out.answers = async ({ bundle }) => ({ ...publishedAnswer(bundle), pullRequest });
    const bundle = await ready(exports);
    await publishTo(exports, bundle, targetId);
    const { leavings } = await exports.published({ limit: 1 });
    expect(leavings).toMatchObject([{ pullRequest: { number: 7 }, pullRequestUrl: null }]);
    const text = readFileSync(join(root, 'exports', ledger()[0]!), 'utf8');
    expect(text).not.toContain(bundle.pullRequest!.body.trim());
    notes[ids.filters]!.body += 'More.\n';
    await publishTo(exports, await ready(exports), targetId);
    expect(out.calls[1]!.last?.said).toEqual([
      { salt: expect.any(String), title: expect.stringMatching(/^[0-9a-f]{64}$/), body: expect.any(String) },
    ]);
  });

  test('also where the pull request could not be opened; opened later it is told, too', async () => {
    const { exports, out, ledger } = setUp();
    const bundle = await ready(exports);
    out.answers = async ({ bundle: of, onBranch }) => {
      onBranch({ branch: of.branch, path: of.files[0]!.path, commit: 'c' });
      throw new AppError('forbidden', 'pull-requests');
    };
    await expect(publishTo(exports, bundle, targetId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(publishTo(exports, bundle, targetId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(ledger()).toHaveLength(1);
    const opened = async ({ bundle: of }: { bundle: Parameters<typeof publishedAnswer>[0] }) => {
      return { ...publishedAnswer(of), outcome: 'unchanged' as const, pullRequest };
    };
    out.answers = opened;
    out.now = new Date(out.now.getTime() + 1000);
    await publishTo(exports, bundle, targetId);
    await publishTo(exports, bundle, targetId);
    const { leavings } = await exports.published({ limit: 9 });
    expect(leavings.map((one) => one.pullRequest)).toEqual([{ number: 7 }, null]);
  });

  test('once, where a crash came between the push and the record', async () => {
    const { exports, open, root, ledger } = setUp();
    const bundle = await ready(exports);
    await publishTo(exports, bundle, targetId);
    await exports.stop();
    rmSync(join(root, 'exports'), { recursive: true });
    const later = open();
    const same = await ready(later);
    expect(same.sha256).toBe(bundle.sha256);
    expect((await publishTo(later, same, targetId)).outcome).toBe('unchanged');
    expect(ledger()).toHaveLength(1);
    await publishTo(later, same, targetId);
    expect(ledger()).toHaveLength(1);
  });

  test('not again where others have only gone on from it', async () => {
    const { exports, out, ledger } = setUp();
    const bundle = await ready(exports);
    await publishTo(exports, bundle, targetId);
    out.answers = async ({ bundle: of }) => ({ ...publishedAnswer(of, 'e'.repeat(40)), outcome: 'unchanged' });
    await publishTo(exports, bundle, targetId);
    expect(ledger()).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  test('goes to a branch of its own in the same place, says so, and stays there', async () => {
    const { exports, open, out, notes } = setUp();
    const first = await ready(exports);
    await publishTo(exports, first, targetId);
    out.answers = async () => ({ state: 'ended', pullRequest: { ...pullRequest, state: 'merged' } });
    expect(await exports.publish(publishRequest(first, targetId))).toMatchObject({ state: 'ended' });
    out.answers = null;

    const next = await ready(exports, { followUp: true });
    expect([next.branch, next.files[0]!.path]).toEqual([`${first.branch}-2`, first.files[0]!.path]);
    expect(next.pullRequest!.body).toContain('It follows an earlier pull request for the same document.');
    expect(first.pullRequest!.body).not.toContain('follows');
    expect(next.files[0]!.text).toBe(first.files[0]!.text);
    out.now = new Date(out.now.getTime() + 1000);
    await publishTo(exports, next, targetId);
    notes[ids.filters]!.body += 'More.\n';
    const still = await ready(exports, { followUp: true });
    expect(still.branch, 'asked for still').toBe(next.branch);
    const later = await ready(open());
    expect([later.branch, later.pullRequest!.body]).toEqual([next.branch, still.pullRequest!.body]);

    out.answers = async () => ({ state: 'ended', pullRequest: { ...pullRequest, state: 'closed' } });
    await exports.publish(publishRequest(still, targetId));
    expect((await ready(exports, { followUp: true })).branch).toBe(`${first.branch}-3`);
  });

  test('of what has never been anywhere is a first one', async () => {
    const { exports } = setUp();
    const bundle = await ready(exports, { followUp: true });
    expect(bundle.branch).toBe('research/2026-11-20-filters');
    expect(bundle.pullRequest!.body).not.toContain('follows');
  });
});

describe('a repository of GitHub', () => {
  const seen: SeenRepository = {
    ...{ host: 'git.example', owner: 'acme', repository: 'product', repositoryId: 41 },
    ...{ visibility: 'private', defaultBranch: 'main' },
  };
  const id = targetIdOf({ host: 'git.example', repository: 'acme/product' });
  function connected(changed: Partial<GitHubWays> = {}): GitHubWays {
    return {
      isConnected: async () => true,
      repository: async () => seen,
      openTarget: async () => Promise.reject(new Error('not asked')),
      pullRequests: async () => Promise.reject(new Error('not asked')),
      ...changed,
    };
  }

  test('is added as an account sees it, and cannot be without one', async () => {
    const { owner, repository, host } = seen;
    const target = await setUp({ github: connected() }).exports.addGitHub({ host, owner, repository }, '');
    expect(target).toMatchObject({
      targetId: id,
      visibility: 'private',
      base: 'main',
      via: 'github',
      confirmed: false,
    });
    const without = setUp().exports.addGitHub({ host, owner, repository }, '');
    await expect(without).rejects.toMatchObject({ code: 'unauthorized', message: 'git.example' });
  });

  test('that has become public is asked about before anything is sent', async () => {
    let visibility: SeenRepository['visibility'] = 'private';
    const github = connected({ repository: async () => ({ ...seen, visibility }) });
    const { exports, out } = setUp({ github });
    await exports.addGitHub(seen, '');
    await exports.confirmTarget(id);
    const bundle = await ready(exports, {}, id);
    expect(bundle.target).toBe('confirmed');
    visibility = 'public';
    const refused = exports.publish(publishRequest(bundle, id));
    await expect(refused).rejects.toMatchObject({ code: 'not-cleared', message: 'unconfirmed' });
    expect(out.calls).toEqual([]);
    expect(await exports.targets()).toContainEqual(expect.objectContaining({ targetId: id, visibility: 'public' }));
    await exports.confirmBundle(bundle.bundleId, bundle.sha256, id);
    expect((await publishTo(exports, bundle, id)).state).toBe('published');
    const { leavings } = await exports.published({ limit: 1 });
    expect(leavings[0]).toMatchObject({ targetId: id, targetName: 'product' });
  });

  test.each([
    ['by GitHub', 'github', 'gone', false],
    ['by a clone, which has rights of its own', 'clone', 'gone', true],
    ['by a clone whose account is not accepted', 'clone', 'unauthorized', false],
  ] as const)('that the account does not see, reached %s', async (_, via, code, goes) => {
    const github = connected({ repository: async () => Promise.reject(new AppError(code, 'repository')) });
    const { exports, keep } = setUp({ github });
    const { visibility: __, defaultBranch: ___, ...of } = seen;
    keep({ targetId: id, remote: 'git.example/acme/product', via, github: of });
    const published = publishTo(exports, await ready(exports, {}, id), id);
    if (goes) expect((await published).state).toBe('published');
    else await expect(published).rejects.toMatchObject({ code });
  });
});
