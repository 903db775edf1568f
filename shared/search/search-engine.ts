import { answerHighlights, answerNotes } from './answers.ts';
import { offeredBy } from './choices.ts';
import { complete } from './complete.ts';
import { Directory } from './directory.ts';
import type { SearchDirectory, SearchDocument } from './feed.ts';
import { readFilter } from './filters.ts';
import { find } from './finding.ts';
import { parseQuery } from './language/parse.ts';
import { createMatcher } from './matcher.ts';
import type { PlainNote } from './plain-note.ts';
import { previewOf } from './preview.ts';
import type {
  CompleteAnswer,
  CompleteRequest,
  CountAnswer,
  CountRequest,
  HighlightsAnswer,
  HighlightsRequest,
  PageAnswer,
  PageRequest,
  PreviewAnswer,
  PreviewRequest,
  SearchAnswer,
  SearchRequest,
} from './protocol.ts';
import { planQuery, type Query, type ReadFilter } from './query.ts';
import type { Run } from './retrieval.ts';
import { bodyOf, type KeptShelves, Shelves } from './shelves.ts';
import type { StoredNote } from './stored-note.ts';
import { suggestFor } from './suggest.ts';
import type { SuggestAnswer, SuggestRequest } from './suggest-protocol.ts';
import { Vocabulary } from './vocabulary.ts';
import { highlightsById, highlightsFound } from './whole-highlights.ts';

/** Full-text search over notes held in memory. Runs in the search process, in the command line and in tests. */
export interface SearchEngine {
  readonly size: number;
  /** Adds notes, or replaces those of the same id. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  /** Who is who from now on. */
  setDirectory(directory: SearchDirectory): void;
  /** What it holds, as it can be kept, none of it to be changed. The indexes know notes and highlights by their numbers. */
  state(): Omit<KeptShelves, 'notes'> & { notes: StoredNote[]; highlightNumbers: number[] };
  /** Takes up what was kept, in the place of all that it holds. */
  resume(kept: KeptShelves): void;
  /** Never throws on any query. */
  search(request: SearchRequest): SearchAnswer;
  /** The note in plain text with what the query matches in it; `blocks` is empty for a note the engine does not hold. */
  preview(request: PreviewRequest): PreviewAnswer;
  /** What may be written at the caret. */
  complete(request: CompleteRequest): CompleteAnswer;
  /** How many interviews each query finds. */
  count(request: CountRequest): CountAnswer;
  /** Highlights whole, by their ids or by a query. */
  highlights(request: HighlightsRequest): HighlightsAnswer;
  /** Highlights that may bear on a claim. */
  suggest(request: SuggestRequest): SuggestAnswer;
  /** Whatever was asked. */
  answer(request: PageRequest): PageAnswer;
}

export interface EngineSetting {
  /** Milliseconds, for `took`. */
  now(): number;
  /** The calendar date that relative dates count from, `YYYY-MM-DD`. */
  today(): string;
  /** Keeps the plain text of a note in another form, that takes less memory. */
  keepPlain?(plain: PlainNote): PlainNote;
}

export function createSearchEngine({ now, today, keepPlain = (plain) => plain }: EngineSetting): SearchEngine {
  let shelves = new Shelves(keepPlain);
  let vocabulary = new Vocabulary(shelves.store);
  let knownDirectory = '';
  /** So that a preview marks the similar words that its search found. */
  let last: { text: string; query: Query; similar: Run['similar'] } | null = null;

  function begin(kept: KeptShelves) {
    shelves = new Shelves(keepPlain, shelves.store.directory, kept);
    vocabulary = new Vocabulary(shelves.store);
    last = null;
  }

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
    resume: begin,
    state() {
      const { store, noteIndex, highlightIndex } = shelves;
      const notes = store.notes.filter((note) => note !== undefined);
      const highlightNumbers = notes.flatMap((note) => store.highlights.numbersOf(note));
      return { notes, noteIndex, highlightIndex, highlightNumbers };
    },
    setDirectory(directory) {
      const text = JSON.stringify(directory);
      if (text === knownDirectory) return;
      knownDirectory = text;
      shelves.store.setDirectory(new Directory(directory));
    },
    search(request) {
      const start = now();
      const query = read(request.query);
      const answer = request.view === 'highlights' ? answerHighlights : answerNotes;
      const { similar, ...found } = answer(shelves, query, request);
      last = { text: request.query, query, similar };
      const { partlySearched: partly } = shelves.store;
      return { requestId: request.requestId, ...found, problems: query.problems, partly, took: now() - start };
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
      const counts = queries.map((text) => find(shelves.notes, read(text), false).numbers.length);
      return { type: 'count', requestId, counts };
    },
    highlights(request) {
      const { requestId } = request;
      if ('ids' in request) {
        return { type: 'highlights', requestId, ...highlightsById(shelves, request.ids), problems: [] };
      }
      const query = read(request.query);
      return { type: 'highlights', requestId, ...highlightsFound(shelves, query, request), problems: query.problems };
    },
    suggest(request) {
      return { type: 'suggest', requestId: request.requestId, suggestions: suggestFor(shelves, request) };
    },
    answer(request) {
      if (!('type' in request)) return engine.search(request);
      switch (request.type) {
        case 'preview':
          return engine.preview(request);
        case 'complete':
          return engine.complete(request);
        case 'count':
          return engine.count(request);
        case 'highlights':
          return engine.highlights(request);
        case 'suggest':
          return engine.suggest(request);
      }
    },
  };
  return engine;
}
