import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** A tag of several highlights, and how many of them have it. */
export interface SharedTag {
  tag: string;
  count: number;
}

/** The tags of some highlights, those that most have first. */
export function sharedTags(highlights: readonly StandingHighlight[]): SharedTag[] {
  const counts = new Map<string, number>();
  for (const { tags } of highlights) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** What happens to the tags of several highlights: the others of each stay as they are. */
export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
}

/** The tags of one highlight after a change, in their order, new ones last; `null` where it changes nothing. */
export function tagsAfter(tags: readonly string[], { add, remove }: TagChange): string[] | null {
  const kept = tags.filter((tag) => !remove.includes(tag));
  const after = [...kept, ...add.filter((tag) => !kept.includes(tag))];
  return after.length === tags.length && after.every((tag, i) => tag === tags[i]) ? null : after;
}

/** What is done to the highlights of one note. */
export interface NoteEdits<E> {
  id: string;
  edits: E[];
}

/** Edits of highlights put together by the note that each stands in; what needs none is left out. */
export function byNote<E>(
  highlights: readonly StandingHighlight[],
  editOf: (highlight: StandingHighlight) => E | null,
): NoteEdits<E>[] {
  const notes = new Map<string, E[]>();
  for (const highlight of highlights) {
    const edit = editOf(highlight);
    if (edit !== null) notes.set(highlight.noteId, [...(notes.get(highlight.noteId) ?? []), edit]);
  }
  return [...notes].map(([id, edits]) => ({ id, edits }));
}

/** Each highlight once, though several notes may hold it: as a finding takes it. */
export function onceEach(highlights: readonly StandingHighlight[]): StandingHighlight[] {
  return [...new Map(highlights.toReversed().map((one) => [one.highlightId, one])).values()].reverse();
}
