import { useRef, useState } from 'react';
import type { TrashedNote } from '../../../shared/ipc/trash.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { plural } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { deleteForGood } from './trash-store.ts';

const words = { interview: 'interview', finding: 'finding', goal: 'research goal' } as const;

/** What they are called together. */
function wordFor(notes: readonly TrashedNote[]): string {
  const [kind, ...others] = new Set(notes.map((note) => note.kind));
  return kind !== undefined && others.length === 0 ? words[kind] : 'item';
}

/** Asks once more, then deletes: the only thing in Fieldbook that cannot be undone. */
export function DeleteDialog({ notes, close }: { notes: readonly TrashedNote[]; close(): void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);
  const [only] = notes;
  const what = notes.length === 1 && only ? `“${only.title}”` : plural(notes.length, wordFor(notes));
  const run = async () => {
    setDone(0);
    await deleteForGood(notes, setDone, () => !stopped.current);
    close();
  };
  const leave = () => {
    stopped.current = true;
    if (done === null) close();
  };
  return (
    <Dialog
      open
      onOpenChange={leave}
      title={`Delete ${what} for good?`}
      initialFocus={cancel}
      description={
        notes.length === 1
          ? 'The file and the versions of it on this computer are deleted. This cannot be undone.'
          : 'The files and the versions of them on this computer are deleted. This cannot be undone.'
      }
      footer={
        <>
          <Button ref={cancel} variant="quiet" onClick={leave}>
            {done === null ? 'Cancel' : 'Stop'}
          </Button>
          <Button danger disabled={done !== null} onClick={() => void run()}>
            Delete for good
          </Button>
        </>
      }
    >
      {done !== null && notes.length > 1 && <ProgressBar label="Deleting" done={done} total={notes.length} />}
    </Dialog>
  );
}
