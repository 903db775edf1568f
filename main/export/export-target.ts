import type { Published } from '../../shared/ipc/export.ts';

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
}

/** A place where documents are proposed for review: a local clone now, GitHub's API later. */
export interface ExportTarget {
  /**
   * Puts the files on the branch, as one commit on top of what is there, and never forces. The same files again are 'unchanged'.
   * Pictures of an earlier export that the document no longer shows go.
   * Throws AppError 'moved' where somebody else changed a file that would be overwritten, 'push-refused' (message: the remote's
   * first line), 'unsafe-config' (message: the key), 'no-remote', 'not-a-clone', 'not-found', 'no-git' or 'network'. Safe to retry.
   */
  publish(bundle: ReleasedBundle, last: LastExport | null): Promise<Published>;
  /** The text that an earlier export left at `path`, byte for byte; `null` where this machine no longer has it. Asks nobody else. */
  read(last: LastExport, path: string): Promise<string | null>;
}
