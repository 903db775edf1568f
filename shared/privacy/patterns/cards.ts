import { joined, type Run } from './digit-groups.ts';
import type { Span } from './span.ts';

/** First digits and lengths of the issuers of cards (ISO/IEC 7812, as the networks publish them). */
const issuers: readonly { begins: RegExp; lengths: readonly number[] }[] = [
  // Those of 13 digits are no longer given out, and read like the number of an article.
  { begins: /^4/, lengths: [16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(?:0[0-5]|095|[689])/, lengths: [14, 16, 19] },
  { begins: /^(?:6011|64[4-9]|65|622)/, lengths: [16, 17, 18, 19] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { begins: /^62/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [16, 17, 18, 19] },
  { begins: /^220[0-4]/, lengths: [16, 17, 18, 19] },
];
const shortest = 14;
const longest = 19;
/** How many groups a card number is written in, at most: 4-4-4-4-3. */
const mostGroups = 5;

/** Numbers of payment cards: the digits of an issuer in one group or groups that a space or hyphen parts, with a right check digit. */
export function cardsIn(text: string, runs: readonly Run[]): Span[] {
  const found: Span[] = [];
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      const to = cardEnd(text, run, from);
      if (to === from) continue;
      found.push({ kind: 'card', start: run[from]!.start, end: run[to - 1]!.end });
      from = to - 1;
    }
  }
  return found;
}

function cardEnd(text: string, run: Run, from: number): number {
  let length = 0;
  for (let to = from; to < run.length && to - from < mostGroups; to++) {
    if (to > from && !/^[ -]$/.test(text.slice(run[to - 1]!.end, run[to]!.start))) return from;
    length += run[to]!.digits.length;
    if (length > longest) return from;
    if (length < shortest) continue;
    if (!isUsual(run, from, to)) continue;
    if (isCard(joined(run, from, to + 1))) return to + 1;
  }
  return from;
}

/** In one piece, in fours, or as the 14 and 15 digits of some issuers are written (4-6-4, 4-6-5): a number beside it is none of its groups. */
function isUsual(run: Run, from: number, to: number): boolean {
  const sizes = run.slice(from, to + 1).map(({ digits }) => digits.length);
  return sizes.length === 1 || /^(?:4,){3}[1-4](?:,[1-3])?$|^4,6,[45]$/.test(sizes.join(','));
}

function isCard(digits: string): boolean {
  return (
    isLuhn(digits) && issuers.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits))
  );
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
