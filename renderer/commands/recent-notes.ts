import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Place } from '../state/navigation.ts';

const count = 12;

/** Ids of the notes visited, the last one first, without the present one; each once. */
export function visitedIds(place: Place, past: readonly Place[]): string[] {
  const present = place.area === 'interviews' ? place.noteId : null;
  const visited = past.toReversed().flatMap((p) => (p.area === 'interviews' && p.noteId !== null ? [p.noteId] : []));
  return [...new Set(visited)].filter((id) => id !== present);
}

/** The notes visited last, the one before the present first, filled up with the newest. `notes` are newest first. */
export function recentNotes<N extends Pick<NoteSummary, 'id'>>(
  notes: readonly N[],
  place: Place,
  past: readonly Place[],
): N[] {
  const present = place.area === 'interviews' ? place.noteId : null;
  const visited = visitedIds(place, past).slice(0, count);
  const places = new Map(visited.map((id, i) => [id, i]));
  const recent = notes.filter((note) => places.has(note.id)).sort((a, b) => places.get(a.id)! - places.get(b.id)!);
  const newest: N[] = [];
  for (const note of notes) {
    if (recent.length + newest.length >= count) break;
    if (note.id !== present && !places.has(note.id)) newest.push(note);
  }
  return [...recent, ...newest];
}

const day = 86_400_000; // ms
const most = { visited: 10, recent: 8 };

/** No note gets more than this from `recencyBonus`. */
export const mostBonus = most.visited + most.recent;

/** What recency adds to a fit: what was just visited, then what was just heard; never more than one step between fits. */
export function recencyBonus(
  { note, heardAt }: { note: Pick<NoteSummary, 'id'>; heardAt: number },
  visited: ReadonlyMap<string, number>,
  now: number,
): number {
  const place = visited.get(note.id);
  const age = Math.max(0, (now - heardAt) / day) || 0;
  return (place === undefined ? 0 : most.visited / (1 + place)) + most.recent / (1 + age / 30);
}
