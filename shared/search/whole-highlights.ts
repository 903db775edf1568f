import type { Highlight } from '../domain/interview.ts';
import { mostHighlights, type StandingHighlight } from '../findings/standing.ts';
import { find } from './finding.ts';
import type { StoredHighlight } from './highlight-store.ts';
import { secondsAt } from './passages.ts';
import type { PlainNote } from './plain-note.ts';
import type { HighlightsAnswer, HighlightsRequest } from './protocol.ts';
import type { Query } from './query.ts';
import { bestFirst, inOrder } from './ranking.ts';
import type { Shelves } from './shelves.ts';
import type { NoteFacts } from './stored-note.ts';

type Told = Pick<HighlightsAnswer, 'highlights' | 'total'>;

/** What an interview says of itself, as far as its highlights tell it. */
export type AboutInterview = Pick<
  NoteFacts,
  'id' | 'title' | 'date' | 'teamIds' | 'pmIds' | 'goals' | 'participantIds'
>;

/** A highlight with its full text and what its interview says of itself. */
export function standingOf({ note, highlight, runs }: StoredHighlight): StandingHighlight {
  return wholeHighlight(note.document, note, highlight, runs[0]?.start);
}

/** The highlights of a note that was read apart from any index. */
export function standingIn(about: AboutInterview, plain: PlainNote): StandingHighlight[] {
  const starts = new Map<number, number>();
  for (const { highlight, start } of plain.marks) if (!starts.has(highlight)) starts.set(highlight, start);
  return plain.highlights.map((highlight, number) => wholeHighlight(about, plain, highlight, starts.get(number)));
}

function wholeHighlight(
  { id: noteId, title, date, teamIds, pmIds, goals, participantIds }: AboutInterview,
  plain: PlainNote,
  { id, kind, tags, participantId, atSeconds, text }: Highlight,
  start: number | undefined,
): StandingHighlight {
  return {
    highlightId: id,
    noteId,
    title,
    date,
    teamIds,
    pmIds,
    goals,
    kind,
    tags,
    participantId: participantId ?? null,
    participantIds,
    atSeconds: atSeconds ?? (start === undefined ? undefined : secondsAt(plain, start)) ?? null,
    text,
  };
}

/** The highlights with these ids, wherever they stand, newest interview first. */
export function highlightsById({ store }: Shelves, ids: readonly string[]): Told {
  const isWanted = new Uint8Array(store.highlights.highlights.length);
  for (const id of ids) for (const number of store.highlights.numbersById(id)) isWanted[number] = 1;
  const numbers = isWanted.includes(1) ? store.newestFirst().highlights.filter((number) => isWanted[number] === 1) : [];
  return tell(store.highlights.highlights, numbers, mostHighlights);
}

/** What a query finds in the list of highlights. */
export function highlightsFound(shelves: Shelves, query: Query, { sort, limit }: ByQuery): Told {
  const { store } = shelves;
  const ranks = sort === 'relevance' && query.leaves.length > 0;
  const found = find(shelves.highlights, query, ranks);
  const newest = store.newestFirst().highlights;
  const order = ranks ? bestFirst(found, newest, limit) : inOrder(found, newest);
  return { ...tell(store.highlights.highlights, order, limit), total: found.numbers.length };
}

type ByQuery = Pick<Extract<HighlightsRequest, { query: string }>, 'sort' | 'limit'>;

function tell(all: readonly (StoredHighlight | undefined)[], numbers: readonly number[], limit: number): Told {
  return { highlights: numbers.slice(0, limit).map((number) => standingOf(all[number]!)), total: numbers.length };
}
