import type { EndedPullRequest, PullRequestRef } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { isNarrow } from '../export/confirmations.ts';
import type { PublishCall } from '../export/export-target.ts';
import type { GitHub } from './client.ts';
import { openFork, type Sleep } from './fork.ts';
import type { GitHubTargetOf } from './github-target.ts';
import { createPullRequests } from './pull-request.ts';
import { isSame, type Place, type RepositoryState, readRepository } from './repositories.ts';
import type { Steps } from './steps.ts';

/** Where a branch goes and what it is proposed to. */
export interface Whereabouts {
  /** The repository that it is proposed to, by its name now. */
  upstream: Place;
  /** The repository that gets the branch: the same, or the fork. */
  place: Place;
  fork: RepositoryState | null;
  base: string;
  login: string;
}

/**
 * Finds out where the branch goes: where its open pull request is from, so that there is never a second one; else into the repository where the
 * account may write to it, and into its fork where not. A pull request of it that has ended is the answer where none is open. Throws AppError
 * 'archived', 'gone' (message: `repository`), 'invalid' (message: `branch`) where the branch is the base, 'forbidden' (message:
 * `contents`, or `fork`), 'not-cleared' where more people can read the fork than the repository
 * (message: `fork`), or the repository than was known (`unconfirmed`).
 */
export async function findPlace(
  github: GitHub,
  of: GitHubTargetOf,
  { bundle, options, signal }: PublishCall,
  { sleep, steps }: { sleep: Sleep; steps: Steps },
): Promise<Whereabouts | EndedPullRequest> {
  const repository = await readRepository(github, of, signal);
  // It was looked at before the bundle was looked through once more, which takes a while.
  if (of.isNarrow && !isNarrow(repository.visibility)) throw new AppError('not-cleared', 'unconfirmed');
  if (repository.archived) throw new AppError('archived', repository.repository);
  const login = github.login ?? (await github.request('GET /user', {}, { signal })).data.login;
  const base = of.base === '' ? repository.defaultBranch : of.base;
  const upstream = { owner: repository.owner, repo: repository.repository };
  refuseBase(bundle.branch, base, repository);

  const isOwner = isSame(login, repository.owner);
  const pulls = createPullRequests(github, upstream);
  const direct = await pulls.find(bundle.branch, repository.owner, signal);
  const forked = isOwner ? null : await pulls.find(bundle.branch, login, signal);
  const open = [direct, forked].filter(isOpen);
  const ended = [direct, forked].find((pull) => pull !== null);
  if (open.length === 0 && ended) return { state: 'ended', pullRequest: ended };

  const wantsFork = options.viaFork === 'always' || !repository.canPush;
  const usesFork = !isOwner && (open.length === 1 ? isOpen(forked) : wantsFork);
  if (!usesFork) {
    if (!repository.canPush) throw new AppError('forbidden', 'contents');
    return { upstream, place: upstream, fork: null, base, login };
  }
  steps.at('fork');
  const fork = await openFork(github, repository, { login, base, sleep }, signal);
  // Who can read the repository was confirmed; the fork is what gets the files.
  if (isNarrow(repository.visibility) && !isNarrow(fork.visibility)) throw new AppError('not-cleared', 'fork');
  if (fork.archived) throw new AppError('archived', `${fork.owner}/${fork.repository}`);
  refuseBase(bundle.branch, base, fork);
  return { upstream, place: { owner: fork.owner, repo: fork.repository }, fork, base, login };
}

function isOpen(pull: PullRequestRef | null): boolean {
  return pull?.state === 'open' || pull?.state === 'draft';
}

/** An export proposes: it never writes to the branch that it is proposed to, or to any default branch. */
function refuseBase(branch: string, base: string, { defaultBranch }: RepositoryState): void {
  if (branch === base || branch === defaultBranch) throw new AppError('invalid', 'branch');
}
