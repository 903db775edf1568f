import type MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';
import { allFields, type IndexedNote, shortFields, termOptions } from './index-options.ts';
import { type Narrowing, passes } from './note-store.ts';
import type { Unit } from './query.ts';

/** What a query found: by number of note, whether it matched (within the dates) and its score (where it passes all filters). */
export interface Retrieved {
  matched: Uint8Array;
  scores: Float64Array;
  /** Notes that match and pass all filters. */
  total: number;
  /** Terms like those of a unit, by its number (fuzzy passes only). */
  similar: Map<number, Set<string>>;
}

/** Words shorter than this are too many typos away from too many others. */
const shortestFuzzy = 5;
const mostFuzzyUnits = 10;
const fuzziness = 0.2;

/** Whether looking for similar words could find anything more. */
export function canBeFuzzy(units: readonly Unit[]): boolean {
  return units.length <= mostFuzzyUnits && units.some((u) => !u.quoted && u.alternatives.some((a) => a.some(isLong)));
}

const isLong = (term: string) => term.length >= shortestFuzzy;

/**
 * Looks the units up one after the other, each only in the notes that hold all before it. Notes outside the dates are never
 * touched; notes outside the other filters are marked for the facets, without a score.
 */
export function retrieve(
  index: MiniSearch<IndexedNote>,
  units: readonly Unit[],
  narrowing: Narrowing,
  fuzzy: boolean,
): Retrieved {
  const scores = new Float64Array(narrowing.length);
  const similar = new Map<number, Set<string>>();
  let candidates = new Uint8Array(narrowing.length);
  for (let id = 0; id < narrowing.length; id++) candidates[id] = narrowing[id]! & passes.dates;
  for (const [number, unit] of units.entries()) {
    const found = new Uint8Array(narrowing.length);
    for (const terms of unit.alternatives) {
      let left = candidates;
      for (const [i, term] of terms.entries()) {
        const marks = new Uint8Array(narrowing.length);
        const prefix = i === terms.length - 1 ? unit.prefix : 'no';
        const likeIt = fuzzy && !unit.quoted && isLong(term) ? seenBy(similar, number) : null;
        for (const options of lookups(prefix, likeIt !== null)) {
          collect(index, term, options, { left, marks, scores, narrowing, likeIt });
        }
        left = marks;
      }
      for (let id = 0; id < found.length; id++) if (left[id]) found[id] = 1;
    }
    candidates = found;
  }
  let total = 0;
  for (let id = 0; id < candidates.length; id++) if (candidates[id] && narrowing[id] === passes.all) total++;
  return { matched: candidates, scores, total, similar };
}

function lookups(prefix: Unit['prefix'], fuzzy: boolean): SearchOptions[] {
  const base: SearchOptions = fuzzy ? { ...termOptions, fuzzy: fuzziness } : termOptions;
  if (prefix === 'short-fields') {
    return [
      { ...base, fields: ['body'] },
      { ...base, fields: shortFields, prefix: true },
    ];
  }
  return [{ ...base, fields: allFields, prefix: prefix === 'everywhere' }];
}

function collect(
  index: MiniSearch<IndexedNote>,
  term: string,
  options: SearchOptions,
  state: {
    left: Uint8Array;
    marks: Uint8Array;
    scores: Float64Array;
    narrowing: Narrowing;
    likeIt: Set<string> | null;
  },
): void {
  const { left, marks, scores, narrowing, likeIt } = state;
  const results = index.search(term, {
    ...options,
    // Returning 0 leaves a note out before any object is made for it.
    boostDocument: (id: number, found: string) => {
      if (!left[id]) return 0;
      marks[id] = 1;
      if (narrowing[id] !== passes.all) return 0;
      likeIt?.add(found);
      return 1;
    },
  });
  for (const result of results) scores[result.id as number]! += result.score;
}

function seenBy(similar: Map<number, Set<string>>, unit: number): Set<string> {
  const known = similar.get(unit) ?? new Set();
  similar.set(unit, known);
  return known;
}
