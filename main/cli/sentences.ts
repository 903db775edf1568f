import type { AppError, ErrorCode } from '../../shared/result.ts';

const sentences: Partial<Record<ErrorCode, string>> = {
  'not-found': 'Nothing was found.',
  'vault-gone': 'There is no such folder.',
  'vault-in-use': 'Fieldbook has this vault open. Close it there first.',
  'newer-schema': 'A newer Fieldbook wrote this vault, so this one only reads it.',
  'read-only': 'This cannot be written.',
  permission: 'This user may not read it.',
  'disk-full': 'The disk is full.',
  io: 'The disk did not do what it was asked to.',
  conflict: 'Somebody else has changed it in the meantime.',
  damaged: 'This cannot be read as what it should be, so it was left as it is.',
  'too-large': 'This is too large.',
  'no-teams': 'No team was found on that page.',
  'no-evidence': 'No quote that still stands supports this claim.',
  'no-claim': 'This finding has no claim yet.',
  unauthorized: 'GitHub does not accept the token for this host.',
  forbidden: 'GitHub does not allow this.',
  'rate-limited': 'GitHub takes no more calls from this account for now. It will again at the time below.',
  archived: 'The repository is archived.',
  empty: 'The repository has no commit yet.',
  gone: 'It is not on GitHub, or this token may not see it.',
  refused: 'GitHub refused.',
  'not-github': 'What answered is not GitHub: check the address, and whether the network wants a sign-in.',
  'push-refused': 'The remote did not take it.',
  moved: 'Something else lies there already.',
  'unsafe-config': 'A setting of the clone could run programs, so it is not used.',
  'no-remote': 'The clone has no remote that can be used.',
  'not-a-clone': 'The folder of this target is no clone any more.',
  'no-git': 'git is not installed.',
  'not-cleared': 'This may not leave.',
  network: 'The host could not be reached.',
  invalid: 'This cannot be done here.',
  'gate-down': 'The check for names did not finish, so nothing was printed.',
};

/** What a person reads on the terminal when a command fails. */
export function sentenceFor(error: AppError): string {
  const sentence = sentences[error.code] ?? 'Something went wrong.';
  return error.message === error.code ? sentence : `${sentence} (${error.message})`;
}
