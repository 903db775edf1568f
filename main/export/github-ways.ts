import type { GitHubRepository, Target, Visibility } from '../../shared/ipc/export.ts';
import type { ExportTarget } from './export-target.ts';
import type { PullRequests } from './pull-requests.ts';

/** A repository as an account of its host sees it now. */
export interface SeenRepository extends GitHubRepository {
  visibility: Exclude<Visibility, 'unknown'>;
  defaultBranch: string;
}

/** What exports need of GitHub. Each call throws as GitHub's client does: 'unauthorized' (message: the host) where no account is connected. */
export interface GitHubWays {
  isConnected(host: string): Promise<boolean>;
  /** Throws AppError 'gone' (message: `repository`). By its id where that is known, so that a renamed one is found. */
  repository(
    named: Omit<GitHubRepository, 'repositoryId'> & { repositoryId?: number },
    signal?: AbortSignal,
  ): Promise<SeenRepository>;
  /** A target with a repository of GitHub. */
  openTarget(target: Target & { github: GitHubRepository }): Promise<ExportTarget>;
  pullRequests(repository: GitHubRepository): Promise<PullRequests>;
}
