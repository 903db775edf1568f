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

/** The runs of backticks of a text, found once each. */
export class TickRuns {
  /** By length of run: from where on there is none. */
  private readonly none = new Map<number, number>();

  constructor(private readonly text: string) {}

  /** The next run of exactly `length` backticks at or after `from`; -1 where there is none. */
  closing(from: number, length: number): number {
    if ((this.none.get(length) ?? Number.POSITIVE_INFINITY) < from) return -1;
    for (let i = this.text.indexOf('`', from); i >= 0; ) {
      const run = runLength(this.text, i);
      if (run === length) return i;
      i = this.text.indexOf('`', i + run);
    }
    this.none.set(length, from - 1);
    return -1;
  }
}
