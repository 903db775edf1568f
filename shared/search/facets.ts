import { type Narrowing, type NoteStore, passes } from './note-store.ts';
import type { SearchAnswer } from './protocol.ts';

/** How many matching notes each team, PM and tag has: all filters applied but the one of the facet itself. Most first. */
export function countFacets(store: NoteStore, matched: Uint8Array, narrowing: Narrowing): SearchAnswer['facets'] {
  const but = (own: number) => (note: number) => matched[note] === 1 && (narrowing[note]! | own) === passes.all;
  return {
    team: store.teams.count(but(passes.team)),
    pm: store.pms.count(but(passes.pm)),
    tag: store.tags.count(but(passes.tag)),
  };
}
