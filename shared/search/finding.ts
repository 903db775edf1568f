import { facetNames } from './protocol.ts';
import type { Query } from './query.ts';
import { canBeFuzzy, follow, fuzzinessOf, type Run, type Shelf } from './retrieval.ts';

/** What a query found on a shelf, by number. */
export interface Found {
  /** The numbers found: they match, and pass all filters. */
  numbers: number[];
  /** By number of facet: those that the facet's own filters alone keep out. */
  keptOut: number[][];
  /** Whether it holds what is looked for, if need be with similar words, whatever the filters of facets say. */
  matched: Uint8Array;
  scores: Float64Array;
  /** Whether each is found with the very words. `null`: all are. */
  exact: Uint8Array | null;
  similar: Run['similar'];
}

/** With fewer hits than this as typed, words that look alike are tried. */
const enoughHits = 5;
const allFacets = 2 ** facetNames.length - 1;

/** The numbers that would be found without the facet's own filters. */
export function foundBut({ numbers, keptOut }: Found, facet: number): number[] {
  return keptOut[facet]!.length > 0 ? [...numbers, ...keptOut[facet]!] : numbers;
}

/** Runs a query. Notes that hold the words as typed are told from those that only hold similar ones. */
export function find(shelf: Shelf, query: Query, scoring: boolean): Found {
  const passed = narrow(shelf, query);
  const start = shelf.present();
  for (let number = 0; number < start.length; number++) if (isFarOff(passed[number]!)) start[number] = 0;
  const exact = look(shelf, query, { start, passed, scoring, fuzzy: 'no' });
  if (exact.numbers.length >= enoughHits || !canBeFuzzy(query.leaves)) return exact;
  const wide = look(shelf, query, { start, passed, scoring, fuzzy: fuzzinessOf(query.leaves) });
  return { ...wide, exact: exact.matched };
}

/** By number: which facets' own filters it passes, a bit for each of up to 16 facets. */
function narrow(shelf: Shelf, { own }: Query): Uint16Array {
  const passed = new Uint16Array(shelf.present().length).fill(allFacets);
  for (const { facet, filter } of own) {
    const bit = 1 << facetNames.indexOf(facet);
    const passing = new Uint8Array(passed.length);
    shelf.mark(passing, filter);
    for (let number = 0; number < passed.length; number++) if (passing[number] === 0) passed[number]! &= ~bit;
  }
  return passed;
}

/** Whether it fails in more than one facet: then it counts nowhere, and is not looked at. */
function isFarOff(passed: number): boolean {
  const failed = ~passed & allFacets;
  return (failed & (failed - 1)) !== 0;
}

interface Look {
  start: Uint8Array;
  passed: Uint16Array;
  scoring: boolean;
  fuzzy: Run['fuzzy'];
}

function look(shelf: Shelf, query: Query, { start, passed, scoring, fuzzy }: Look): Found {
  const scored = scoring ? (number: number) => passed[number] === allFacets : null;
  const run: Run = { shelf, scored, scores: new Float64Array(start.length), fuzzy, similar: new Map() };
  const matched = follow(query.plan, start, run);
  const { scores } = run;
  const numbers: number[] = [];
  const keptOut = facetNames.map((): number[] => []);
  for (let number = 0; number < matched.length; number++) {
    if (matched[number] === 0) continue;
    const failed = ~passed[number]! & allFacets;
    if (failed !== 0) keptOut[31 - Math.clz32(failed)]!.push(number);
    else {
      numbers.push(number);
      // Sums of the same numbers differ at the very end by the order in which notes came.
      scores[number] = Math.round(scores[number]! * 1e6) / 1e6;
    }
  }
  return { numbers, keptOut, matched, scores, exact: null, similar: run.similar };
}
