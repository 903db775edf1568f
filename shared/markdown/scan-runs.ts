import { markup } from './scan-inline-patterns.ts';

/** The next place, at or after `from`, where something other than text could begin; the end of the text if there is none. */
export function nextMarkup(text: string, from: number): number {
  markup.lastIndex = from;
  return markup.test(text) ? markup.lastIndex - 1 : text.length;
}

/** How often the character at a place is repeated there. */
export function runLength(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === text[at]) end++;
  return end - at;
}

/** The character before a place, a surrogate pair as a whole; a space at the start of the text. */
export function codePointBefore(text: string, at: number): string {
  if (at === 0) return ' ';
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text[at - 1]!;
}
