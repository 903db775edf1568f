import type { Column } from './column.ts';
import { monthsOf } from './filters.ts';
import { type Found, foundBut } from './finding.ts';
import type { HighlightStore } from './highlight-store.ts';
import { foldValue } from './language/values.ts';
import type { NoteStore } from './note-store.ts';
import { type Facet, facetNames, type SearchAnswer } from './protocol.ts';
import type { FacetName, Query } from './query.ts';

/** Longer lists help nobody to choose. */
const mostValues = 100;

type Counts = { value: string; count: number }[];

/** Counts interviews by value: all filters applied but the facet's own. */
export function facetsOfNotes(store: NoteStore, found: Found, query: Query): SearchAnswer['facets'] {
  return facets(query, (facet, number) => store.columns[facet].count(foundBut(found, number)));
}

/** The same for a list of highlights: interviews that hold one of those found; by kind and tag, one of those with it. */
export function facetsOfHighlights(store: NoteStore, found: Found, query: Query): SearchAnswer['facets'] {
  const { highlights } = store;
  // Most facets have no filter of their own, and count the same interviews.
  const notes = notesOf(highlights, found.numbers);
  return facets(query, (facet, number) => {
    const numbers = foundBut(found, number);
    if (facet === 'mark' || facet === 'tag') return countNotes(highlights, highlights.columns[facet], numbers);
    return store.columns[facet].count(numbers === found.numbers ? notes : notesOf(highlights, numbers));
  });
}

/** The notes of the highlights, each once. */
export function notesOf({ noteOf }: HighlightStore, numbers: readonly number[]): number[] {
  const notes: number[] = [];
  const seen: boolean[] = [];
  for (const number of numbers) {
    const note = noteOf[number]!;
    if (!seen[note]) notes.push(note);
    seen[note] = true;
  }
  return notes;
}

function countNotes({ noteOf }: HighlightStore, column: Column, numbers: readonly number[]): Counts {
  const notes = new Map<number, Set<number>>();
  column.forEach(numbers, (number, group) => {
    const seen = notes.get(group);
    if (seen) seen.add(noteOf[number]!);
    else notes.set(group, new Set([noteOf[number]!]));
  });
  return [...notes].map(([group, { size }]) => ({ value: column.spellingOf(group), count: size }));
}

function facets(query: Query, count: (facet: FacetName, number: number) => Counts): SearchAnswer['facets'] {
  const all = facetNames.map((facet, number) => [facet, arranged(facet, count(facet, number), chosenIn(query, facet))]);
  return Object.fromEntries(all) as SearchAnswer['facets'];
}

/** Values the query asks for, by key: as they are written, or as the interviews spell them. */
function chosenIn({ own }: Query, facet: FacetName): Map<string, string> {
  const filters = own.filter((one) => one.facet === facet).map(({ filter }) => filter);
  const values = filters.flatMap((filter) => [...(filter.values ?? monthsOf(filter))]);
  return new Map(values.sort((a, b) => byText(b, a)).map((value) => [keyOf(facet, value), value]));
}

const spelled: readonly FacetName[] = ['tag', 'segment', 'company', 'goal'];
const keyOf = (facet: FacetName, value: string) => (spelled.includes(facet) ? foldValue(value) : value);

function arranged(facet: FacetName, counts: Counts, chosen: Map<string, string>): Facet {
  const values = counts.map((one) => ({ ...one, chosen: chosen.has(keyOf(facet, one.value)) }));
  const known = new Set(counts.map(({ value }) => keyOf(facet, value)));
  for (const [key, value] of chosen) if (!known.has(key)) values.push({ value, count: 0, chosen: true });
  return values
    .sort((a, b) => (facet === 'month' ? byText(b.value, a.value) : b.count - a.count || byText(a.value, b.value)))
    .filter((one, place) => place < mostValues || one.chosen);
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
