import type { Reading } from './reading.ts';
import { none, unitAt } from './units.ts';

/** How far around a word its address is looked for. */
const reach = 200;
const address = /:\/\/|@|^www\.|[\p{L}\p{N}-]\.[a-z]{2,24}(?:[/:?#]|$)/u;

/** Whether an `@` stands right before `start`. */
export function isAddressed({ text }: Reading, start: number): boolean {
  return text[start - 1] === '@';
}

/** Whether `[start, end)` is within an address: of a page, of a mailbox, or one that begins with `@`. */
export function isInAddress({ text }: Reading, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < reach && !/[\s<>"'()]/.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < reach && !/[\s<>"'()]/.test(text[to]!)) to++;
  return address.test(text.slice(from, to).replace(/[.,;:!?]+$/, ''));
}

/** Where the word before the space at `start - 1` begins, or `null`. */
export function spaceBefore(text: string, start: number): number | null {
  if (text[start - 1] !== ' ') return null;
  let at = start - 1;
  while (at > 0 && start - at < reach && unitAt(text, at - 1) !== none) at--;
  return at < start - 1 ? at : null;
}
