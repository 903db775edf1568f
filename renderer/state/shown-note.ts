import { create } from 'zustand';
import type { ReadOnlyReason } from '../../shared/domain/interview.ts';

/** The interview in the editor, as other parts of the page may use it. */
export interface ShownNote {
  id(): string;
  /** Why it cannot be edited; `null` where it can. */
  readOnly(): ReadOnlyReason | null;
  /** The whole file as it stands on screen. */
  text(): string;
  /** Writes what is not on disk yet. Resolves to whether the disk holds the text on screen. */
  flush(): Promise<boolean>;
  /** Puts another text in the place of this one, as one step that can be undone. */
  replaceText(text: string): void;
  /** Reads the file anew after main has put another one there, under the id that the note has now. */
  reopen(id: string): void;
}

/** What the editor shows; `null` where it shows nothing. */
export const useShownNote = create<{ note: ShownNote | null }>(() => ({ note: null }));

/** Tells what the editor shows. Returns the function that takes it back. */
export function showNote(note: ShownNote): () => void {
  useShownNote.setState({ note });
  return () => useShownNote.setState((s) => (s.note === note ? { note: null } : s));
}
