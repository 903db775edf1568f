import { Ulid } from '../domain/ids.ts';
import { setFrontMatterValue } from './front-matter-edit.ts';
import { readInterviewFields } from './interview-fields.ts';

/**
 * The text of a note with `id` as its id: an earlier version may have had another or none, and must not make another note of it.
 * An id that is no ULID (a note of a foreign folder) is not written. `null` where the properties cannot be changed.
 */
export function withNoteId(text: string, id: string): string | null {
  if (!Ulid.safeParse(id).success || readInterviewFields(text).values.id === id) return text;
  const edit = setFrontMatterValue(text, 'id', id);
  return edit.outcome === 'refused' ? null : edit.text;
}
