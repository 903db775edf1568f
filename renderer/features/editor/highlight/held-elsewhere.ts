import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import { call } from '../../../api.ts';
import { openNotes } from '../session/sessions.ts';

/**
 * Which of these highlight ids other notes of the vault hold. A note that is open counts as it stands in memory, any other as
 * it is on disk. `ownId` gives the id of the asking note, which may change with its first save.
 */
export async function heldElsewhere(ids: readonly string[], ownId: () => string): Promise<Set<string>> {
  const wanted = new Set(ids);
  const own = ownId();
  const inMemory = openNotes();
  const held = new Set<string>();
  for (const { id, text } of inMemory) {
    if (id === own || !ids.some((one) => text.includes(one))) continue;
    for (const highlight of scanNote(text).highlights) if (wanted.has(highlight.id)) held.add(highlight.id);
  }
  const known = new Set(inMemory.map(({ id }) => id));
  const onDisk = await call('highlights:holders', { ids: [...ids] });
  for (const [id, holders] of Object.entries(onDisk)) {
    if (holders.some((holder) => !known.has(holder) && holder !== own && holder !== ownId())) held.add(id);
  }
  return held;
}
