import { digit, letter, none, unitAt, unspaced, widthAt } from './units.ts';

/** The words of a folded text and what is between them: `gaps[i]` stands before `words[i + 1]`. */
export interface Words {
  words: string[];
  gaps: string[];
}

/** Parts a folded text into words: runs of letters and digits; where a script has no spaces, each sign. */
export function wordsIn(text: string): Words {
  const words: string[] = [];
  const gaps: string[] = [];
  let last = -1;
  for (let at = 0; at < text.length; ) {
    if (unitAt(text, at) === none) {
      at++;
      continue;
    }
    const end = wordEnd(text, at);
    if (last >= 0) gaps.push(text.slice(last, at));
    words.push(text.slice(at, end));
    last = end;
    at = end;
  }
  return { words, gaps };
}

/** Where the word that begins at `at` ends, at most `longest` units on. */
export function wordEnd(text: string, at: number, longest = Number.POSITIVE_INFINITY): number {
  if (unitAt(text, at) === unspaced) return at + widthAt(text, at);
  let end = at + 1;
  for (; end < text.length && end - at <= longest; end++) {
    const kind = unitAt(text, end);
    if (kind !== letter && kind !== digit) break;
  }
  return end;
}

/** Units between two words of one identity, at most. */
export const widestGap = 16;
const loose = /^[ \-_./+,'&·]*$/;

/** Whether what is between two words may be between the words of one name, however it is spelled: `noor-haddad`, `Haddad, Noor`, `N. Haddad`. */
export function isLooseGap(gap: string): boolean {
  if (gap === ' ' || gap === '') return true;
  if (gap.length > 4 || !loose.test(gap)) return false;
  // Without a space, a comma parts the cells of a table.
  const comma = gap.indexOf(',');
  return comma < 0 || gap === ', ';
}

/** What is between two words where each sign of it counts. */
export function exactGap(gap: string): string {
  return gap.replaceAll(' ', '');
}
