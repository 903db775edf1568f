import type { Place } from '../state/navigation.ts';

const count = 12;

/** The notes visited last, the one before the present first, filled up with the newest. `words` are newest first. */
export function recentNotes<W extends { note: { id: string } }>(
  words: readonly W[],
  place: Place,
  past: readonly Place[],
): W[] {
  const present = place.area === 'interviews' ? place.noteId : null;
  const visited = past.toReversed().flatMap((p) => (p.area === 'interviews' && p.noteId !== null ? [p.noteId] : []));
  const byId = new Map(words.map((w) => [w.note.id, w]));
  const recent = [...new Set(visited)].filter((id) => id !== present).flatMap((id) => byId.get(id) ?? []);
  const rest = words.filter((w) => w.note.id !== present && !recent.includes(w));
  return [...recent, ...rest].slice(0, count);
}
