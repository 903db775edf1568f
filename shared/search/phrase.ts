import { looseSource } from './letter-classes.ts';
import { blockGap } from './plain-note.ts';
import { fold } from './tokenize.ts';

/**
 * An exact phrase: its folded words, and a pattern that finds its first words in a row where plain letters allow one. The words that
 * the pattern leaves out are compared one by one.
 */
export interface Phrase {
  words: readonly string[];
  pattern: RegExp | null;
  beyondPattern: readonly string[];
}

/** Letters of a pattern. A quoted page would make one that is too large to be compiled. */
const longestPattern = 200;

const anyWord = /[\p{L}\p{N}\p{M}]+/gu;
/** The same, for going on from a place. */
const nextWord = new RegExp(anyWord);
const letter = /[\p{L}\p{N}\p{M}]/u;
/** What may stand between two words: ASCII and Latin-1 punctuation, typographic punctuation, arrows and signs. */
const apart =
  '[\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\xa9\\xab-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u303f]{1,60}';
/** Scripts without spaces: their words have no bounds to compare. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Reads what stands between quotes; `null` where it holds no word, or none that could be compared as one. */
export function readPhrase(text: string): Phrase | null {
  if (unspaced.test(text)) return null;
  const words = (text.match(anyWord) ?? []).map(fold);
  if (words.length === 0) return null;
  let letters = 0;
  const first = words.filter((word) => {
    letters += word.length;
    return letters <= longestPattern;
  });
  const sources = first.map(looseSource);
  const pattern = first.length === 0 || sources.includes(null) ? null : new RegExp(sources.join(apart), 'g');
  return { words, pattern, beyondPattern: words.slice(first.length) };
}

/** Whether the phrase stands in the text at all. */
export function hasPhrase(searched: { text: string; composed: boolean }, phrase: Phrase): boolean {
  const { pattern, beyondPattern } = phrase;
  if (pattern && patternMatches(searched.text, pattern, beyondPattern, 1).length > 0) return true;
  return (searched.composed || pattern === null) && findPhrase(searched, phrase).length > 0;
}

/** Where the phrase stands: `[start, end)` each. Punctuation between its words, accents and case do not matter. */
export function findPhrase(
  { text, composed }: { text: string; composed: boolean },
  phrase: Phrase,
): [number, number][] {
  if (!composed && phrase.pattern !== null) {
    return patternMatches(text, phrase.pattern, phrase.beyondPattern, Number.POSITIVE_INFINITY);
  }
  const words = [...text.matchAll(anyWord)].map((m) => ({
    term: fold(m[0]),
    start: m.index,
    end: m.index + m[0].length,
  }));
  const found: [number, number][] = [];
  for (let i = 0; i + phrase.words.length <= words.length; i++) {
    if (!phrase.words.every((word, k) => words[i + k]?.term === word)) continue;
    const [start, end] = [words[i]!.start, words[i + phrase.words.length - 1]!.end];
    if (!text.slice(start, end).includes(blockGap)) found.push([start, end]);
  }
  return found;
}

/** The pattern looks at no bounds, no blocks and not at the words beyond it, for speed; this does, where it found something. */
function patternMatches(text: string, pattern: RegExp, beyond: readonly string[], most: number): [number, number][] {
  const found: [number, number][] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < most; match = pattern.exec(text)) {
    const [start, after] = [match.index, pattern.lastIndex];
    const whole = !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(after));
    const end = whole && !match[0].includes(blockGap) ? endOfWords(text, after, beyond) : null;
    if (end !== null) found.push([start, end]);
    pattern.lastIndex = end ?? start + 1;
  }
  return found;
}

/** Where the words end that follow in a row, in the same block; `null` where others do. */
function endOfWords(text: string, from: number, words: readonly string[]): number | null {
  let end = from;
  nextWord.lastIndex = from;
  for (const word of words) {
    const next = nextWord.exec(text);
    if (!next || fold(next[0]) !== word || text.slice(end, next.index).includes(blockGap)) return null;
    end = nextWord.lastIndex;
  }
  return end;
}
