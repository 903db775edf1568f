import { facetsOfHighlights, facetsOfNotes, notesOf } from './facets.ts';
import { find } from './finding.ts';
import { highlightHitOf } from './highlight-list.ts';
import { createMatcher } from './matcher.ts';
import { NoteMatches } from './note-matches.ts';
import type { NoteStore } from './note-store.ts';
import { type PassageOptions, passagesOf } from './passages.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from './protocol.ts';
import type { Query } from './query.ts';
import { bestFirst, inOrder, rerank } from './ranking.ts';
import type { Run } from './retrieval.ts';
import type { Shelves } from './shelves.ts';
import type { StoredNote } from './stored-note.ts';

/** What a search finds; the terms that are like those typed go to the preview. */
type Findings = Omit<SearchAnswer, 'requestId' | 'problems' | 'partly' | 'took'> & Pick<Run, 'similar'>;

/** Interviews, each with its best passages. */
export function answerNotes(shelves: Shelves, query: Query, request: SearchRequest): Findings {
  const { store } = shelves;
  const ranks = request.sort === 'relevance' && query.leaves.length > 0;
  const found = find(shelves.notes, query, true);
  const matches = new NoteMatches(createMatcher(query.leaves, found.similar), store.notes);
  const newest = store.newestFirst().notes;
  const order = ranks ? bestFirst(found, newest, request.limit) : inOrder(found, newest);
  if (ranks) rerank(order, found, matches);
  const wanted = wantedHighlights(query);
  const inFull = new Set(request.inFull);
  return {
    hits: order.slice(0, request.limit).map((number) => {
      const note = store.notes[number]!;
      return hitOf(note, found.scores[number]!, matches, { inFull: inFull.has(note.noteId), wanted });
    }),
    highlights: [],
    total: found.numbers.length,
    highlightTotal: find(shelves.highlights, query, false).numbers.length,
    ...whoIsIn(store, found.numbers),
    facets: facetsOfNotes(store, found, query),
    similar: found.similar,
  };
}

/** Highlights one by one. */
export function answerHighlights(shelves: Shelves, query: Query, request: SearchRequest): Findings {
  const { store } = shelves;
  const { highlights } = store.highlights;
  const found = find(shelves.highlights, query, true);
  const matcher = createMatcher(query.leaves, found.similar);
  const newest = store.newestFirst().highlights;
  const ranks = request.sort === 'relevance' && query.leaves.length > 0;
  const order = ranks ? bestFirst(found, newest, request.limit) : inOrder(found, newest);
  const notes = notesOf(store.highlights, found.numbers);
  return {
    hits: [],
    highlights: order
      .slice(0, request.limit)
      .map((number) => highlightHitOf(highlights[number]!, found.scores[number]!, matcher)),
    total: notes.length,
    highlightTotal: found.numbers.length,
    ...whoIsIn(store, notes),
    facets: facetsOfHighlights(store, found, query),
    similar: found.similar,
  };
}

function whoIsIn({ columns }: NoteStore, notes: readonly number[]): { people: number; companies: number } {
  return { people: columns.participant.distinct(notes), companies: columns.company.distinct(notes) };
}

/** Highlights of the kinds that the query asks for; `null` where it asks for none. */
function wantedHighlights({ top }: Query): PassageOptions['wanted'] {
  const kinds = new Set(top.flatMap(({ column, values }) => (column === 'mark' ? [...(values ?? [])] : [])));
  return kinds.size > 0 ? ({ kind }) => kinds.has(kind) : null;
}

function hitOf(note: StoredNote, score: number, matches: NoteMatches, options: PassageOptions): SearchHit {
  const { passages, count } = passagesOf(note, matches.inBody(note.id), options);
  const { date, teamIds, pmIds } = note.document;
  return {
    noteId: note.noteId,
    title: note.title,
    titleMatches: matches.inTitle(note.id).map((m) => [m.start, m.end]),
    date,
    teamIds,
    pmIds,
    score,
    passages,
    passageCount: count,
  };
}
