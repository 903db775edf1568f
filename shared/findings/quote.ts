import { squeeze } from '../markdown/words.ts';
import { indexTerms } from '../search/tokenize.ts';

/** Of the telling words of two texts, so many at least are the same ones (Dice: 0 none, 1 all). */
const leastShared = 0.5;

/** Whether two texts are the same but for white space and for how letters with accents are encoded. */
export function isSameText(a: string, b: string): boolean {
  return a === b || composed(a) === composed(b);
}

/** Whether a text may be the quote with changes: at least half of the telling words of both are the same. */
export function isRecognizable(text: string, quote: string): boolean {
  if (isSameText(text, quote)) return true;
  const now = indexTerms(text);
  const before = indexTerms(quote);
  const counts = new Map<string, number>();
  for (const term of before) counts.set(term, (counts.get(term) ?? 0) + 1);
  let shared = 0;
  for (const term of now) {
    const left = counts.get(term) ?? 0;
    if (left === 0) continue;
    counts.set(term, left - 1);
    shared++;
  }
  return shared > 0 && (2 * shared) / (now.length + before.length) >= leastShared;
}

function composed(text: string): string {
  return squeeze(text.normalize('NFC'));
}
