import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { joined, opening, type Run } from './digit-groups.ts';
import type { Span } from './span.ts';

/** Fewest digits of a subscriber number, most of any number (E.164). */
const fewest = 7;
const most = 15;
/** "+49 (0) 30 12 34 56 78" has the most groups; within a country there are fewer. */
const mostGroups = 8;
const mostNationalGroups = 6;
/** Words before a number that say what it is. */
const cue =
  /(?:^|[^\p{L}])(?:tel|telephone|telefon|tél|téléphone|phone|phones|mobile|mob|cell|cellphone|handy|fax|whatsapp|signal|sms|dial|call|called|calls|calling|ring|rufnummer|hotline|number is|reached? (?:me|him|her|them|us) (?:at|on))[^\p{L}\d]{0,3}(?:(?:number|no|nr|me|him|her|us|them|at|on|is|under)[^\p{L}\d]{0,3}){0,3}$/u;
/** How far back such a word is looked for. */
const cueReach = 48;
const date =
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|\d{1,2}[-./]\d{1,2}[-./]\d{2})$/;

/**
 * Phone numbers of anybody: international ones (`+`, `00`) of a length that their country has, and those written as people write
 * numbers of a country: `(555) 014-2233`, `06 12 34 56 78`, `030 1234567`, or after a word such as "call". With the `region` (ISO 3166) in
 * which the vault is at home, whatever is valid there and is written in groups. Bare digits, dates and times are none.
 */
export function phonesIn(text: string, runs: readonly Run[], region?: string): Span[] {
  const country = region && isSupportedCountry(region) ? region : undefined;
  const found: Span[] = [];
  for (const run of runs) {
    let free = 0;
    for (let from = 0; from < run.length; ) {
      const to = phoneEnd(text, run, from, country, from === free || isBehindCount(text, run, from));
      if (to > from || isDate(text, run, free, from + 1)) free = Math.max(to, from + 1);
      if (to > from) found.push({ kind: 'phone', start: opening(text, run[from]!), end: run[to - 1]!.end });
      from = Math.max(to, from + 1);
    }
  }
  return found;
}

/** The group behind the longest number that begins with group `from`, or `from`. */
function phoneEnd(text: string, run: Run, from: number, country: CountryCode | undefined, isFree: boolean): number {
  const prefix = text.slice(Math.max(0, run[from]!.start - 2), run[from]!.start);
  const plus = /\+\(?$/.test(prefix);
  // Groups within a longer number that is none are none either.
  if (!plus && !isFree && !prefix.endsWith('(')) return from;
  const context = plus ? false : isAnnounced(text, opening(text, run[from]!));
  let to = from;
  for (let digits = 0; to < run.length && to - from < mostGroups && digits + run[to]!.digits.length <= most + 2; to++)
    digits += run[to]!.digits.length;
  for (; to > from; to--) {
    const digits = joined(run, from, to);
    if (digits.length < fewest) return from;
    const written = text.slice(run[from]!.start, run[to - 1]!.end);
    if (date.test(written)) continue;
    // "Call 5, 2026-11-05": a title and its date, of which the last numbers may be out of reach.
    if (context && /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.test(text.slice(run[from]!.start, run[to - 1]!.end + 6))) continue;
    if (plus ? isPossible(`+${digits}`) : isNational(written, digits, run.slice(from, to), country, context)) return to;
  }
  return from;
}

/** "Step 3 020 7946 0958": a short number before it is none of its groups. */
function isBehindCount(text: string, run: Run, from: number): boolean {
  const before = run[from - 1];
  return before !== undefined && before.digits.length <= 2 && text.slice(before.end, run[from]!.start) === ' ';
}

function isDate(text: string, run: Run, from: number, to: number): boolean {
  return to - from <= 3 && date.test(text.slice(run[from]!.start, run[to - 1]!.end));
}

function isNational(
  written: string,
  digits: string,
  groups: Run,
  country: CountryCode | undefined,
  announced: boolean,
): boolean {
  if (/^00[1-9]/.test(digits)) return digits.length >= fewest + 4 && isPossible(`+${digits.slice(2)}`);
  if (digits.length > most) return false;
  if (announced) return true;
  if (groups.length < 2 || groups.length > mostNationalGroups || beginsWithDate(written)) return false;
  if (/^1?[ .\-/]?\(?\d{3}\)?[ .\-/]{1,2}\d{3}[ .-]\d{4}$/.test(written)) return true;
  const trunk = /^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 12;
  if (trunk && groups.at(-1)!.digits.length >= 2 && groups[0]!.digits.length >= 2 && groups[0]!.digits.length <= 6)
    return true;
  return country !== undefined && isGrouped(written) && isValid(digits, country);
}

/** Spaces alone also part figures in a sentence: where nothing else does, three groups are wanted. */
function isGrouped(written: string): boolean {
  return /[()\-/]/.test(written) || written.split(' ').length >= 3;
}

function beginsWithDate(written: string): boolean {
  return /^(?:\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)/.test(written);
}

function isValid(digits: string, country: CountryCode): boolean {
  return digits.length <= most - 2 && parsePhoneNumberFromString(digits, country)?.isValid() === true;
}

function isPossible(number: string): boolean {
  return parsePhoneNumberFromString(number)?.isPossible() === true;
}

function isAnnounced(text: string, at: number): boolean {
  return cue.test(text.slice(Math.max(0, at - cueReach), at));
}
