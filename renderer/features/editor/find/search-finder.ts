import { hasComposedLetters } from '../../../../shared/search/letter-classes.ts';
import { createMatcher } from '../../../../shared/search/matcher.ts';
import { readPhrase } from '../../../../shared/search/phrase.ts';
import { type Leaf, leavesOf } from '../../../../shared/search/query.ts';
import { tokenize } from '../../../../shared/search/tokenize.ts';
import { findPattern, runsOf } from './find-pattern.ts';
import type { Finder, Hit } from './find-view.ts';

/**
 * Finds in a note what the search found there: by its own matcher. Words that the search took for others (a typo in the
 * query) are known by `hit` alone, the text of the passage that was chosen.
 */
export function searchFinder(query: string, hit: string): Finder {
  const leaves = leavesOf(query);
  const plain = createMatcher(leaves, new Map());
  const body = (text: string) => ({ text, composed: hasComposedLetters(text) });
  const isKnown = hit === '' || plain.inBody(body(hit)).length > 0;
  const matcher = isKnown ? plain : createMatcher([...leaves, leafOf(hit)], new Map());
  return (text, most) =>
    matcher
      .inBody(body(text))
      .slice(0, most)
      .map(({ start, end }) => [start, end]);
}

/** A passage that the words of the query do not lead to: one word that is like one of them, or a highlight as a whole. */
function leafOf(hit: string): Leaf {
  const terms = tokenize(hit).map((token) => token.term);
  const phrase = terms.length > 1 ? readPhrase(hit) : null;
  if (phrase) return { type: 'phrase', phrase, part: 0 };
  return { type: 'unit', unit: { alternatives: terms.map((term) => [term]), prefix: 'no', quoted: true }, part: 0 };
}

/** The n-th place (from 0) where a passage of a search stands, or the last one; `null` where it does not. */
export function occurrenceOf(texts: readonly string[], hit: string, occurrence: number): Hit | null {
  for (const matchCase of [true, false]) {
    const pattern = findPattern({ text: hit.trim(), matchCase, wholeWord: false });
    if (!pattern) return null;
    let left = occurrence;
    let last: Hit | null = null;
    for (const [block, text] of texts.entries()) {
      for (const [start, end] of runsOf(text, pattern)) {
        last = { block, start, end };
        if (left-- === 0) return last;
      }
    }
    if (last) return last;
  }
  return null;
}
