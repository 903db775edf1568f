import { facetNames } from './protocol.ts';
import type { Query } from './query.ts';
import { canBeFuzzy, follow, type Run, type Shelf } from './retrieval.ts';

/** What a query found on a shelf, by number. */
export interface Found {
  /** Whether it holds what is looked for, if need be with similar words, whatever the filters of facets say. */
  matched: Uint8Array;
  /** A bit for each facet, in their order, whose own filters it passes. */
  passed: Uint8Array;
  /** How many are found: they match, and pass all filters. */
  total: number;
  scores: Float64Array;
  /** Whether each is found with the very words. `null`: all are. */
  exact: Uint8Array | null;
  similar: Run['similar'];
}

/** With fewer hits than this as typed, words that look alike are tried. */
const enoughHits = 5;
const allFacets = 2 ** facetNames.length - 1;

/** Whether a number is found: what matters to all but the counts of facets. */
export function isFound({ matched, passed }: Pick<Found, 'matched' | 'passed'>, number: number): boolean {
  return matched[number] === 1 && passed[number] === allFacets;
}

/** Whether a number would be found without the facet's own filters. */
export function isFoundBut({ matched, passed }: Found, facet: number): (number: number) => boolean {
  const but = 1 << facet;
  return (number) => matched[number] === 1 && (passed[number]! | but) === allFacets;
}

/** Runs a query. Notes that hold the words as typed are told from those that only hold similar ones. */
export function find(shelf: Shelf, query: Query, scoring: boolean): Found {
  const passed = narrow(shelf, query);
  const start = shelf.present();
  for (let number = 0; number < start.length; number++) if (isFarOff(passed[number]!)) start[number] = 0;
  const exact = look(shelf, query, { start, passed, scoring, fuzzy: false });
  if (exact.total >= enoughHits || !canBeFuzzy(query.leaves)) return exact;
  const wide = look(shelf, query, { start, passed, scoring, fuzzy: true });
  return { ...wide, exact: exact.matched };
}

/** By number: which facets' own filters it passes. */
function narrow(shelf: Shelf, { own }: Query): Uint8Array {
  const passed = new Uint8Array(shelf.present().length).fill(allFacets);
  for (const { facet, filter } of own) {
    const bit = 1 << facetNames.indexOf(facet);
    const passing = new Uint8Array(passed.length);
    shelf.mark(passing, bit, filter);
    for (let number = 0; number < passed.length; number++) passed[number]! &= passing[number]! | ~bit;
  }
  return passed;
}

/** Whether it fails in more than one facet: then it counts nowhere. */
function isFarOff(passed: number): boolean {
  const failed = ~passed & allFacets;
  return (failed & (failed - 1)) !== 0;
}

interface Look {
  start: Uint8Array;
  passed: Uint8Array;
  scoring: boolean;
  fuzzy: boolean;
}

function look(shelf: Shelf, query: Query, { start, passed, scoring, fuzzy }: Look): Found {
  const scored = scoring ? (number: number) => passed[number] === allFacets : null;
  const run: Run = { shelf, scored, scores: new Float64Array(start.length), fuzzy, similar: new Map() };
  const matched = follow(query.plan, start, run);
  let total = 0;
  for (let number = 0; number < matched.length; number++) if (isFound({ matched, passed }, number)) total++;
  // Sums of the same numbers differ at the very end by the order in which notes came.
  const scores = run.scores.map((score) => Math.round(score * 1e6) / 1e6);
  return { matched, passed, total, scores, exact: null, similar: run.similar };
}
