import { call } from '../../api.ts';
import { useNavigation } from '../../state/navigation.ts';
import { saveOpenNotes } from '../../state/open-notes.ts';
import { announce } from '../../state/status.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';

/** Moves interviews to the vault's trash, one after the other, and offers to undo it. What fails is said and stays. */
export async function trashNotes(ids: readonly string[]): Promise<void> {
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
  const message = trashed.length === 1 ? 'Interview moved to trash' : `${trashed.length} interviews moved to trash`;
  announce(message);
  toast({ message, action: { label: 'Undo', run: () => void restore(trashed) } });
}

async function restore(trashedIds: readonly string[]) {
  try {
    let last: string | null = null;
    for (const trashedId of trashedIds) last = (await call('notes:restore', { trashedId })).id;
    announce('Restored');
    if (last !== null) useNavigation.getState().go({ area: 'interviews', noteId: last, focus: 'list' });
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not restored', error: true });
  }
}
