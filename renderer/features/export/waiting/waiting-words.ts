import type { Waiting } from '../../../../shared/ipc/export.ts';
import { AppError } from '../../../../shared/result.ts';
import { momentWords, plural } from '../../../ui/format.ts';
import { publishFailure } from '../pull-request/publish-failure.ts';
import { bytesInWords } from '../size-words.ts';

/** What it is called; one whose file cannot be read has no title. */
export function titleOfWaiting({ title }: Pick<Waiting, 'title'>): string {
  return title || 'An export that cannot be read';
}

/** Where it is to go, as this machine calls it. */
export function placeOfWaiting({ targetName }: Pick<Waiting, 'targetName'>): string {
  return targetName ?? 'A repository that is no longer known here';
}

/** Since when it waits and how much it is: `Kept 14:05 · 12 KB · 1 file, 2 images`. */
export function aboutWaiting({ at, bytes, files, images }: Pick<Waiting, 'at' | 'bytes' | 'files' | 'images'>): string {
  const pictures = images > 0 ? `, ${plural(images, 'image')}` : '';
  return `Kept ${momentWords(at)} · ${bytesInWords(bytes)} · ${plural(files, 'file')}${pictures}`;
}

/** What has to be looked at in one that did not pass the door again. */
const notCleared: Readonly<Record<string, string>> = {
  hits: 'The vault knows more by now, and names somebody in it. Open it to look at the names again.',
  consent: 'Somebody has taken their consent back, or an interview is gone. Open it to look at it again.',
  'stand-ins': 'A stand-in in it is somebody else’s by now. Open it to look at the names again.',
  names: 'Another export has taken its branch or file. Open it to publish it under another name.',
  fork: 'Anybody can read your fork, and the repository is not public. Make the fork private or delete it on GitHub.',
  older: 'A newer state of the document is published. Discard this one, or open the document as it is now.',
  unconfirmed: 'Anybody may be able to read the repository by now. Send it again to confirm exactly what leaves.',
};

const heldBack: Readonly<Record<string, string>> = {
  moved: 'Others have changed its branch. Send it again to see what they did.',
  ended: 'Its pull request was merged or closed meanwhile. Open it to propose it as a follow-up.',
};

/** Why it did not go the last time, as a sentence; `null` where it was not tried, or the user stopped it. */
export function lastSentence({ last }: Pick<Waiting, 'last'>): string | null {
  if (last === null) return null;
  const { code, message } = last;
  if (code === 'damaged') return `“${message}” cannot be read, so it is never sent. Discard it and export again.`;
  const own = code === 'not-cleared' ? notCleared[message] : code === 'moved' ? heldBack[message] : undefined;
  return own ?? publishFailure(new AppError(code, message))?.sentence ?? null;
}

/** What can be done with it: one that cannot go as it is has to be looked at first, and a file that is none can only be discarded. */
export function waysOfWaiting({
  last,
  targetName,
}: Pick<Waiting, 'last' | 'targetName'>): 'send' | 'review' | 'discard' {
  if (last?.code === 'damaged') return 'discard';
  const isHeldBack = last?.code === 'not-cleared' && !['unconfirmed', 'fork'].includes(last.message);
  return targetName === null || isHeldBack || hasEnded({ last }) ? 'review' : 'send';
}

/** Its pull request was merged or closed meanwhile. */
export function hasEnded({ last }: Pick<Waiting, 'last'>): boolean {
  return last?.code === 'moved' && last.message === 'ended';
}
