import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PublishCall } from '../../../../main/export/export-target.ts';
import { createGit, type Git } from '../../../../main/export/git.ts';
import { createLocalClone } from '../../../../main/export/local-clone.ts';
import type { PullRequests } from '../../../../main/export/pull-requests.ts';
import type { PullRequestRef } from '../../../../shared/ipc/export.ts';
import { AppError } from '../../../../shared/result.ts';
import { publishAt, publishCall } from '../../../support/publish.ts';
import { hashOf } from './outgoing.ts';
import { git, makeRepository } from './repository.ts';

const path = 'user-research/2026/filters.md';
const bundle = {
  ...{ title: 'Filters', branch: 'research/filters', commitMessage: 'Research: Filters\n' },
  ...{ pullRequest: { title: 'Filters', body: 'One interview.\n' }, images: [] },
  files: [{ path, text: '# Filters\n' }],
};
const withText = (text: string) => ({ ...bundle, files: [{ path, text }] });
const lastOf = (commit: string, text = '# Filters\n') => ({ commit, contentHash: hashOf(Buffer.from(text)) });

type Repository = ReturnType<typeof makeRepository>;

/** Commits as somebody else, on the export's branch unless told otherwise. Resolves to the commit. */
function commitOfOthers(
  { seed, bare }: Repository,
  change: (folder: string) => void,
  { message = 'Review', branch = bundle.branch }: { message?: string; branch?: string } = {},
): string {
  git(seed, 'fetch', '-q', bare, branch);
  git(seed, 'checkout', '-q', 'FETCH_HEAD');
  change(seed);
  git(seed, 'add', '.');
  git(seed, 'commit', '-q', '-m', message);
  git(seed, 'push', '-q', bare, `HEAD:${branch}`);
  return git(seed, 'rev-parse', 'HEAD');
}
const edit = (folder: string) => appendFileSync(join(folder, path), 'Decision: go.\n');
const textAt = (bare: string, branch = bundle.branch) => `${git(bare, 'cat-file', 'blob', `${branch}:${path}`)}\n`;
const countOn = ({ bare }: Repository) => git(bare, 'rev-list', '--count', `main..${bundle.branch}`);

describe('commits of others', () => {
  test('are shown, and nothing goes on top before the user has said so for that very head', async () => {
    const repository = makeRepository();
    const target = createLocalClone(createGit(), repository.clone);
    const first = await publishAt(target, bundle, null);
    commitOfOthers(repository, (folder) => writeFileSync(join(folder, 'review.md'), 'Right.\n'), {
      message: 'Add a note',
    });
    const head = commitOfOthers(repository, edit, { message: 'Decide\n\nAt length, with \u001e and \u001f in it.' });
    const last = lastOf(first.commit);
    const moved = await target.publish(publishCall(withText('# Two\n'), last));
    expect(moved).toEqual({
      ...{ state: 'moved', branch: bundle.branch, head, total: 2, touched: [path] },
      commits: [
        { sha: head, author: 'Jonas', at: expect.any(String), subject: 'Decide', touches: [path] },
        { sha: expect.any(String), author: 'Jonas', at: expect.any(String), subject: 'Add a note', touches: [] },
      ],
    });
    expect(git(repository.bare, 'rev-parse', bundle.branch)).toBe(head);
    const onTopOf = commitOfOthers(repository, edit, { message: 'Once more' });
    const again = await target.publish(publishCall(withText('# Two\n'), last, { onTopOf: head }));
    expect(again, 'they have gone on since').toMatchObject({ state: 'moved', head: onTopOf, total: 3 });
    const next = await publishAt(target, withText('# Two\n'), last, { onTopOf });
    expect(git(repository.bare, 'rev-parse', `${next.commit}^`)).toBe(onTopOf);
    expect(textAt(repository.bare)).toBe('# Two\n');
    expect(git(repository.bare, 'ls-tree', '-r', '--name-only', bundle.branch)).toContain('review.md');
  });

  test('are no question where the document has not changed, nor are those of the base', async () => {
    const repository = makeRepository();
    const target = createLocalClone(createGit(), repository.clone);
    const first = await publishAt(target, bundle, null);
    commitOfOthers(repository, (folder) => writeFileSync(join(folder, 'later.md'), 'x\n'), { branch: 'main' });
    const last = lastOf(first.commit);
    expect((await publishAt(target, withText('# Two\n'), last)).outcome).toBe('updated');
    commitOfOthers(repository, (folder) => writeFileSync(join(folder, 'review.md'), 'Right.\n'));
    const same = await publishAt(
      target,
      withText('# Two\n'),
      lastOf(git(repository.bare, 'rev-parse', `${bundle.branch}^`), '# Two\n'),
    );
    expect(same).toMatchObject({
      outcome: 'unchanged',
      commit: git(repository.bare, 'rev-parse', `${bundle.branch}^`),
    });
  });

  test('count as such where they rewrote the branch', async () => {
    const repository = makeRepository();
    const target = createLocalClone(createGit(), repository.clone);
    const first = await publishAt(target, bundle, null);
    const { seed, bare } = repository;
    git(seed, 'fetch', '-q', bare, bundle.branch);
    git(seed, 'checkout', '-q', 'FETCH_HEAD');
    git(seed, 'commit', '-q', '--amend', '-m', 'Reworded');
    git(seed, 'push', '-q', '--force', bare, `HEAD:${bundle.branch}`);
    const moved = await target.publish(publishCall(withText('# Two\n'), lastOf(first.commit)));
    expect(moved).toMatchObject({ state: 'moved', total: 1, commits: [{ subject: 'Reworded', touches: [path] }] });
  });

  test('on the base are asked about when a branch is made anew; a file that was never ours stays', async () => {
    const repository = makeRepository();
    const { bare } = repository;
    const target = createLocalClone(createGit(), repository.clone);
    const first = await publishAt(target, bundle, null);
    git(bare, 'update-ref', 'refs/heads/main', first.commit);
    git(bare, 'update-ref', '-d', `refs/heads/${bundle.branch}`);
    const last = lastOf(first.commit);
    const followUp = { ...withText('# Two\n'), branch: 'research/filters-2' };
    const head = commitOfOthers(repository, edit, { branch: 'main', message: 'Tidy' });
    const moved = await target.publish(publishCall(followUp, last));
    expect(moved).toMatchObject({ state: 'moved', head, touched: [path], total: 1, commits: [{ subject: 'Tidy' }] });
    await expect(target.publish(publishCall(followUp, null))).rejects.toMatchObject({ code: 'moved', message: path });
    commitOfOthers(repository, (folder) => writeFileSync(join(folder, 'later.md'), 'x\n'), { branch: 'main' });
    const next = await publishAt(target, followUp, last, { onTopOf: head });
    expect(next.outcome, 'the base went on, the file has not').toBe('created');
    expect(textAt(bare, followUp.branch)).toBe('# Two\n');
  });

  test('a base that was chosen is the one, and is missed when it is gone', async () => {
    const repository = makeRepository();
    git(repository.bare, 'branch', 'release', 'main');
    const head = commitOfOthers(repository, (folder) => writeFileSync(join(folder, 'r.md'), 'x\n'), {
      branch: 'release',
    });
    const target = createLocalClone(createGit(), repository.clone, { base: 'release' });
    const { commit } = await publishAt(target, bundle, null);
    expect(git(repository.bare, 'rev-parse', `${commit}^`)).toBe(head);
    const gone = createLocalClone(createGit(), repository.clone, { base: 'elsewhere' });
    await expect(publishAt(gone, withText('# Two\n'), null)).rejects.toMatchObject({ code: 'gone', message: 'base' });
  });
});

/** Git that is told of each call, before and after it. */
function watched(on: { before?(command: string): void; after?(command: string): void }): Git {
  const run = createGit();
  return async (args, call) => {
    on.before?.(args[0]!);
    const answer = await run(args, call);
    on.after?.(args[0]!);
    return answer;
  };
}

describe('cut short', () => {
  test.each(['ls-remote', 'hash-object', 'push', 'after push'])(
    'cancelled at %s: one commit in the end, and it is known whether it left',
    async (when) => {
      const repository = makeRepository();
      const controller = new AbortController();
      const stop = (command: string) => command === when.replace('after ', '') && controller.abort();
      const target = createLocalClone(
        watched(when.startsWith('after') ? { after: stop } : { before: stop }),
        repository.clone,
      );
      const put: object[] = [];
      const call = publishCall(bundle, null, { signal: controller.signal, onBranch: (at) => put.push(at) });
      await expect(target.publish(call)).rejects.toThrow();
      const isThere = git(repository.bare, 'for-each-ref', 'refs/heads/research') !== '';
      expect(put).toHaveLength(isThere ? 1 : 0);
      expect(isThere).toBe(when === 'after push');
      const again = await publishAt(createLocalClone(createGit(), repository.clone), bundle, null);
      expect(again.outcome).toBe(isThere ? 'unchanged' : 'created');
      expect(countOn(repository)).toBe('1');
    },
  );

  test('a cancel ends a git that hangs, with all that it has started', async () => {
    const repository = makeRepository();
    const hook = join(repository.bare, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const controller = new AbortController();
    const started = Date.now();
    const target = createLocalClone(
      watched({ before: (command) => command === 'push' && setTimeout(() => controller.abort(), 150) }),
      repository.clone,
    );
    await expect(target.publish(publishCall(bundle, null, { signal: controller.signal }))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(Date.now() - started).toBeLessThan(30_000);
    const running = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(running).not.toContain(`git-receive-pack '${repository.bare}'`);
    rmSync(hook);
    expect((await publishAt(createLocalClone(createGit(), repository.clone), bundle, null)).outcome).toBe('created');
  });

  test('an answer that is lost after the push is read back', async () => {
    const repository = makeRepository();
    const lost = watched({
      after: (command) => {
        if (command === 'push') throw new AppError('network', 'git took too long');
      },
    });
    const published = await publishAt(createLocalClone(lost, repository.clone), bundle, null);
    expect(published).toMatchObject({ outcome: 'created', commit: git(repository.bare, 'rev-parse', bundle.branch) });
  });

  test('a commit of ours that nobody knows of is not taken for somebody else’s', async () => {
    const repository = makeRepository();
    const target = createLocalClone(createGit(), repository.clone);
    await publishAt(target, bundle, null);
    expect((await publishAt(target, withText('# Two\n'), null)).outcome).toBe('updated');
    expect(countOn(repository)).toBe('2');
  });

  test('progress never goes back, and ends where it was said to', async () => {
    const { clone } = makeRepository();
    const told: [string, number, number][] = [];
    const progress: PublishCall['progress'] = (step, done, total) => told.push([step, done, total]);
    await publishAt(createLocalClone(createGit(), clone), bundle, null, { progress });
    expect(told.map(([, done]) => done)).toEqual(told.map(([, done]) => done).toSorted((a, b) => a - b));
    expect(new Set(told.map(([, , total]) => total)).size).toBe(1);
    expect(told[0]![1]).toBe(0);
    expect(told.at(-1)![1]).toBe(told.at(-1)![2]);
  });
});

describe('the pull request of a branch that git has pushed', () => {
  function setUp(found: PullRequestRef | null = null) {
    const repository = makeRepository();
    const asked: string[] = [];
    const open: PullRequestRef = { number: 7, url: 'https://git.example/acme/product/pull/7', state: 'draft' };
    const state = { found, fails: null as AppError | null, ended: null as PullRequestRef | null };
    const of: PullRequests = {
      async find(branch, owner) {
        asked.push(`find ${owner}:${branch}`);
        return state.found;
      },
      async ensure({ branch, headOwner, base, options }) {
        asked.push(`ensure ${headOwner}:${branch} on ${base}${options.draft ? ' as a draft' : ''}`);
        if (state.fails) throw state.fails;
        if (state.ended) return { ended: state.ended };
        return { pullRequest: open, notes: [{ what: 'label', value: 'research' }] };
      },
    };
    const openPullRequests = async () => ({ owner: 'acme', of });
    return {
      ...repository,
      repository,
      asked,
      open,
      state,
      target: createLocalClone(createGit(), repository.clone, { openPullRequests }),
    };
  }
  const options = { draft: true, reviewers: [], teamReviewers: [], labels: [], viaFork: 'if-needed' as const };

  test('is opened by the account of the host', async () => {
    const { target, asked, open } = setUp();
    expect(await publishAt(target, bundle, null, { options })).toMatchObject({
      ...{ outcome: 'created', pullRequest: open, pullRequestPage: null },
      notes: [{ what: 'label', value: 'research' }],
    });
    expect(asked).toEqual(['find acme:research/filters', 'ensure acme:research/filters on main as a draft']);
  });

  test('nothing is sent where it was closed meanwhile', async () => {
    const ended: PullRequestRef = { number: 7, url: 'https://git.example/acme/product/pull/7', state: 'closed' };
    const { target, bare } = setUp(ended);
    expect(await target.publish(publishCall(bundle, null))).toEqual({ state: 'ended', pullRequest: ended });
    expect(git(bare, 'for-each-ref', 'refs/heads/research')).toBe('');
  });

  test('that cannot be opened is opened by the next try, and the branch has one commit', async () => {
    const { target, state, repository, open } = setUp();
    state.fails = new AppError('forbidden', 'pull-requests');
    const put: object[] = [];
    const call = publishCall(bundle, null, { onBranch: (at) => put.push(at) });
    await expect(target.publish(call)).rejects.toMatchObject({ code: 'forbidden' });
    expect(put, 'it has left').toHaveLength(1);
    state.fails = null;
    expect(await publishAt(target, bundle, null)).toMatchObject({ outcome: 'unchanged', pullRequest: open });
    expect(countOn(repository)).toBe('1');
  });

  test('that was merged between the look and the push is told', async () => {
    const { target, state, open } = setUp();
    state.ended = { ...open, state: 'merged' };
    expect(await target.publish(publishCall(bundle, null))).toMatchObject({ state: 'ended' });
  });

  test('is none where the base holds the document already', async () => {
    const { target, bare, asked } = setUp();
    const { commit } = await publishAt(target, bundle, null);
    git(bare, 'update-ref', 'refs/heads/main', commit);
    git(bare, 'update-ref', '-d', `refs/heads/${bundle.branch}`);
    asked.length = 0;
    const again = await publishAt(target, bundle, lastOf(commit));
    expect(again).toMatchObject({ outcome: 'unchanged', commit, pullRequest: null, pullRequestPage: null });
    expect(asked).toEqual(['find acme:research/filters']);
  });
});
