import { create } from 'zustand';
import type { DocumentKind } from '../../../shared/ipc/notes.ts';
import type { TrashedNote } from '../../../shared/ipc/trash.ts';
import { AppError } from '../../../shared/result.ts';
import { call } from '../../api.ts';
import { documentAt, placeOf, useNavigation } from '../../state/navigation.ts';
import { announce } from '../../state/status.ts';
import { documentNouns } from '../../ui/document-words.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { humanize, plural } from '../../ui/format.ts';
import { toast } from '../../ui/Toast.tsx';

interface TrashState {
  /** Latest first; `null` before they were read. */
  notes: readonly TrashedNote[] | null;
  /** What lies in the trash and was not put there by Fieldbook. */
  others: number;
  selected: string | null;
  error: string | null;
}

/** What is in the trash, as main last told, and what is chosen of it. */
export const useTrash = create<TrashState>(() => ({ notes: null, others: 0, selected: null, error: null }));

/** Reads the trash anew. The choice stays where it can, else goes to the neighbor. */
export async function loadTrash(): Promise<void> {
  try {
    const { notes, others } = await call('trash:list');
    useTrash.setState(({ notes: before, selected }) => ({
      notes,
      others,
      error: null,
      selected: choose(notes, before ?? [], selected),
    }));
  } catch (error) {
    useTrash.setState({ notes: [], others: 0, error: sentenceOf(error) });
  }
}

function choose(notes: readonly TrashedNote[], before: readonly TrashedNote[], selected: string | null): string | null {
  const there = new Set(notes.map((note) => note.trashedId));
  if (selected !== null && there.has(selected)) return selected;
  const at = before.findIndex((note) => note.trashedId === selected);
  const next = [...before.slice(at + 1), ...before.slice(0, Math.max(at, 0)).reverse()];
  return next.find((note) => there.has(note.trashedId))?.trashedId ?? notes[0]?.trashedId ?? null;
}

/** Moves a note back where it was and opens it. */
export async function restoreNote({ trashedId }: TrashedNote): Promise<void> {
  try {
    const { id, kind } = await call('notes:restore', { trashedId });
    announce('Restored');
    toast({
      message: humanize(`${documentNouns[kind]} restored`),
      action: { label: 'Undo', run: () => void trashAgain(id, kind) },
    });
    useNavigation
      .getState()
      .go(kind === 'interview' ? { area: 'interviews', noteId: id, focus: 'list' } : placeOf(kind, id));
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not restored', error: true });
    await loadTrash();
  }
}

async function trashAgain(id: string, kind: DocumentKind) {
  try {
    const { place, go } = useNavigation.getState();
    if (documentAt(place) === id)
      go(kind === 'interview' ? { area: 'interviews', noteId: null, focus: 'list' } : placeOf(kind, null));
    await call('notes:trash', { id });
    announce('Moved to trash');
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not moved', error: true });
  }
}

/** Deletes notes for good, one after the other. `onDone` is told how many are gone; what fails is said and stays. */
export async function deleteForGood(
  notes: readonly TrashedNote[],
  onDone: (count: number) => void,
  goOn: () => boolean = () => true,
): Promise<void> {
  let done = 0;
  let problem: unknown = null;
  for (const { trashedId } of notes) {
    if (!goOn()) break;
    try {
      await call('trash:delete', { trashedId });
      onDone(++done);
    } catch (error) {
      // Somebody else emptied the trash meanwhile: gone is gone.
      if (!(error instanceof AppError && error.code === 'not-found')) problem ??= error;
    }
  }
  if (problem !== null) toast({ message: sentenceOf(problem) ?? 'Not deleted', error: true });
  else announce(`${plural(done, 'interview')} deleted for good`);
  await loadTrash();
}
