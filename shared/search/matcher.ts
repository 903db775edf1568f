import { looseSource } from './letter-classes.ts';
import { findPhrase } from './phrase.ts';
import type { Leaf, Unit } from './query.ts';
import { tokenize } from './tokenize.ts';

/** A run of a text that the query matched, and by which of its parts. */
export interface Match {
  start: number;
  end: number;
  part: number;
}

/** A text to look in. `composed`: it holds letters that stand for several, so that only tokenizing finds all. */
export interface Searched {
  text: string;
  composed: boolean;
}

/** Finds what a query matched in a text, by the very terms the index was asked for: accents and case do not matter. */
export interface Matcher {
  /** How many parts the query has: words and phrases, alternatives of each other as one. */
  parts: number;
  inTitle(title: string): Match[];
  inBody(body: Searched): Match[];
}

interface Beginning {
  term: string;
  part: number;
  titleOnly: boolean;
}

/** `similar` adds the terms that a fuzzy run found for a leaf. */
export function createMatcher(leaves: readonly Leaf[], similar: ReadonlyMap<Leaf, ReadonlySet<string>>): Matcher {
  const exact = new Map<string, number>();
  const beginnings: Beginning[] = [];
  const phrases = leaves.filter((leaf) => leaf.type === 'phrase');
  const words = leaves.filter((leaf) => leaf.type === 'unit');
  for (const leaf of words) {
    for (const term of leaf.unit.alternatives.flat()) if (!exact.has(term)) exact.set(term, leaf.part);
    for (const term of similar.get(leaf) ?? []) if (!exact.has(term)) exact.set(term, leaf.part);
    beginnings.push(...beginningsOf(leaf.unit, leaf.part));
  }
  const candidates = candidatePattern(exact, beginnings);

  function partOf(term: string, title: boolean): number | undefined {
    return exact.get(term) ?? beginnings.find((b) => term.startsWith(b.term) && (title || !b.titleOnly))?.part;
  }

  function wordsIn(text: string, title: boolean, shift = 0): Match[] {
    const out: Match[] = [];
    for (const token of tokenize(text)) {
      const part = partOf(token.term, title);
      if (part !== undefined) out.push({ start: token.start + shift, end: token.end + shift, part });
    }
    return out;
  }

  function wordsInBody({ text, composed }: Searched): Match[] {
    if (words.length === 0) return [];
    if (composed || candidates === null) return wordsIn(text, false);
    const out: Match[] = [];
    candidates.lastIndex = 0;
    for (let found = candidates.exec(text); found; found = candidates.exec(text)) {
      const [start, end] = wordAround(text, found.index, candidates.lastIndex);
      for (const match of wordsIn(text.slice(start, end), false, start)) out.push(match);
      candidates.lastIndex = end;
    }
    return out;
  }

  function phrasesIn(searched: Searched): Match[] {
    return phrases.flatMap(({ phrase, part }) =>
      findPhrase(searched, phrase).map(([start, end]) => ({ start, end, part })),
    );
  }

  return {
    parts: new Set(leaves.map(({ part }) => part)).size,
    inTitle: (text) => merged([...wordsIn(text, true), ...phrasesIn({ text, composed: true })]),
    inBody: (body) => merged([...wordsInBody(body), ...phrasesIn(body)]),
  };
}

function beginningsOf(unit: Unit, part: number): Beginning[] {
  if (unit.prefix === 'no') return [];
  const titleOnly = unit.prefix === 'short-fields';
  return unit.alternatives.flatMap((terms) => terms.slice(-1).map((term) => ({ term, part, titleOnly })));
}

/** Finds at least every place of a body where one of the terms may begin; `null` where that takes tokenizing. */
function candidatePattern(exact: ReadonlyMap<string, number>, beginnings: readonly Beginning[]): RegExp | null {
  const sources = new Set<string>();
  for (const term of [...exact.keys(), ...beginnings.filter((b) => !b.titleOnly).map((b) => b.term)]) {
    const source = looseSource(term);
    if (source === null) return null;
    sources.add(source);
  }
  return new RegExp([...sources].join('|') || '(?!)', 'g');
}

const inWord = /[\p{L}\p{N}\p{M}'’ʼ\-\u2010\u2011\u00ad\u200b-\u200d\u2060\ufeff\ud800-\udfff]/u;

function wordAround(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start > 0 && inWord.test(text.charAt(start - 1))) start--;
  while (end < text.length && inWord.test(text.charAt(end))) end++;
  return [start, end];
}

/** In reading order, overlapping runs as one. */
function merged(matches: Match[]): Match[] {
  const out: Match[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = out.at(-1);
    if (before && match.start < before.end) before.end = Math.max(before.end, match.end);
    else out.push(match);
  }
  return out;
}
