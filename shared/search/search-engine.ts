import { answerHighlights, answerNotes } from './answers.ts';
import { offeredBy } from './choices.ts';
import { complete } from './complete.ts';
import { Directory } from './directory.ts';
import { readFilter } from './filters.ts';
import { find } from './finding.ts';
import { parseQuery } from './language/parse.ts';
import { createMatcher } from './matcher.ts';
import { previewOf } from './preview.ts';
import type {
  CompleteAnswer,
  CompleteRequest,
  CountAnswer,
  CountRequest,
  PageAnswer,
  PageRequest,
  PreviewAnswer,
  PreviewRequest,
  SearchAnswer,
  SearchDirectory,
  SearchDocument,
  SearchRequest,
} from './protocol.ts';
import { planQuery, type Query, type ReadFilter } from './query.ts';
import type { Run } from './retrieval.ts';
import { bodyOf, Shelves } from './shelves.ts';
import { Vocabulary } from './vocabulary.ts';

/** Full-text search over notes held in memory. Runs in the search process, in the command line and in tests. */
export interface SearchEngine {
  readonly size: number;
  /** Adds notes, or replaces those of the same id. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  clear(): void;
  /** Who is who from now on. */
  setDirectory(directory: SearchDirectory): void;
  /** Never throws on any query. */
  search(request: SearchRequest): SearchAnswer;
  /** The note in plain text with what the query matches in it; `blocks` is empty for a note the engine does not hold. */
  preview(request: PreviewRequest): PreviewAnswer;
  /** What may be written at the caret. */
  complete(request: CompleteRequest): CompleteAnswer;
  /** How many interviews each query finds. */
  count(request: CountRequest): CountAnswer;
  /** Whatever was asked. */
  answer(request: PageRequest): PageAnswer;
}

export interface EngineClock {
  /** Milliseconds, for `took`. */
  now(): number;
  /** The calendar date that relative dates count from, `YYYY-MM-DD`. */
  today(): string;
}

export function createSearchEngine({ now, today }: EngineClock): SearchEngine {
  let shelves = new Shelves();
  let vocabulary = new Vocabulary(shelves.store);
  /** So that a preview marks the similar words that its search found. */
  let last: { text: string; query: Query; similar: Run['similar'] } | null = null;

  /** Without the two letters being typed where no note holds them as a word. */
  function read(text: string): Query {
    const parsed = parseQuery(text);
    const understand: ReadFilter = (node) => readFilter(node, vocabulary, today());
    const query = planQuery(parsed, understand);
    if (!query.tentative || find(shelves.notes, { ...query, leaves: [] }, false).matched.includes(1)) return query;
    return planQuery(parsed, understand, true);
  }

  const engine: SearchEngine = {
    get size() {
      return shelves.store.size;
    },
    put(documents) {
      for (const document of documents) shelves.put(document);
    },
    remove(ids) {
      for (const id of ids) shelves.remove(id);
    },
    clear() {
      shelves = new Shelves();
      vocabulary = new Vocabulary(shelves.store);
      last = null;
    },
    setDirectory(directory) {
      shelves.store.setDirectory(new Directory(directory));
    },
    search(request) {
      const start = now();
      const query = read(request.query);
      const answer = request.view === 'highlights' ? answerHighlights : answerNotes;
      const { similar, ...found } = answer(shelves, query, request);
      last = { text: request.query, query, similar };
      return { requestId: request.requestId, ...found, problems: query.problems, took: now() - start };
    },
    preview({ requestId, noteId, query: text, around }) {
      const note = shelves.store.byId(noteId);
      if (!note) return { type: 'preview', requestId, blocks: [], here: 0 };
      const { query, similar } = last?.text === text ? last : { query: read(text), similar: new Map() };
      const matches = createMatcher(query.leaves, similar).inBody(bodyOf(note));
      return { type: 'preview', requestId, ...previewOf(note, matches, around) };
    },
    complete({ requestId, query, caret }) {
      const offered = offeredBy(shelves.store, vocabulary);
      return { type: 'complete', requestId, ...complete(query, caret, offered, today()) };
    },
    count({ requestId, queries }) {
      const counts = queries.map((text) => find(shelves.notes, read(text), false).total);
      return { type: 'count', requestId, counts };
    },
    answer(request) {
      if (!('type' in request)) return engine.search(request);
      if (request.type === 'preview') return engine.preview(request);
      return request.type === 'complete' ? engine.complete(request) : engine.count(request);
    },
  };
  return engine;
}
