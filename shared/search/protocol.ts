import { z } from 'zod';
import { HighlightId } from '../domain/ids.ts';
import { HighlightKind } from '../domain/interview.ts';
import { mostHighlights, StandingHighlight } from '../findings/standing.ts';
import { problemCodes } from './language/ast.ts';
import { type SuggestAnswer, SuggestRequest } from './suggest-protocol.ts';

/** A query as it was typed: words and operators in one text, which is all the state a search has. Its grammar: `language/`. */
const QueryText = z.string().max(10_000);
const NoteId = z.string().max(1100);

/** Counts of interviews by value are given for these. */
export const facetNames = ['team', 'pm', 'kind', 'mark', 'tag', 'month', 'segment', 'company', 'goal'] as const;

export const SearchRequest = z.object({
  requestId: z.number().int(),
  query: QueryText,
  /** Interviews with their passages, or highlights one by one. */
  view: z.enum(['interviews', 'highlights']).default('interviews'),
  /** Of interviews, or of highlights. */
  limit: z.number().int().min(1).max(200).default(50),
  sort: z.enum(['relevance', 'date']).default('relevance'),
  /** Notes of which all passages are wanted (up to 50 each), not only the best. */
  inFull: z.array(NoteId).max(200).optional(),
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

/** One highlight of the flat list. */
export const HighlightHit = z.object({
  noteId: z.string(),
  highlightId: z.string(),
  /** Of its interview, as are date, teams and PMs. */
  title: z.string(),
  titleMatches: z.array(Span),
  date: z.string(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  kind: HighlightKind,
  tags: z.array(z.string()),
  participantId: z.string().optional(),
  /** Its text with what the query matches in it; `hit` leads to it in the note. */
  passage: Passage,
  score: z.number(),
});
export type HighlightHit = z.infer<typeof HighlightHit>;

/** What of a query counts for nothing, and why: `[start, end)` in the query. The page has the sentences. */
export const QueryProblem = z.object({
  start: z.number().int(),
  end: z.number().int(),
  code: z.enum(problemCodes),
  operator: z.string().optional(),
  value: z.string().optional(),
  suggestion: z.string().optional(),
});

/**
 * Interviews by value, most first (months: newest first); at most 100 values, and those the query asks for in any case. Ids for
 * teams, PMs and goals, `YYYY-MM` for months, the spelling that most notes have for the rest. `chosen`: the query asks for it.
 */
const Facet = z.array(z.object({ value: z.string(), count: z.number().int(), chosen: z.boolean() }));
export type Facet = z.infer<typeof Facet>;

export const SearchAnswer = z.object({
  requestId: z.number().int(),
  /** Best or newest first; empty in the view of highlights. */
  hits: z.array(SearchHit),
  /** Best or newest first; empty in the view of interviews. */
  highlights: z.array(HighlightHit),
  /** Interviews found; in the view of highlights those that hold the highlights found. People, companies and facets are of these. */
  total: z.number().int(),
  /** Highlights found, in either view. */
  highlightTotal: z.number().int(),
  people: z.number().int(),
  companies: z.number().int(),
  problems: z.array(QueryProblem),
  /** Interviews of the vault that are too long to be searched beyond their beginning. */
  partly: z.number().int(),
  facets: z.record(z.enum(facetNames), Facet),
  /** Milliseconds in the search process. */
  took: z.number(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** Asks what may be written at the caret (UTF-16 units of the query). */
export const CompleteRequest = z.object({
  type: z.literal('complete'),
  requestId: z.number().int(),
  query: QueryText,
  caret: z.number().int().nonnegative(),
});
export type CompleteRequest = z.infer<typeof CompleteRequest>;

export const CompleteAnswer = z.object({
  type: z.literal('complete'),
  requestId: z.number().int(),
  /** What an item replaces: `[start, end)` of the query. */
  place: z.object({ start: z.number().int(), end: z.number().int() }),
  /** Most used first. `count`: interviews that have it. */
  items: z.array(
    z.object({
      insert: z.string(),
      label: z.string(),
      hint: z.string().optional(),
      count: z.number().int().optional(),
    }),
  ),
});
export type CompleteAnswer = z.infer<typeof CompleteAnswer>;

/** Asks how many interviews each query finds, without what it finds. */
export const CountRequest = z.object({
  type: z.literal('count'),
  requestId: z.number().int(),
  queries: z.array(QueryText).max(50),
});
export type CountRequest = z.infer<typeof CountRequest>;

export const CountAnswer = z.object({
  type: z.literal('count'),
  requestId: z.number().int(),
  /** In the order of the queries. */
  counts: z.array(z.number().int()),
});
export type CountAnswer = z.infer<typeof CountAnswer>;

/** Asks for a note in plain text, around one hit or from its first match. */
export const PreviewRequest = z.object({
  type: z.literal('preview'),
  requestId: z.number().int(),
  noteId: NoteId,
  query: QueryText,
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

/** Asks for highlights whole: those with these ids wherever they stand, or those that a query finds. */
export const HighlightsRequest = z.union([
  z.object({
    type: z.literal('highlights'),
    requestId: z.number().int(),
    ids: z.array(HighlightId).max(mostHighlights),
  }),
  z.object({
    type: z.literal('highlights'),
    requestId: z.number().int(),
    query: QueryText,
    sort: z.enum(['relevance', 'date']),
    limit: z.number().int().min(1).max(mostHighlights),
  }),
]);
export type HighlightsRequest = z.infer<typeof HighlightsRequest>;

export const HighlightsAnswer = z.object({
  type: z.literal('highlights'),
  requestId: z.number().int(),
  /** With their full texts. An id that several notes hold is there once for each; by ids newest first, else best or newest first. */
  highlights: z.array(StandingHighlight),
  /** How many there are, of which at most 10,000 are told. */
  total: z.number().int(),
  problems: z.array(QueryProblem),
});
export type HighlightsAnswer = z.infer<typeof HighlightsAnswer>;

/** What a page may ask over its port, and what comes back; `requestId` tells which answer belongs to which question. */
export const PageRequest = z.union([
  PreviewRequest,
  CompleteRequest,
  CountRequest,
  HighlightsRequest,
  SuggestRequest,
  SearchRequest,
]);
export type PageRequest = z.infer<typeof PageRequest>;
export type PageAnswer = SearchAnswer | PreviewAnswer | CompleteAnswer | CountAnswer | HighlightsAnswer | SuggestAnswer;
