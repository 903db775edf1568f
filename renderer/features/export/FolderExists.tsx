import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface Props {
  /** Of the folder that is there; `null`: nothing to ask. */
  name: string | null;
  onClose: () => void;
  onDecide: (ifExists: 'replace' | 'keep-both') => void;
}

/** Asks before anything of a folder is replaced. */
export function FolderExists({ name, onClose, onDecide }: Props) {
  return (
    <Dialog
      open={name !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Replace the folder?"
      description={`“${name ?? ''}” is already there. Replacing puts the new document and pictures in it; other files in it stay.`}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => onDecide('replace')}>Replace</Button>
          <Button variant="accent" onClick={() => onDecide('keep-both')}>
            Keep both
          </Button>
        </>
      }
    />
  );
}
