import { z } from 'zod';

/** Filters of a query: within one list any may match, between lists all must. Empty lists do not filter. */
export const SearchFilters = z.object({
  teamIds: z.array(z.string()).default([]),
  pmIds: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
  /** Calendar dates, both ends included. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type SearchFilters = z.infer<typeof SearchFilters>;

export const SearchRequest = z.object({
  requestId: z.number().int(),
  query: z.string().max(10_000),
  filters: SearchFilters,
  limit: z.number().int().min(1).max(200).default(50),
  sort: z.enum(['relevance', 'date']).default('relevance'),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

/** A run of characters of a passage that matched: `[start, end)` in UTF-16 units of `text`. */
export const Span = z.tuple([z.number().int(), z.number().int()]);

export const Passage = z.object({
  text: z.string(),
  matches: z.array(Span),
  /** The hit as it stands in the note (plain text, no markup) and which of its occurrences it is, so that the editor can go to it. */
  hit: z.string(),
  occurrence: z.number().int(),
  atSeconds: z.number().optional(),
});
export type Passage = z.infer<typeof Passage>;

export const SearchHit = z.object({
  noteId: z.string(),
  title: z.string(),
  titleMatches: z.array(Span),
  date: z.string(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  score: z.number(),
  passages: z.array(Passage),
  /** All passages of the note that match, of which `passages` are the best. */
  passageCount: z.number().int(),
});
export type SearchHit = z.infer<typeof SearchHit>;

const Facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const SearchAnswer = z.object({
  requestId: z.number().int(),
  hits: z.array(SearchHit),
  total: z.number().int(),
  facets: z.object({ team: Facet, pm: Facet, tag: Facet }),
  /** Milliseconds in the search process. */
  took: z.number(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** A note as the vault hands it to the search process: the whole file and what the catalogue knows of it. */
export const SearchDocument = z.object({
  id: z.string(),
  title: z.string(),
  date: z.string(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  tags: z.array(z.string()),
  /** Names of teams, PMs and participants, for the merged `meta` field. */
  names: z.array(z.string()),
  /** The file's text; the search process takes the plain text out with the linear scanner. */
  source: z.string(),
});
export type SearchDocument = z.infer<typeof SearchDocument>;

/** Messages from main to the search process. No path ever crosses. */
export const SearchFeed = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reset'), total: z.number().int() }),
  z.object({ type: z.literal('put'), documents: z.array(SearchDocument) }),
  z.object({ type: z.literal('remove'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('complete') }),
  z.object({ type: z.literal('connect') }), // with one port
]);
export type SearchFeed = z.infer<typeof SearchFeed>;
