/** The closed set of reasons a call can fail with. The interface maps each to a sentence and never reads `message` to decide. */
export const errorCodes = [
  'invalid', // the input does not fit the contract
  'not-found', // no such note, person, bundle …
  'no-vault', // nothing is open
  'vault-gone', // the folder vanished
  'vault-in-use', // another process holds the lock
  'newer-schema', // written by a newer Fieldbook: read-only
  'read-only', // the folder or file cannot be written
  'permission', // the folder or file cannot be read
  'disk-full',
  'io', // any other failure of the disk
  'conflict', // the file on disk is not the one that was edited
  'damaged', // bytes that cannot be shown as text
  'too-large',
  'no-teams', // a page without any team
  'no-evidence', // a claim that no quote supports is not let out; `message` is the claim
  'no-claim', // a finding whose claim nobody has written yet
  'not-cleared', // undecided hits, or the bundle is not the one previewed
  'not-a-clone', // the folder is no git repository
  'no-remote',
  'unsafe-config', // the clone's own git config holds a key that could run something; `message` is the key
  'no-git',
  'push-refused',
  'moved', // the branch on the remote holds commits that are not ours
  'network',
  'unauthorized', // no token for the host, or one that is expired or revoked; `message` is the host
  'forbidden', // the token may not do it; `message` is a `ForbiddenReason`, after `sso` a space and the page that lets it
  'rate-limited', // `message` is when it ends, ISO, by this machine's clock
  'archived', // the repository is read-only
  'empty', // the repository has no commit yet
  'gone', // not there, or not visible to this token; `message`: repository | base | account
  'refused', // the host said no; `message` is its first sentence
  'not-github', // what answered is none: a page of a proxy, another program
  'cancelled',
  'search-down',
  'gate-down', // what leaves could not be looked through for names, so nothing left
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure. `message` is a detail for people (a name, a key, a path inside the vault), never note text. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message = '',
  ) {
    super(message || code);
  }
}

export interface Failure {
  code: ErrorCode;
  message: string;
}

/** Whatever was thrown, as a failure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };
