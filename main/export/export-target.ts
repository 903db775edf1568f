import type {
  EndedPullRequest,
  MovedBranch,
  Published,
  PublishStep,
  PullRequestOptions,
} from '../../shared/ipc/export.ts';

/** What the door lets out: exactly the bytes that were previewed and cleared. */
export interface ReleasedBundle {
  title: string;
  branch: string;
  commitMessage: string;
  /** What the pull request says; nothing where there is none. */
  pullRequest?: { title: string; body: string } | null;
  files: readonly { path: string; text: string }[];
  /** Pictures, byte for byte; named by their content (`imageName`), in the folder beside the document. */
  images: readonly { path: string; bytes: Uint8Array }[];
}

/** What an earlier export of the same selection left on the target. */
export interface LastExport {
  /** Id of the commit that was published. */
  commit: string;
  /** SHA-256 of the file's text, lower-case hex. */
  contentHash: string;
  /** What our exports of the selection had its pull requests say; nothing where it is not known. */
  said?: readonly SaidBefore[];
}

/** Title and body of a pull request as hashes with a salt, by which it is seen whether anybody has edited them since. */
export interface SaidBefore {
  salt: string;
  title: string;
  body: string;
}

/** One publishing. */
export interface PublishCall {
  bundle: ReleasedBundle;
  last: LastExport | null;
  options: PullRequestOptions;
  /** The head of a moved branch on top of which the user wants ours; also where ours then takes the place of files that others changed. */
  onTopOf: string | null;
  signal: AbortSignal;
  /** `total` is known before the first write and stays. */
  progress(step: PublishStep, done: number, total: number): void;
  /**
   * To be told as soon as the branch holds the bundle, before the pull request is asked for: from then on it has left, whatever becomes of
   * the rest.
   */
  onBranch(at: { branch: string; path: string; commit: string }): void;
}

/** What became of a publishing, as the way out tells it. */
export type PublishAnswer = Published | MovedBranch | EndedPullRequest;

/** A place where documents are proposed for review: a local clone, or GitHub's API. */
export interface ExportTarget {
  /**
   * Puts the files on the branch, as one commit on top of what is there, and never forces; then opens the pull request or brings it up to
   * date where it can. The same files again are 'unchanged'. Pictures of an earlier export that the document no longer shows go.
   *
   * Commits of others: where the branch holds any since `last.commit` (all since it left the base where that is not among them, or
   * there is no `last`) and the bundle would change it, the answer is 'moved' and nothing was written, unless `onTopOf` is that very head.
   * Where the branch is not there yet, and the base's file is neither ours of `last` nor what is about to go there, the answer is 'moved'
   * with the base's head and the commits that changed the file since `last.commit`; without a `last` it is AppError 'moved' (message: the
   * path), as the file is somebody else's.
   *
   * Throws AppError 'cancelled' once `signal` says so, 'push-refused' (message: the remote's first line), 'unsafe-config' (message: the
   * key), 'no-remote', 'not-a-clone', 'not-found', 'no-git', 'network', and what GitHub's client throws. Safe to try again.
   */
  publish(call: PublishCall): Promise<PublishAnswer>;
  /** The text that an earlier export left at `path`, byte for byte; `null` where this machine no longer has it. Asks nobody else. */
  read(last: LastExport, path: string): Promise<string | null>;
}
