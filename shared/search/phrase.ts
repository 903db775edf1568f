import { looseSource } from './letter-classes.ts';
import { blockGap } from './plain-note.ts';
import { fold } from './tokenize.ts';

/** An exact phrase: its folded words, and a pattern that finds them in a row where plain letters allow one. */
export interface Phrase {
  words: readonly string[];
  pattern: RegExp | null;
}

const anyWord = /[\p{L}\p{N}\p{M}]+/gu;
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
  const sources = words.map(looseSource);
  const pattern = sources.includes(null) ? null : new RegExp(sources.join(apart), 'g');
  return { words, pattern };
}

/** Whether the phrase stands in the text at all. */
export function hasPhrase(searched: { text: string; composed: boolean }, phrase: Phrase): boolean {
  if (searched.composed || phrase.pattern === null) return findPhrase(searched, phrase).length > 0;
  return patternMatches(searched.text, phrase.pattern, 1).length > 0;
}

/** Where the phrase stands: `[start, end)` each. Punctuation between its words, accents and case do not matter. */
export function findPhrase(
  { text, composed }: { text: string; composed: boolean },
  phrase: Phrase,
): [number, number][] {
  if (!composed && phrase.pattern !== null) {
    return patternMatches(text, phrase.pattern, Number.POSITIVE_INFINITY);
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

/** The pattern looks at no bounds and no blocks, for speed; this does, where it found something. */
function patternMatches(text: string, pattern: RegExp, most: number): [number, number][] {
  const found: [number, number][] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < most; match = pattern.exec(text)) {
    const [start, end] = [match.index, pattern.lastIndex];
    const whole = !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
    if (whole && !match[0].includes(blockGap)) found.push([start, end]);
    else pattern.lastIndex = start + 1;
  }
  return found;
}
