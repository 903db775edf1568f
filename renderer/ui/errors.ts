import { AppError, type ErrorCode } from '../../shared/result.ts';

/** What each failure means to the person at the screen, and what to do next. `%s` is the detail, where there is one. */
const sentences: Record<ErrorCode, string> = {
  invalid: 'That did not work as entered. Check it and try again.',
  'not-found': 'It is no longer in the vault. It may have been moved or deleted.',
  'no-vault': 'No vault is open. Open or create one first.',
  'vault-gone':
    'The vault’s folder is not there. Reconnect the drive or put the folder back; nothing was treated as deleted.',
  'vault-in-use': 'Another program has this vault open. Close it there and try again.',
  'newer-schema': 'A newer Fieldbook wrote this vault, so it is open for reading only. Update Fieldbook to edit it.',
  'read-only': 'The folder or file cannot be written. Allow writing to it and try again.',
  permission: 'Fieldbook may not read the folder or file. Allow access to it and try again.',
  'disk-full': 'The disk is full. Free some space; what you typed is kept here until then.',
  io: 'The disk reported a problem. Try again; what you typed is kept here.',
  conflict: 'The file was changed by another program. Both versions are kept.',
  damaged: 'The file holds bytes that are not text, so it is shown for reading only.',
  'too-large': 'The file is too large to edit here. It is left as it is.',
  'no-teams': 'The page names no team. Check that it lists teams and their PMs.',
  'no-evidence':
    'No quote that still stands supports “%s”. Attach one or repair its evidence, or leave the finding out.',
  'no-claim': 'One of the findings has no claim yet. Write it in one sentence, or leave the finding out.',
  'not-cleared': 'Some names are still undecided, or the text changed. Decide on each and look at the preview again.',
  'not-a-clone': 'This folder is no Git clone. Choose the folder that contains “.git”.',
  'no-remote': 'The clone has no remote to push to. Add one with “git remote add origin …”.',
  'unsafe-config':
    'The clone’s Git settings contain “%s”, which could run a program. Remove it from .git/config and try again.',
  'no-git': 'Git was not found. Install Git 2.5 or newer and try again.',
  'push-refused': 'The remote refused the push. Check your rights to the repository; nothing was changed there.',
  moved:
    'The branch on the remote holds commits that are not from this vault. Rename the export, or merge that branch first.',
  network: 'The remote could not be reached. Check the connection and try again.',
  unauthorized: 'GitHub does not accept the token for %s. Connect the account again in Settings → GitHub.',
  forbidden: 'GitHub does not allow this. Check the rights of the token and of your account.',
  'rate-limited': 'GitHub takes no more calls from this account for now. Try again later.',
  archived: 'The repository is archived, so nothing can be added to it. Choose another one, or have it unarchived.',
  empty: 'The repository has no commit yet. Add a first file on GitHub, then try again.',
  gone: 'GitHub does not show it to this account. It was removed or renamed, or the token has no right to see it.',
  refused: 'GitHub refused it (%s). Put that right there, then try again.',
  'not-github':
    'What answered is not GitHub. Check the address, or sign in to the network that you are on, and try again.',
  cancelled: 'Cancelled.',
  'search-down': 'Search is restarting. Your notes are not affected; try again in a moment.',
  'gate-down':
    'The check for names did not finish, so nothing left the vault. Try again; a smaller selection is checked faster.',
  internal: 'Something unforeseen went wrong. Your notes are safe on disk; try again or restart Fieldbook.',
};

/** What stands in the place of a detail that did not come with the failure. */
const unsaid: Partial<Record<ErrorCode, string>> = { refused: 'it gave no reason', unauthorized: 'this host' };

/** The sentence for a failure. `message` is the detail that came with it (a key, a path); note text never is. */
export function errorSentence(code: ErrorCode, message = ''): string {
  const sentence = sentences[code];
  return sentence.includes('%s') ? sentence.replace('%s', () => message || (unsaid[code] ?? 'a setting')) : sentence;
}

/** The sentence for whatever was thrown; `null` for what the user cancelled. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return errorSentence('internal');
  return error.code === 'cancelled' ? null : errorSentence(error.code, error.message);
}
