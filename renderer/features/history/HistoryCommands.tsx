import { lazy, Suspense, useState } from 'react';
import type { Output } from '../../../shared/ipc/index.ts';
import { call } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { type ShownNote, useShownNote } from '../../state/shown-note.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';

const HistoryDialog = lazy(() => import('./HistoryDialog.tsx').then((m) => ({ default: m.HistoryDialog })));

interface Shown {
  note: ShownNote;
  id: string;
  history: Output<'history:list'>;
}

/** Offers the history of the open interview, and its dialog. */
export function HistoryCommands() {
  const note = useShownNote((s) => s.note);
  const [shown, setShown] = useState<Shown | null>(null);
  const show = async () => {
    if (!note) return;
    // What is on screen is a version to compare with only once it is in the file.
    await note.flush();
    try {
      setShown({ note, id: note.id(), history: await call('history:list', { id: note.id() }) });
    } catch (error) {
      toast({ message: sentenceOf(error) ?? 'The history cannot be read', error: true });
    }
  };
  useCommand('note:history', () => void show(), note ? null : 'Open an interview first');
  if (!shown) return null;
  return (
    <Suspense>
      <HistoryDialog {...shown} close={() => setShown(null)} />
    </Suspense>
  );
}
