import type { PublishNote, PullRequestOptions, PullRequestRef } from '../../shared/ipc/export.ts';
import type { PublishCall, ReleasedBundle, SaidBefore } from './export-target.ts';

/** The pull requests of one repository, whichever way their branches go there. */
export interface PullRequests {
  /**
   * Opens the pull request of a branch that is there, or brings its title and body up to date; asks reviewers and sets labels that the
   * repository has. Never a second one for the same branch. One that was merged or closed is left as it is: `ended`. Throws as GitHub's
   * client does; safe to try again.
   */
  ensure(request: {
    bundle: ReleasedBundle;
    branch: string;
    /** Who owns the repository that the branch is in. */
    headOwner: string;
    base: string;
    options: PullRequestOptions;
    /** What our exports had it say before: only such texts are changed. */
    said: readonly SaidBefore[];
    signal: AbortSignal;
    progress: PublishCall['progress'];
  }): Promise<{ pullRequest: PullRequestRef; notes: PublishNote[] } | { ended: PullRequestRef }>;
  /** The newest pull request of a branch, whatever became of it. */
  find(branch: string, headOwner: string, signal: AbortSignal): Promise<PullRequestRef | null>;
}
