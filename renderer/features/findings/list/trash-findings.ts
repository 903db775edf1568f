import { call } from '../../../api.ts';
import { saveOpenNotes } from '../../../state/open-notes.ts';
import { announce } from '../../../state/status.ts';
import { sentenceOf } from '../../../ui/errors.ts';
import { toast } from '../../../ui/Toast.tsx';

/** Moves findings to the vault's trash, one after the other, and offers to undo it. What fails is said and stays. */
export async function trashFindings(ids: readonly string[]): Promise<void> {
  if (!(await saveOpenNotes())) {
    toast({ message: 'Not moved: some text could not be saved yet. Save it first, then try again.', error: true });
    return;
  }
  const trashed: string[] = [];
  let problem: string | null = null;
  for (const id of ids) {
    try {
      trashed.push((await call('notes:trash', { id })).trashedId);
    } catch (error) {
      problem ??= sentenceOf(error);
    }
  }
  if (problem) toast({ message: problem, error: true });
  if (trashed.length === 0) return;
  const message = trashed.length === 1 ? 'Finding moved to trash' : `${trashed.length} findings moved to trash`;
  announce(message);
  toast({ message, action: { label: 'Undo', run: () => void restore(trashed) } });
}

async function restore(trashedIds: readonly string[]) {
  try {
    for (const trashedId of trashedIds) await call('notes:restore', { trashedId });
    announce('Restored');
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not restored', error: true });
  }
}
