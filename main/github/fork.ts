import { AppError } from '../../shared/result.ts';
import { GitHubError } from './answer.ts';
import { headOf } from './branch.ts';
import type { GitHub } from './client.ts';
import { createGitData } from './git-data.ts';
import { findRepository, isSame, type Place, type RepositoryState, readRepository } from './repositories.ts';

/** Waits; rejects with AppError 'cancelled' once `signal` says so. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** How long GitHub is given to make a fork, which it does after it has answered: "up to five minutes". */
const waits = [
  500, 1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 15_000, 15_000, 30_000, 30_000, 60_000, 60_000, 60_000,
];

/**
 * The account's fork of a repository, once it can be used: that of the same name, else the one that GitHub answers with when it is asked for one
 * (it has it under another name, or it is made now). Throws AppError 'forbidden' (message: `fork`) where none may be made, 'network' (message:
 * `fork`) where it takes too long: the next try finds it.
 */
export async function openFork(
  github: GitHub,
  upstream: RepositoryState,
  { login, base, sleep }: { login: string; base: string; sleep: Sleep },
  signal: AbortSignal,
): Promise<RepositoryState> {
  const fork =
    (await findFork(github, upstream, login, signal)) ?? (await askForFork(github, upstream, { login, base }, signal));
  for (const wait of [...waits, null]) {
    const ready = await whenReady(github, fork, signal);
    if (ready) return ready;
    if (wait !== null) await sleep(wait, signal);
  }
  throw new AppError('network', 'fork');
}

/** One of another repository that has the name, or none at all, does not count. */
async function findFork(
  github: GitHub,
  upstream: RepositoryState,
  login: string,
  signal: AbortSignal,
): Promise<RepositoryState | null> {
  const found = await findRepository(github, { owner: login, repository: upstream.repository }, signal);
  return found?.isFork && found.network === upstream.network && isSame(found.owner, login) ? found : null;
}

type Named = Pick<RepositoryState, 'owner' | 'repository' | 'repositoryId'>;

async function askForFork(
  github: GitHub,
  upstream: RepositoryState,
  { login, base }: { login: string; base: string },
  signal: AbortSignal,
): Promise<Named> {
  const { owner, repository, defaultBranch } = upstream;
  if (!upstream.canFork) throw new AppError('forbidden', 'fork');
  const parameters = { owner, repo: repository, default_branch_only: base === defaultBranch };
  try {
    const { data } = await github.request('POST /repos/{owner}/{repo}/forks', parameters, { signal });
    return { owner: data.owner.login, repository: data.name, repositoryId: Number(data.id) };
  } catch (error) {
    if (!(error instanceof GitHubError && error.lost) || error.code === 'cancelled') throw error;
    // Asked for, whatever was answered; one under another name is found by the next try.
    const found = await findFork(github, upstream, login, signal).catch(() => null);
    if (!found) throw error;
    return found;
  }
}

async function whenReady(github: GitHub, fork: Named, signal: AbortSignal): Promise<RepositoryState | null> {
  try {
    const place = { owner: fork.owner, repo: fork.repository };
    const state = await readRepository(github, fork, signal);
    return (await headOf(github, place, state.defaultBranch, signal)) === null ? null : state;
  } catch (error) {
    // "Not found" and "empty" are what a fork is before it is one.
    if (error instanceof AppError && (error.code === 'empty' || error.code === 'gone')) return null;
    throw error;
  }
}

/**
 * The commit of the base on which a new branch of a fork can stand: the base's head where the fork has it, or gets it by being brought up to date;
 * else the newest of the base that the fork has. Only a fork's base that is merely behind is touched. `defaultBranch`: the fork's.
 */
export async function commitToStandOn(
  github: GitHub,
  {
    upstream,
    fork,
    base,
    head,
    defaultBranch,
  }: { upstream: Place; fork: Place; base: string; head: string; defaultBranch: string },
  signal: AbortSignal,
): Promise<string> {
  const git = createGitData(github, fork, signal);
  if ((await git.treeOf(head)) !== null) return head;
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  const against = (branch: string) => ({ ...upstream, basehead: `${base}...${fork.owner}:${branch}` });
  const compared = await github.find(route, against(base), { signal });
  const { data } = compared ?? (await github.request(route, against(defaultBranch), { signal }));
  if (compared && data.ahead_by === 0) {
    try {
      await github.request('POST /repos/{owner}/{repo}/merge-upstream', { ...fork, branch: base }, { signal });
    } catch (error) {
      // Its token may not touch workflows, its owner has protected the branch: an older commit does as well.
      if (!(error instanceof AppError) || !['forbidden', 'refused', 'gone', 'network'].includes(error.code))
        throw error;
    }
    if ((await git.treeOf(head)) !== null) return head;
  }
  return data.merge_base_commit.sha;
}
