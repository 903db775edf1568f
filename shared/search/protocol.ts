import { z } from 'zod';
import { HighlightKind } from '../domain/interview.ts';

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
  /** Notes of which all passages are wanted (up to 50 each), not only the best. */
  inFull: z.array(z.string().max(1100)).max(200).optional(),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

/** A run of characters of a passage that matched: `[start, end)` in UTF-16 units of `text`. */
export const Span = z.tuple([z.number().int(), z.number().int()]);

export const Passage = z.object({
  text: z.string(),
  matches: z.array(Span),
  /**
   * The hit as it stands in the note (plain text, no markup) and which of its occurrences it is, so that the editor can go
   * to it: counted from 0 over the note's plain text, case and accents as they are, parts of longer words included.
   */
  hit: z.string(),
  occurrence: z.number().int(),
  /** The nearest call timestamp at or before the hit. */
  atSeconds: z.number().optional(),
  /** Who speaks, where the block begins with a name and a colon; not repeated in `text`. */
  speaker: z.string().optional(),
  /** Kind of the highlight that the hit stands in. */
  mark: HighlightKind.optional(),
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

/** Asks for a note in plain text, around one hit or from its first match. */
export const PreviewRequest = z.object({
  type: z.literal('preview'),
  requestId: z.number().int(),
  noteId: z.string().max(1100),
  query: z.string().max(10_000),
  around: z.object({ hit: z.string().max(10_000), occurrence: z.number().int().nonnegative() }).optional(),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;

export const PreviewBlock = z.object({
  text: z.string(),
  /** 1–6 for headings, else 0. */
  depth: z.number().int(),
  matches: z.array(Span),
  /** Highlights in the block. */
  marks: z.array(z.object({ span: Span, kind: HighlightKind })),
  /** Call timestamps in the block. */
  timestamps: z.array(Span),
});
export type PreviewBlock = z.infer<typeof PreviewBlock>;

export const PreviewAnswer = z.object({
  type: z.literal('preview'),
  requestId: z.number().int(),
  /** In reading order; empty where the note is not in the index. */
  blocks: z.array(PreviewBlock),
  /** Which of the blocks holds the hit. */
  here: z.number().int(),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** What a page may ask over its port, and what comes back; `requestId` tells which answer belongs to which question. */
export const PageRequest = z.union([PreviewRequest, SearchRequest]);
export type PageAnswer = SearchAnswer | PreviewAnswer;

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

/** What the search process tells main: that it listens, and how many documents of a `put` are in the index. */
export const SearchReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('indexed'), count: z.number().int() }),
]);
export type SearchReport = z.infer<typeof SearchReport>;
