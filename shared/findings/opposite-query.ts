import { indexTerms } from '../search/tokenize.ts';

const mostWords = 6;
const shortest = 4;

/**
 * A query for highlights that speak of the same things as a claim: any of its telling words, the longest ones. What says the
 * opposite is among them, since it uses the same nouns; which it is, people decide. `''` where the claim has no such word.
 */
export function oppositeQuery(claim: string): string {
  const words = [...new Set(claim.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].filter(
    (word) => word.length >= shortest && indexTerms(word).length > 0 && !negations.has(word),
  );
  const telling = words.toSorted((a, b) => b.length - a.length).slice(0, mostWords);
  return words.filter((word) => telling.includes(word)).join(' OR ');
}

/** Words by which a claim denies something: its opposite does without them. */
const negations = new Set(['cannot', 'never', 'nobody', 'none', 'nothing', 'without', 'because', 'every', 'always']);
