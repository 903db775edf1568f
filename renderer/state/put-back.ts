import { call } from '../api.ts';
import { sentenceOf } from '../ui/errors.ts';
import { toast } from '../ui/Toast.tsx';
import { useShownNote } from './shown-note.ts';

/** Undoes a change that main made to a note's file: puts a version of its history back, and shows it where the note is open. */
export async function putBack(id: string, version: string): Promise<void> {
  try {
    const now = useShownNote.getState().note;
    if (now?.id() === id) await now.flush();
    const { saved } = await call('history:restore', { id, version });
    if (now?.id() === id) now.reopen(saved.id);
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not undone', error: true });
  }
}
