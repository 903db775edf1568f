import type { Version } from '../../../shared/ipc/history.ts';
import { withNoteId } from '../../../shared/markdown/note-id.ts';
import { AppError } from '../../../shared/result.ts';
import { call } from '../../api.ts';
import { type ShownNote, useShownNote } from '../../state/shown-note.ts';
import { announce } from '../../state/status.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';
import { timeWords } from './history-words.ts';

/**
 * Puts a version in the place of the open note: as one edit in the editor, or, where the file cannot be edited as text, by main.
 * What stands there is kept in the history first, and a message offers to undo it. Resolves to whether it worked; what fails is said.
 */
export async function restoreVersion(note: ShownNote, version: Version, text: string): Promise<boolean> {
  try {
    const id = note.id();
    const file = await call('notes:read', { id }).catch(nullIfGone);
    const isPlain = version.isText && !['damaged', 'encoding', 'too-large'].includes(file?.readOnly ?? '');
    if (isPlain) await restoreInEditor(note, withNoteId(text, id));
    else await restoreFile(note, id, version.key);
    announce('Version restored');
    return true;
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not restored', error: true });
    return false;
  }

  function told(undo: () => Promise<void>) {
    const run = () =>
      void undo().catch((error: unknown) => toast({ message: sentenceOf(error) ?? 'Not undone', error: true }));
    toast({ message: `Version of ${timeWords(version.keptAt)} restored`, action: { label: 'Undo', run } });
  }

  async function restoreInEditor(shown: ShownNote, restored: string | null) {
    if (restored === null) throw new AppError('invalid');
    await keepAsItIs(shown);
    const before = shown.text();
    shown.replaceText(restored);
    await shown.flush();
    told(async () => {
      const now = useShownNote.getState().note;
      if (now?.id() !== shown.id()) throw new AppError('not-found');
      await keepAsItIs(now);
      now.replaceText(before);
    });
  }

  async function restoreFile(shown: ShownNote, id: string, key: string) {
    const { saved, replaced } = await call('history:restore', { id, version: key });
    shown.reopen(saved.id);
    told(async () => {
      const back = await call('history:restore', { id: saved.id, version: replaced });
      useShownNote.getState().note?.reopen(back.saved.id);
    });
  }
}

async function keepAsItIs(note: ShownNote): Promise<void> {
  await note.flush();
  await call('history:keep', { id: note.id() }).catch(nullIfGone);
}

/** A note whose file was removed has nothing to keep: its text is in the editor. */
function nullIfGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'not-found') return null;
  throw error;
}
