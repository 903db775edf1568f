import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DocumentKind } from '../../../shared/ipc/notes.ts';
import { documentNouns } from '../../ui/document-words.ts';
import type { NoteSession } from './session/note-session.ts';
import { type FieldsByKind, fieldsAs, type SessionView } from './session/session-view.ts';

export const NoteContext = createContext<NoteSession | null>(null);

/** The open document of the editor around the calling component. */
export function useNote(): NoteSession {
  const session = useContext(NoteContext);
  if (!session) throw new Error('There is no open note around this component');
  return session;
}

/** A part of what is known of the open document; renders again when that part changes. */
export function useNoteView<T>(select: (view: SessionView) => T): T {
  return useStore(useNote().view, select);
}

/** A part of the front matter of a document of that kind; of any other, of one without. */
export function useFields<K extends DocumentKind, T>(kind: K, select: (fields: FieldsByKind[K]) => T): T {
  const session = useNote();
  return useStore(session.view, ({ fields }) => select(fieldsAs(kind, session.kind, fields)));
}

/** What people call the open document: "interview". */
export function useNoun(): string {
  return documentNouns[useNote().kind];
}

/** Why the document cannot be changed, for commands; `null` where it can. */
export function useLocked(): string | null {
  const noun = useNoun();
  return useNoteView((v) => (v.readOnly === null ? null : `This ${noun} is open for reading only`));
}
