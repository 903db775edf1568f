import { firstWhere } from '../../shared/first-where.ts';

/** A stretch of a text, `[start, end)` in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

/** A text to look in, prepared once: a title, a name, an alias. */
export interface Field {
  folded: string;
  /** Which letters it has, as bits: most texts that cannot fit are left out by them. */
  letters: number;
  /** Which letters begin a word of it, as bits. */
  initials: number;
  /** How much less a fit counts here than in the field that matters most. */
  less: number;
}

export interface Ranked<T> {
  candidate: T;
  /** Where the query stands in each of its fields, in order, for drawing it bold. */
  stretches: Stretch[][];
}

/** Lower case without accents, each character in its place, so that positions hold in the original. */
export function foldText(text: string): string {
  return beyondAscii.test(text) ? text.replace(/[^\0-\x7f]/gu, foldCharacter).toLowerCase() : text.toLowerCase();
}

const beyondAscii = /[^\0-\x7f]/;

const folds = new Map<string, string>();

function foldCharacter(char: string): string {
  const known = folds.get(char);
  if (known !== undefined) return known;
  const bare = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const folded = bare.length === char.length ? bare : char.length === 1 ? (bare[0] ?? char) : char;
  folds.set(char, folded);
  return folded;
}

/** Prepares a text. `less` is what a fit in it counts less (a fit at a word's beginning counts 80). */
export function fieldOf(text: string, less = 0): Field {
  const folded = foldText(text);
  return { folded, ...lettersOf(folded), less };
}

/**
 * The candidates that fit a query, best first, equal ones in the order given; `limit` at most. Every word of the query must
 * be in one of the fields: as the start of the text, the start of a word, inside one, or as a scatter of letters that begins
 * a word. `bonus` adds to what counts (recency), `most` at most: start of a text, start of a word and inside are 20 to 30 apart.
 */
export function rank<T>(
  query: string,
  candidates: readonly T[],
  fieldsOf: (candidate: T) => readonly Field[],
  {
    limit = Number.POSITIVE_INFINITY,
    bonus,
  }: { limit?: number; bonus?: { of: (candidate: T) => number; most: number } } = {},
): Ranked<T>[] {
  const words = foldText(query).split(/\s+/).filter(Boolean).map(wordOf);
  if (words.length === 0) {
    return candidates.slice(0, limit).map((candidate) => ({ candidate, stretches: fieldsOf(candidate).map(() => []) }));
  }
  const best: { candidate: T; score: number }[] = [];
  for (const candidate of candidates) {
    const fits = scoreOf(words, fieldsOf(candidate));
    if (fits === null) continue;
    const least = best.length >= limit ? best.at(-1)!.score : Number.NEGATIVE_INFINITY;
    if (fits + (bonus?.most ?? 0) <= least) continue;
    const score = fits + (bonus?.of(candidate) ?? 0);
    if (score <= least) continue;
    insert(best, { candidate, score });
    if (best.length > limit) best.pop();
  }
  return best.map(({ candidate }) => ({ candidate, stretches: stretchesOf(words, fieldsOf(candidate)) }));
}

interface Word {
  text: string;
  letters: number;
  /** The bit of its first letter; 0 for other signs, which have none. */
  initial: number;
  /** One letter from a to z: the bits of a field say all of it. */
  isLetter: boolean;
}

function wordOf(text: string): Word {
  return { text, letters: lettersOf(text).letters, initial: bitOf(text.charCodeAt(0)), isLetter: /^[a-z]$/.test(text) };
}

function lettersOf(folded: string): { letters: number; initials: number } {
  let [letters, initials, isInWord] = [0, 0, false];
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const bit = bitOf(code);
    letters |= bit;
    if (!isInWord) initials |= bit;
    isInWord = bit !== 0 || (code >= 128 && !startsWord(folded, i + 1));
  }
  return { letters, initials };
}

/** A bit for each letter from a to z, and some for digits; 0 for what is not among them. */
function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  return code >= 48 && code <= 57 ? 1 << (26 + (code % 5)) : 0;
}

/** Among equal ones the later comes behind. */
function insert<T extends { score: number }>(sorted: T[], item: T): void {
  const at = firstWhere(sorted, ({ score }) => score < item.score);
  sorted.splice(at, 0, item);
}

function scoreOf(words: readonly Word[], fields: readonly Field[]): number | null {
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (const field of fields) if (100 - field.less > best) best = Math.max(best, scoreIn(word, field));
    if (best === 0) return null;
    sum += best;
  }
  return sum - (fields[0]?.folded.length ?? 0) / 1000;
}

/** 0 where the word is not there. */
function scoreIn({ text, letters, initial, isLetter }: Word, field: Field): number {
  if ((field.letters & letters) !== letters) return 0;
  const { folded, less } = field;
  const mayBegin = initial === 0 || (field.initials & initial) !== 0;
  if (isLetter) return (folded[0] === text ? 100 : mayBegin ? 80 : 50) - less;
  const first = folded.indexOf(text);
  if (first === 0) return 100 - less;
  if (first > 0) return (mayBegin && wordStart(folded, text, first) >= 0 ? 80 : 50) - less;
  const parts = mayBegin ? scatter(text, folded) : null;
  return parts ? Math.max(1, 30 - parts.length - less) : 0;
}

function stretchesOf(words: readonly Word[], fields: readonly Field[]): Stretch[][] {
  const out: Stretch[][] = fields.map(() => []);
  for (const word of words) {
    const scores = fields.map((field) => scoreIn(word, field));
    const at = scores.indexOf(Math.max(...scores));
    out[at]?.push(...stretchesIn(word.text, fields[at]!.folded));
  }
  return out.map(merge);
}

function stretchesIn(word: string, text: string): readonly Stretch[] {
  const first = text.indexOf(word);
  if (first < 0) return scatter(word, text) ?? [];
  const at = first === 0 ? 0 : wordStart(text, word, first);
  const start = at >= 0 ? at : first;
  return [[start, start + word.length]];
}

/** Where the word begins one of the text; `-1` where it is only inside others. */
function wordStart(text: string, word: string, first: number): number {
  for (let at = first; at !== -1; at = text.indexOf(word, at + 1)) if (startsWord(text, at)) return at;
  return -1;
}

/** Letters in order with gaps, starting at a word's beginning; each further letter continues a run or begins a word. */
function scatter(word: string, text: string): Stretch[] | null {
  if (word.length < 2) return null;
  const stretches: [number, number][] = [];
  let from = 0;
  for (const letter of word) {
    const last = stretches.at(-1);
    if (last && text[from] === letter) {
      last[1] = ++from;
      continue;
    }
    let at = text.indexOf(letter, from);
    while (at !== -1 && !startsWord(text, at)) at = text.indexOf(letter, at + 1);
    if (at === -1) return null;
    stretches.push([at, at + letter.length]);
    from = at + letter.length;
  }
  return stretches;
}

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  if (code < 128) return bitOf(code) === 0;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function merge(stretches: readonly Stretch[]): Stretch[] {
  const out: [number, number][] = [];
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
