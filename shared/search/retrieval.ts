import type { Filter } from './filters.ts';

import type { Fields } from './index-options.ts';
import { editDistance } from './language/near.ts';
import type { Phrase } from './phrase.ts';
import type { Postings, TermLookup } from './postings.ts';
import type { Leaf, Plan, Unit } from './query.ts';
import { stopWords } from './stop-words.ts';

/** What is searched: all notes, or all highlights, by their numbers. */
export interface Shelf {
  postings: Postings;
  fields: Fields;
  /** One for each number that there is. */
  present(): Uint8Array;
  /** Puts a one to each number whose own or whose interview's values pass. */
  mark(bits: Uint8Array, filter: Filter): void;
  hasPhrase(number: number, phrase: Phrase): boolean;
}

/** One run of a query. What it scores is the sum over its leaves. */
export interface Run {
  shelf: Shelf;
  /** Which numbers get scores, or `null` where nobody wants any. */
  scored: ((number: number) => boolean) | null;
  scores: Float64Array;
  fuzzy: 'no' | 'where unknown' | 'everywhere';
  /** Terms like those of a leaf (fuzzy runs only). */
  similar: Map<Leaf, Set<string>>;
}

/** Words shorter than this are too many typos away from too many others. */
const shortestFuzzy = 5;
const mostFuzzyLeaves = 10;
/** Of five letters one may be wrong; never more than two. */
const fuzziness = 0.2;
const mostEdits = 2;
/** What a word with two letters changed about counts, of what it counts as typed: about that of one other edit. */
const slipWeight = 0.4;

/** Whether looking for similar words could find anything more. */
export function canBeFuzzy(leaves: readonly Leaf[]): boolean {
  return leaves.some(({ unit }) => unit && !unit.quoted && unit.alternatives.some((terms) => terms.some(isLong)));
}

/** How far a run looks for similar words: of a long query for those of its words alone that nothing left has as typed. */
export function fuzzinessOf(leaves: readonly Leaf[]): Run['fuzzy'] {
  return leaves.filter(({ unit }) => unit).length > mostFuzzyLeaves ? 'where unknown' : 'everywhere';
}

const isLong = (term: string) => term.length >= shortestFuzzy;

/** Which of the numbers in `left` the plan finds. Each step looks only at what the steps before have left. */
export function follow(plan: Plan | null, left: Uint8Array, run: Run): Uint8Array {
  if (plan === null) return left;
  switch (plan.type) {
    case 'and':
      return plan.plans.toSorted((a, b) => effort(a) - effort(b)).reduce((rest, one) => follow(one, rest, run), left);
    case 'or':
      return plan.plans
        .toSorted((a, b) => effort(a) - effort(b))
        .reduce<Uint8Array>(
          (found, one) => either(found, follow(one, isText(one) ? without(left, found) : left, run)),
          new Uint8Array(left.length),
        );
    case 'not':
      return without(left, follow(plan.plan, left, run));
    case 'filter': {
      const passing = new Uint8Array(left.length);
      run.shelf.mark(passing, plan.filter);
      return both(left, passing);
    }
    case 'leaf':
      return plan.leaf.phrase
        ? left.map((is, number) => (is && run.shelf.hasPhrase(number, plan.leaf.phrase!) ? 1 : 0))
        : lookUp(plan.leaf as Leaf & { type: 'unit' }, left, plan.counts, run);
  }
}

/** Whether all it does is to read texts, which scores nothing: what was found otherwise needs no reading. */
const isText = (plan: Plan) => plan.type === 'leaf' && plan.leaf.phrase !== undefined;

/** Filters come first, then whole words; the word being typed is looked up in what is left, and texts are read last. */
function effort(plan: Plan): number {
  if (plan.type === 'filter') return 0;
  if (plan.type === 'not') return plan.plan.type === 'filter' ? 0 : 3;
  if (plan.type !== 'leaf') return 2;
  if (plan.leaf.phrase) return 5;
  return plan.leaf.unit.prefix === 'no' ? 1 : 4;
}

function lookUp(leaf: Leaf & { type: 'unit' }, left: Uint8Array, counts: boolean, run: Run): Uint8Array {
  const found = new Uint8Array(left.length);
  if (!left.includes(1)) return found;
  for (const terms of leaf.unit.alternatives) {
    let rest = left;
    for (const [i, term] of terms.entries()) {
      const prefix = i === terms.length - 1 ? leaf.unit.prefix : 'no';
      rest = lookUpTerm(term, prefix, leaf, { left: rest, counts, run });
    }
    for (let number = 0; number < found.length; number++) if (rest[number]) found[number] = 1;
  }
  return found;
}

function lookUpTerm(
  term: string,
  prefix: Unit['prefix'],
  leaf: Leaf & { type: 'unit' },
  { left, counts, run }: { left: Uint8Array; counts: boolean; run: Run },
): Uint8Array {
  const hits = new Uint8Array(left.length);
  const isFuzzy = run.fuzzy !== 'no' && counts && !leaf.unit.quoted && isLong(term);
  const isUnknown = isFuzzy && !isWritten(term, left, run);
  const isWorth = run.fuzzy === 'everywhere' || (isUnknown && run.similar.size < mostFuzzyLeaves);
  const likeIt = isFuzzy && isWorth ? seenBy(run.similar, leaf) : null;
  const edits = likeIt ? Math.min(mostEdits, Math.round(term.length * fuzziness)) : 0;
  const collecting = { left, hits, likeIt, scored: counts ? run.scored : null, run };
  for (const lookup of lookups(prefix, edits, run.shelf.fields)) collect(term, lookup, { ...collecting, weight: 1 });
  // Two edits, but one slip of the fingers: in words of up to seven letters it would be one too many.
  for (const other of edits === 1 ? swapped(term) : []) {
    const lookup = { boost: run.shelf.fields.all, prefix: false, edits: 0 };
    collect(other, lookup, { ...collecting, weight: slipWeight });
  }
  const meant = likeIt && isUnknown ? stopWordsLike(term, edits) : [];
  for (const other of meant) likeIt?.add(other);
  return meant.length > 0 ? left : hits;
}

function lookups(prefix: Unit['prefix'], edits: number, fields: Fields): TermLookup[] {
  if (prefix !== 'short-fields') return [{ boost: fields.all, prefix: prefix === 'everywhere', edits }];
  return [
    { boost: fields.long, prefix: false, edits },
    { boost: fields.short, prefix: true, edits },
  ];
}

/** Words that are not looked up because they are so common: nor is one that was meant for them. */
function stopWordsLike(term: string, edits: number): string[] {
  return [...stopWords].filter((word) => word.length >= shortestFuzzy && editDistance(term, word, edits) <= edits);
}

/** Whether one of the numbers has the very term. */
function isWritten(term: string, left: Uint8Array, { shelf }: Run): boolean {
  let written = false;
  shelf.postings.find(term, { boost: shelf.fields.all, prefix: false, edits: 0 }, left, () => {
    written = true;
  });
  return written;
}

/** The term with two letters that stand side by side changed about, in every place. */
function swapped(term: string): string[] {
  const letters = [...term];
  const others = letters
    .slice(1)
    .map((letter, i) => [...letters.slice(0, i), letter, letters[i]!, ...letters.slice(i + 2)]);
  return others.map((other) => other.join('')).filter((other) => other !== term);
}

interface Collecting {
  left: Uint8Array;
  hits: Uint8Array;
  scored: Run['scored'];
  likeIt: Set<string> | null;
  weight: number;
  run: Run;
}

function collect(term: string, lookup: TermLookup, { left, hits, scored, likeIt, weight, run }: Collecting): void {
  run.shelf.postings.find(term, lookup, left, (number, score, found) => {
    hits[number] = 1;
    if (!scored?.(number)) return;
    likeIt?.add(found);
    run.scores[number]! += weight * score;
  });
}

function seenBy(similar: Map<Leaf, Set<string>>, leaf: Leaf): Set<string> {
  const known = similar.get(leaf) ?? new Set();
  similar.set(leaf, known);
  return known;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let number = 0; number < a.length; number++) out[number] = a[number]! & b[number]!;
  return out;
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let number = 0; number < a.length; number++) out[number] = a[number]! | b[number]!;
  return out;
}

function without(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let number = 0; number < a.length; number++) out[number] = a[number]! & ~b[number]!;
  return out;
}
