import type { Column } from './column.ts';
import { type Narrowing, type NoteStore, passes } from './note-store.ts';
import type { Facet, SearchAnswer } from './protocol.ts';
import type { Filters } from './query.ts';

/** How many matching notes each team, PM and tag has: all filters applied but the one of the facet itself. Most first. */
export function countFacets(
  store: NoteStore,
  matched: Uint8Array,
  narrowing: Narrowing,
  filters: Filters,
): SearchAnswer['facets'] {
  const count = (column: Column, own: number, chosen: readonly string[]): Facet =>
    column
      .count((note) => matched[note] === 1 && (narrowing[note]! | own) === passes.all)
      .map((one) => ({ ...one, chosen: chosen.includes(one.value) }));
  return {
    team: count(store.teams, passes.team, filters.teamIds),
    pm: count(store.pms, passes.pm, filters.pmIds),
    tag: count(store.tags, passes.tag, filters.tags),
    ...{ kind: [], mark: [], month: [], segment: [], company: [] },
  };
}
