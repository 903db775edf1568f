import type { CloneTarget } from '../../../shared/ipc/export.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './ExportView.module.css';
import { splitRemote } from './target-words.ts';

interface Props {
  target: CloneTarget | null;
  onClose: () => void;
  onConfirm: (target: CloneTarget) => void;
}

/** Names host and repository before anything goes there for the first time. */
export function ConfirmTarget({ target, onClose, onConfirm }: Props) {
  const [host, repository] = target ? splitRemote(target.remote) : ['', ''];
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Push to this repository?"
      description="Nothing has gone there from this computer yet. Fieldbook asks once for each repository."
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="accent" onClick={() => target && onConfirm(target)}>
            Push there
          </Button>
        </>
      }
    >
      {target && (
        <dl className={styles.confirm}>
          <div>
            <dt>Host</dt>
            <dd>{host}</dd>
          </div>
          <div>
            <dt>Repository</dt>
            <dd>{repository}</dd>
          </div>
          <div>
            <dt>Clone</dt>
            <dd>{target.location}</dd>
          </div>
        </dl>
      )}
    </Dialog>
  );
}
