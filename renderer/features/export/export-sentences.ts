import type { SavedFolder } from '../../../shared/ipc/export.ts';
import { AppError, type ErrorCode } from '../../../shared/result.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { shownName } from '../../ui/shown-name.ts';
import { githubSentences } from './pull-request/github-sentences.ts';
import { standInsTaken } from './record-sentences.ts';

const whilePreviewing: Partial<Record<ErrorCode, (detail: string) => string>> = {
  'not-found': (what) =>
    what === 'finding' || what === 'goal'
      ? `That ${what} is no longer in the vault. Take it out of the export.`
      : 'One of the interviews is no longer in the vault. Take it out of the export.',
  damaged: (path) => `“${path}” holds bytes that are not text. Take it out of the export.`,
  'no-evidence': (claims) =>
    `No quote that may leave supports ${claims
      .split('\n')
      .map((claim) => `“${claim}”`)
      .join(' or ')}. Attach one, repair the evidence, or take the finding out.`,
  'search-down': (why) =>
    why === 'indexing'
      ? 'The interviews are still being read for the search. The results appear here once nothing is missing.'
      : 'The search is starting again. Go back and try once more in a moment.',
};

const whileSaving: Partial<Record<ErrorCode, (detail: string) => string>> = {
  'not-cleared': () => 'Something changed since this preview. Look at the preview again, then decide what is open.',
  invalid: (where) =>
    where === 'inside'
      ? 'Choose a place outside the vault: in its folder the file could take the place of a note.'
      : `“${where}” cannot be the name of a file here. Choose another one.`,
  'read-only': (name) => `“${name}” cannot be written there. Choose another folder, or allow writing to it.`,
  'disk-full': () => 'The disk is full. Free some space, then save again.',
};

const notCleared: Readonly<Record<string, string>> = {
  remote: 'The clone’s remote has changed since you confirmed it. Choose the clone again.',
  unconfirmed:
    'Anybody can read this repository, which was not so the last time, or nobody has said. Nothing was sent. Publish again to see exactly what leaves, and confirm it.',
  fork: 'Anybody can read your fork, and the repository is not public. Nothing was sent. Make the fork private or delete it on GitHub, then try again.',
  'stand-ins': standInsTaken,
};

const whilePublishing: Partial<Record<ErrorCode, (detail: string) => string>> = {
  'not-found': (what) =>
    what === 'branch'
      ? 'The repository has no branch with commits yet. Push a first commit to it and try again.'
      : 'This clone is no longer known here. Choose it again.',
  'not-cleared': (why) =>
    notCleared[why] ?? 'Something changed since this preview. Look at the preview again, then decide what is open.',
  'unsafe-config': (key) =>
    `The clone’s own Git settings hold “${key}”, which could run a program. Nothing was run or sent. Remove it from the clone’s .git/config and try again.`,
  'push-refused': (reason) =>
    reason === ''
      ? 'The remote refused the push. Nothing was changed there. Check your rights to the repository.'
      : `The remote refused the push: “${reason}” Nothing was changed there.`,
  moved: (what) =>
    what.endsWith('.md')
      ? `Somebody else changed “${what}” in the repository, so it was not overwritten. Merge that branch first, or change the title to export to a new file.`
      : `Others are pushing to “${what}” right now. Nothing was overwritten. Try again in a moment.`,
  conflict: (number) =>
    `Pull request ${number} was merged or closed meanwhile. Nothing was sent. Change the title to propose this as a new one.`,
  network: (reason) =>
    reason === ''
      ? 'The remote could not be reached. Check the connection and try again.'
      : `The remote could not be reached: ${reason}. Check the connection and your sign-in, then try again.`,
  ...githubSentences,
  'too-large': (what) =>
    what === 'outbox'
      ? 'Too much waits to be sent already. Send or discard some of it, then keep this one ready.'
      : 'It is too large to be published. Leave some of its pictures out.',
  invalid: (path) => `“${path}” cannot be a file in this repository. Change the title or the vault’s export path.`,
};

const whilePrinting: Partial<Record<ErrorCode, (detail: string) => string>> = {
  'not-cleared': whileSaving['not-cleared']!,
  invalid: () => 'Another print is still open. Finish or cancel it, then print again.',
  io: () => 'Nothing was printed. Check the printer in the system’s settings, then print again.',
};

const whenDoing = { preview: whilePreviewing, publish: whilePublishing, save: whileSaving, print: whilePrinting };
export type Doing = Exclude<keyof typeof whenDoing, 'preview'>;

/** A folder that could be replaced only in part: how far, and what to do. */
export function partlySaved({ name, written, files, why }: Extract<SavedFolder, { outcome: 'partly' }>): string {
  const reason = why === 'disk-full' ? 'The disk is full. Free some space' : 'The other files could not be written';
  return `${written} of ${files} files in “${shownName(name)}” are the new ones. ${reason}, then save again, or keep both.`;
}

/** The sentence for a failed export: what happened, what did not, what to do next. `null` for what the user cancelled. */
export function exportSentence(error: unknown, doing: keyof typeof whenDoing): string | null {
  if (!(error instanceof AppError)) return sentenceOf(error);
  const detail = error.message === error.code ? '' : error.message;
  const own = whenDoing[doing][error.code];
  return own ? own(detail.split('\n').map(shownName).join('\n')) : sentenceOf(error);
}
