import { create } from 'zustand';

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed' | 'read-only';

interface Status {
  /** How the open note stands; `null` where none is open. */
  save: { state: SaveState; text: string } | null;
  /** Path of the open note inside the vault. */
  path: string | null;
  words: number | null;
  /** In the place of path and words: how far the sorting of highlights is, and the keys for it. */
  board: { summary: string; hints: readonly { keys: string; does: string }[] } | null;
  /** Said to screen readers, politely; the same sentence twice is said twice. */
  announcement: { text: string; count: number };
}

const nothing = { save: null, path: null, words: null, board: null };

/** What the status bar shows. The editor fills it; places without a note leave it empty. */
export const useStatus = create<Status>(() => ({ ...nothing, announcement: { text: '', count: 0 } }));

/** Sets what is given and keeps the rest. `save.text` is the words shown ("Saved 12:06"). */
export function setStatus(status: Partial<Pick<Status, 'save' | 'path' | 'words' | 'board'>>): void {
  useStatus.setState(status);
}

/** Empties the bar when the note goes. */
export function clearStatus(): void {
  useStatus.setState(nothing);
}

/** Has a sentence spoken by screen readers. */
export function announce(text: string): void {
  useStatus.setState((s) => ({ announcement: { text, count: s.announcement.count + 1 } }));
}
