import { call } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { putBack } from '../../state/put-back.ts';
import { type ShownNote, useShownNote } from '../../state/shown-note.ts';
import { announce } from '../../state/status.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';

/** Offers to make a document of its own of a file that has the id of another. */
export function OwnIdCommand() {
  const note = useShownNote((s) => s.note);
  const isTwin = note?.readOnly() === 'duplicate-id';
  useCommand(
    'note:own-id',
    () => void (note && give(note)),
    note ? (isTwin ? null : 'No other file has its id') : 'Open an interview first',
  );
  return null;
}

async function give(note: ShownNote): Promise<void> {
  try {
    const { saved, replaced } = await call('own-id:give', { id: note.id() });
    note.reopen(saved.id);
    announce('This copy has an id of its own now');
    toast({
      message: 'This copy has an id of its own now',
      action: { label: 'Undo', run: () => void putBack(saved.id, replaced) },
    });
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'The id was not changed', error: true });
  }
}
