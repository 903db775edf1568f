import { looseSource } from './letter-classes.ts';
import { blockGap } from './plain-note.ts';
import { fold } from './tokenize.ts';

/** An exact phrase: its folded words, and a pattern that finds them in a row where plain letters allow one. */
export interface Phrase {
  words: readonly string[];
  pattern: RegExp | null;
}

const anyWord = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces: their words have no bounds to compare. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Reads what stands between quotes; `null` where it holds no word, or none that could be compared as one. */
export function readPhrase(text: string): Phrase | null {
  if (unspaced.test(text)) return null;
  const words = (text.match(anyWord) ?? []).map(fold);
  if (words.length === 0) return null;
  const sources = words.map(looseSource);
  const apart = `(?:(?!${blockGap})[^\\p{L}\\p{N}\\p{M}])+`;
  const pattern = sources.includes(null)
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${sources.join(apart)}(?![\\p{L}\\p{N}\\p{M}])`, 'gu');
  return { words, pattern };
}

/** Whether the phrase stands in the text at all. */
export function hasPhrase(searched: { text: string; composed: boolean }, phrase: Phrase): boolean {
  if (searched.composed || phrase.pattern === null) return findPhrase(searched, phrase).length > 0;
  return searched.text.search(phrase.pattern) !== -1;
}

/** Where the phrase stands: `[start, end)` each. Punctuation between its words, accents and case do not matter. */
export function findPhrase(
  { text, composed }: { text: string; composed: boolean },
  phrase: Phrase,
): [number, number][] {
  if (!composed && phrase.pattern !== null) {
    return [...text.matchAll(phrase.pattern)].map((m) => [m.index, m.index + m[0].length]);
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
