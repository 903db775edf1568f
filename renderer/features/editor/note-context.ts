import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { NoteSession } from './session/note-session.ts';
import type { SessionView } from './session/session-view.ts';

export const NoteContext = createContext<NoteSession | null>(null);

/** The open note of the editor around the calling component. */
export function useNote(): NoteSession {
  const session = useContext(NoteContext);
  if (!session) throw new Error('There is no open note around this component');
  return session;
}

/** A part of what is known of the open note; renders again when that part changes. */
export function useNoteView<T>(select: (view: SessionView) => T): T {
  return useStore(useNote().view, select);
}

/** Why the note cannot be changed, for commands; `null` where it can. */
export function useLocked(): string | null {
  return useNoteView((v) => (v.readOnly === null ? null : 'This interview is open for reading only'));
}
