import { isWrittenAsName } from './evidence.ts';
import { lookAlike } from './fold-char.ts';
import type { FormIndex, Step } from './form-index.ts';
import type { Form } from './forms.ts';
import type { KnownIdentity } from './identities.ts';
import type { Reading } from './reading.ts';
import { isWrittenAsShortName } from './short-names.ts';
import { isAddressed, isInAddress } from './surroundings.ts';
import { digit, letter, none, unitAt, unspaced } from './units.ts';
import { exactGap, isLooseGap, widestGap, wordEnd } from './words.ts';

/** Takes what is found: an identity at `[start, end)` of the reading's text. */
export type Found = (identity: KnownIdentity, start: number, end: number) => void;

/** Where a word begins or ends: nowhere, where letters meet digits or small letters a capital, or where any word does. */
const noEdge = 0;
const weakEdge = 1;
const edge = 2;
/** Ends within one word that are tried; more hidden signs than that are in no name. */
const mostEnds = 8;
/** A shorter name is not looked for where letters meet digits. */
const shortestBesideDigits = 5;

/**
 * Finds the forms of an index in a reading, whatever their number: each word is looked up once, and what follows it only as far as a form
 * goes on. Linear in the text.
 */
export function findForms(reading: Reading, index: FormIndex, found: Found): void {
  if (index.first.size === 0) return;
  const { text } = reading;
  for (let at = 0; at < text.length; at++) {
    if (unitAt(text, at) === none) continue;
    const begins = edgeAt(reading, at);
    if (begins !== noEdge) new Search(reading, index, found, at, begins).run();
  }
}

/** Everything that begins at one place. */
class Search {
  constructor(
    private readonly reading: Reading,
    private readonly index: FormIndex,
    private readonly found: Found,
    private readonly start: number,
    private readonly begins: number,
  ) {}

  run(): void {
    this.eachWord(this.start, (word, end) => {
      const step = this.index.first.get(word);
      if (step) this.follow(step, end, 1, false);
    });
  }

  private follow(step: Step, end: number, words: number, skipped: boolean): void {
    if (step.forms) for (const form of step.forms) if (this.counts(form, end, words)) this.take(form, end);
    if (!step.loose && !step.exact) return;
    const { text } = this.reading;
    let next = end;
    while (next < text.length && next - end <= widestGap && unitAt(text, next) === none) next++;
    if (next >= text.length || unitAt(text, next) === none) return;
    const gap = text.slice(end, next);
    if (gap.includes('\n')) return;
    const loose = step.loose && isLooseGap(gap) ? step.loose : null;
    const between = step.exact ? exactGap(gap) : '';
    this.eachWord(next, (word, until) => {
      const looseStep = loose?.get(word);
      if (looseStep) this.follow(looseStep, until, words + 1, skipped);
      const exactStep = step.exact?.get(`${between} ${word}`);
      if (exactStep) this.follow(exactStep, until, words + 1, skipped);
      // The initial of a middle name.
      if (loose && !skipped && this.isInitial(next, until)) {
        this.follow({ loose, exact: null, forms: null }, until, words + 1, true);
      }
    });
  }

  /** The words that begin at `at`: up to its end, and up to each place where something hidden, a digit or a capital is within. */
  private eachWord(at: number, use: (word: string, end: number) => void): void {
    const { text, capitals } = this.reading;
    const end = wordEnd(text, at, this.index.longestWord);
    const say = (until: number) => {
      const word = text.slice(at, until);
      use(word, until);
      const seen = lookAlike(word, (i) => capitals[at + i] === 1);
      if (seen !== null && seen !== word) use(seen, until);
    };
    let tried = 0;
    for (let until = at + 1; until < end && tried < mostEnds; until++) {
      if (edgeAt(this.reading, until) === noEdge) continue;
      tried++;
      say(until);
    }
    // Also within one sign of the source (`㋿`): the name may go on, but not end there.
    say(end);
    // "the Haddads’".
    if (text[end - 1] === 's' && end - at > 2 && isPlural(text, at, end)) use(text.slice(at, end - 1), end - 1);
  }

  private isInitial(at: number, end: number): boolean {
    const { text, capitals } = this.reading;
    return end - at === 1 && unitAt(text, at) === letter && (capitals[at] === 1 || text[end] === '.');
  }

  private counts({ rule, identity, words: wanted }: Form, end: number, words: number): boolean {
    const { reading, start } = this;
    const { capitals, text } = reading;
    const ends = isPluralEnd(text, end) ? edge : edgeAt(reading, end);
    if (ends === noEdge || isContraction(text, end)) return false;
    if (wanted.length === 1) {
      if ((this.begins === weakEdge || ends === weakEdge) && !this.standsBesideDigits(end)) return false;
    }
    switch (rule) {
      case 'any':
        return true;
      case 'capital':
        return capitals[start] === 1 || isAddressed(reading, start) || isInAddress(reading, start, end);
      case 'ordinary':
        return isWrittenAsName(reading, start, end, identity.kind === 'name');
      case 'short':
        return isWrittenAsShortName(reading, start, end, identity.value);
      case 'capitals':
        return allCapital(reading, start, end) || (words > 1 && !/\s/.test(text.slice(start, end)));
      case 'initial':
        return isInitialed(reading, start, end);
      case 'address':
        return isAddressed(reading, start) || isInAddress(reading, start, end);
    }
  }

  /** Whether a word that touches digits may be somebody ("haddad88"), and not a part of a longer word ("MacDonald"). */
  private standsBesideDigits(end: number): boolean {
    const { reading, start } = this;
    if (end - start < shortestBesideDigits) return false;
    return isDigitOrEdge(reading, start) && isDigitOrEdge(reading, end);
  }

  private take({ identity }: Form, end: number): void {
    this.found(identity, this.start - openingOf(identity, this.reading.text, this.start), end);
  }
}

/** Units before a match that belong to it: the `@` of a handle, the beginning of an address. */
function openingOf({ kind }: KnownIdentity, text: string, start: number): number {
  if (kind !== 'handle' && kind !== 'crm') return 0;
  return /(?:@|(?:https?:\/\/)?(?:www\.)?)$/.exec(text.slice(Math.max(0, start - 12), start))?.[0].length ?? 0;
}

/** What is between the unit before `at` and the one at it. */
function edgeAt({ text, starts, ends, capitals }: Reading, at: number): number {
  if (at === 0 || at === text.length) return edge;
  const before = unitAt(text, at - 1);
  const behind = unitAt(text, at);
  // Nothing begins or ends within one sign of the source.
  if (starts[at - 1] === starts[at] && ends[at - 1] === ends[at] && before !== none && behind !== none) return noEdge;
  if (before === none || behind === none || before === unspaced || behind === unspaced) return edge;
  if (ends[at - 1] !== starts[at]) return edge;
  if (before !== behind) return weakEdge;
  return capitals[at] === 1 && capitals[at - 1] !== 1 && behind === letter ? weakEdge : noEdge;
}

/** "don’t" is nobody called Don. */
function isContraction(text: string, end: number): boolean {
  return text[end] === "'" && text[end + 1] === 't' && (end + 2 >= text.length || unitAt(text, end + 2) === none);
}

function isDigitOrEdge(reading: Reading, at: number): boolean {
  const kind = edgeAt(reading, at);
  if (kind !== weakEdge) return kind === edge || isPluralEnd(reading.text, at);
  return unitAt(reading.text, at - 1) === digit || unitAt(reading.text, at) === digit;
}

/** "Haddads’", "the Haddads", and what file names make of "Haddad’s". */
function isPlural(text: string, start: number, end: number): boolean {
  if (/[-_]/.test(text[end] ?? '') || /[-_]/.test(text[start - 1] ?? '')) return true;
  return text[end] === "'" || /\bthe $/.test(text.slice(Math.max(0, start - 5), start));
}

function isPluralEnd(text: string, end: number): boolean {
  return text[end] === 's' && (end + 1 >= text.length || unitAt(text, end + 1) === none);
}

/** Whether each word of `[start, end)` begins with a capital. */
function allCapital(reading: Reading, start: number, end: number): boolean {
  const { text, capitals } = reading;
  for (let at = start; at < end; at++) {
    const begins = unitAt(text, at) === letter && (at === start || unitAt(text, at - 1) === none);
    if (begins && capitals[at] !== 1) return false;
  }
  return true;
}

/** "N. Haddad", "N Haddad", "Haddad N." and "Noor H.": with capitals, and with a point where the letter may be a word or the end of another. */
function isInitialed(reading: Reading, start: number, end: number): boolean {
  const { text, capitals } = reading;
  if (!allCapital(reading, start, end)) return /[-_]/.test(text.slice(start, end)) && isInAddress(reading, start, end);
  const initialFirst = unitAt(text, start + 1) === none;
  if (!initialFirst) return text[end] === '.' && capitals[end - 1] === 1;
  if (text[start + 1] === '.') return true;
  return text[start] !== 'a' && text[start] !== 'i';
}
