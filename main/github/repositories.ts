import type { ForbiddenReason } from '../../shared/ipc/github.ts';
import { AppError } from '../../shared/result.ts';
import type { SeenRepository } from '../export/github-ways.ts';
import type { GitHub } from './client.ts';

/** A repository that something is put into: the one that is proposed to, or a fork of it. */
export interface Place {
  owner: string;
  repo: string;
}

/** A repository as the account may use it now. */
export interface RepositoryState extends SeenRepository {
  archived: boolean;
  /** The account's own part; what the token may do shows when it does it. */
  canPush: boolean;
  canFork: boolean;
  isFork: boolean;
  /** Id of the repository that all forks of one come from: the same in each of them. */
  network: number;
}

/**
 * Reads a repository by its name as it is now. With `repositoryId`, one that was renamed or handed to another owner is found (GitHub redirects)
 * and its new name is in the answer; another one that has taken the name since is not: AppError 'gone' (message: `repository`).
 */
export async function readRepository(
  github: GitHub,
  named: { owner: string; repository: string; repositoryId?: number },
  signal?: AbortSignal,
): Promise<RepositoryState> {
  const found = await findRepository(github, named, signal);
  if (!found || (named.repositoryId !== undefined && found.repositoryId !== named.repositoryId)) {
    throw new AppError('gone', 'repository');
  }
  return found;
}

/** A repository by its name as it is now; `null` where there is none that the account can see. */
export async function findRepository(
  github: GitHub,
  { owner, repository }: { owner: string; repository: string },
  signal?: AbortSignal,
): Promise<RepositoryState | null> {
  const found = await github.find('GET /repos/{owner}/{repo}', { owner, repo: repository }, { signal });
  if (!found) return null;
  const { data } = found;
  return {
    host: github.host,
    owner: data.owner.login,
    repository: data.name,
    repositoryId: Number(data.id),
    visibility: visibilityOf(data),
    defaultBranch: data.default_branch,
    archived: data.archived,
    canPush: data.permissions?.push ?? true,
    canFork: data.allow_forking ?? true,
    isFork: data.fork,
    network: Number(data.source?.id ?? data.id),
  };
}

/** Who can read a repository. Servers of before there were internal ones say only whether it is private. */
function visibilityOf(data: { visibility?: string; private: boolean }): SeenRepository['visibility'] {
  if (data.visibility === 'public' || data.visibility === 'private' || data.visibility === 'internal') {
    return data.visibility;
  }
  return data.private ? 'private' : 'public';
}

/** Whether two logins are of one account. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * Does a write to a repository that could be read a moment ago: what GitHub says is not there is then the right to write, and AppError 'forbidden'
 * with this reason.
 */
export async function mayWrite<T>(answer: Promise<T>, reason: ForbiddenReason): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') throw new AppError('forbidden', reason);
    throw error;
  }
}
