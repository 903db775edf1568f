import MiniSearch from 'minisearch';
import { countFacets } from './facets.ts';
import { type IndexedNote, indexOptions } from './index-options.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { type Narrowing, NoteStore, passes, type StoredNote } from './note-store.ts';
import { passagesOf } from './passages.ts';
import { hasPhrase, type Phrase } from './phrase.ts';
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
  SearchHit,
  SearchRequest,
} from './protocol.ts';
import { nearness } from './proximity.ts';
import { parseQuery, type Query, takeFilters } from './query.ts';
import { canBeFuzzy, type Retrieved, retrieve } from './retrieval.ts';

/** Full-text search over notes held in memory. Runs in the search process, in the command line and in tests. */
export interface SearchEngine {
  readonly size: number;
  /** Adds notes, or replaces those of the same id. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  clear(): void;
  /** Never throws on any query. */
  search(request: SearchRequest): SearchAnswer;
  /** The note in plain text with what the query matches in it; `blocks` is empty for a note the engine does not hold. */
  preview(request: PreviewRequest): PreviewAnswer;
  /** Who is who from now on. */
  setDirectory(directory: SearchDirectory): void;
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

/** With fewer hits than this as typed, words that look alike are tried. */
const enoughHits = 5;
const reranked = 20;
/** A note in which the words stand together may overtake one that scores half as much again. */
const nearnessWeight = 1.5;

export function createSearchEngine({ now }: EngineClock): SearchEngine {
  let index = new MiniSearch<IndexedNote>(indexOptions);
  let store = new NoteStore();
  /** So that a preview marks the similar words that its search found. */
  let lastSimilar: { query: string; similar: Retrieved['similar'] } = { query: '', similar: new Map() };

  function remove(ids: readonly string[]) {
    for (const id of ids) {
      const note = store.byId(id);
      if (!note) continue;
      index.remove(note);
      store.remove(note);
    }
  }

  /** Notes that hold the words as typed always come before those that hold similar ones. */
  function find(query: Query, narrowing: Narrowing): Ranked {
    const exact = look(query, narrowing, false);
    const sure = ranked(exact, narrowing, query);
    if (exact.total >= enoughHits || !canBeFuzzy(query.units)) return { ...exact, order: sure };
    const wide = look(query, narrowing, true);
    const similar = ranked(wide, narrowing, query).filter((id) => !exact.matched[id]);
    return { ...wide, order: [...sure, ...similar] };
  }

  /** Without the two letters being typed where no note holds them as a word. */
  function settled(query: Query, narrowing: Narrowing): Query {
    if (!query.units.at(-1)?.tentative || look(query, narrowing, false).matched.includes(1)) return query;
    return { ...query, units: query.units.slice(0, -1) };
  }

  function look(query: Query, narrowing: Narrowing, fuzzy: boolean): Retrieved {
    const found = retrieve(index, query.units, narrowing, fuzzy);
    if (query.phrases.length > 0) keepPhrases(found, query.phrases, narrowing);
    return found;
  }

  function keepPhrases(found: Retrieved, phrases: readonly Phrase[], narrowing: Narrowing) {
    found.total = 0;
    for (let id = 0; id < found.matched.length; id++) {
      const note = found.matched[id] ? store.notes[id] : undefined;
      if (!note) continue;
      if (!phrases.every((phrase) => hasPhrase(titleOf(note), phrase) || hasPhrase(bodyOf(note), phrase)))
        found.matched[id] = 0;
      else if (narrowing[id] === passes.all) found.total++;
    }
  }

  function ranked(found: Retrieved, narrowing: Narrowing, query: Query): number[] {
    const { matched, scores } = found;
    const order: number[] = [];
    for (let id = 0; id < matched.length; id++) if (matched[id] && narrowing[id] === passes.all) order.push(id);
    const age = store.newestFirst();
    order.sort((a, b) => scores[b]! - scores[a]! || age[a]! - age[b]!);
    rerank(order, scores, createMatcher(query, found.similar));
    return order;
  }

  function rerank(order: number[], scores: Float64Array, matcher: Matcher): void {
    const top = order.slice(0, reranked).map((id, place) => {
      const note = store.notes[id]!;
      const inBody = nearness(matcher.inBody(bodyOf(note)), matcher.parts);
      const inTitle = nearness(matcher.inTitle(note.title), matcher.parts);
      return { id, place, score: scores[id]! * (1 + nearnessWeight * Math.max(inBody, inTitle)) };
    });
    top.sort((a, b) => b.score - a.score || a.place - b.place);
    order.splice(0, top.length, ...top.map((t) => t.id));
  }

  const engine: SearchEngine = {
    get size() {
      return store.size;
    },
    put(documents) {
      for (const document of documents) {
        remove([document.id]);
        index.add(store.add(document));
      }
    },
    remove,
    clear() {
      index = new MiniSearch<IndexedNote>(indexOptions);
      store = new NoteStore();
    },
    search(request) {
      const start = now();
      const { filters, rest } = takeFilters(request.query);
      const narrowing = store.narrow(filters);
      const query = settled(parseQuery(rest), narrowing);
      const found = find(query, narrowing);
      const matcher = createMatcher(query, found.similar);
      const empty = query.units.length === 0 && query.phrases.length === 0;
      if (request.sort === 'date' || empty) {
        const age = store.newestFirst();
        found.order.sort((a, b) => age[a]! - age[b]!);
      }
      lastSimilar = { query: rest, similar: found.similar };
      const inFull = new Set(request.inFull);
      const hits = found.order
        .slice(0, request.limit)
        .map((id) => hitOf(store.notes[id]!, found.scores[id]!, matcher, inFull));
      return {
        requestId: request.requestId,
        hits,
        highlights: [],
        total: found.total,
        ...{ highlightTotal: 0, people: 0, companies: 0, problems: [] },
        facets: countFacets(store, found.matched, narrowing, filters),
        took: now() - start,
      };
    },
    preview({ requestId, noteId, query, around }) {
      const note = store.byId(noteId);
      if (!note) return { type: 'preview', requestId, blocks: [], here: 0 };
      const { rest } = takeFilters(query);
      const similar = lastSimilar.query === rest ? lastSimilar.similar : new Map();
      const matches = createMatcher(parseQuery(rest), similar).inBody(bodyOf(note));
      return { type: 'preview', requestId, ...previewOf(note, matches, around) };
    },
    setDirectory() {},
    complete: ({ requestId, caret }) => ({
      type: 'complete',
      requestId,
      place: { start: caret, end: caret },
      items: [],
    }),
    count: ({ requestId, queries }) => ({
      type: 'count',
      requestId,
      counts: queries.map(
        (query) => engine.search({ requestId, query, view: 'interviews', limit: 1, sort: 'date' }).total,
      ),
    }),
    answer(request) {
      if (!('type' in request)) return engine.search(request);
      if (request.type === 'preview') return engine.preview(request);
      return request.type === 'complete' ? engine.complete(request) : engine.count(request);
    },
  };
  return engine;
}

interface Ranked extends Retrieved {
  order: number[];
}

const titleOf = (note: StoredNote) => ({ text: note.title, composed: true });
const bodyOf = (note: StoredNote) => ({ text: note.body, composed: note.composed });

function hitOf(note: StoredNote, score: number, matcher: Matcher, inFull: ReadonlySet<string>): SearchHit {
  const { passages, count } = passagesOf(note, matcher.inBody(bodyOf(note)), inFull.has(note.noteId));
  return {
    noteId: note.noteId,
    title: note.title,
    titleMatches: matcher.inTitle(note.title).map((m) => [m.start, m.end]),
    date: note.date,
    teamIds: note.teamIds,
    pmIds: note.pmIds,
    score,
    passages,
    passageCount: count,
  };
}
