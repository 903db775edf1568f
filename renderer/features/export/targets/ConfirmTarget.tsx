import { useEffect, useState } from 'react';
import type { Target, Visibility } from '../../../../shared/ipc/export.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FactList, FactRow } from '../../../ui/FactList.tsx';
import styles from '../ExportView.module.css';
import sections from '../Sections.module.css';
import { splitRemote } from './target-words.ts';
import { VisibilityMenu } from './VisibilityMenu.tsx';
import { visibilityWords } from './visibility-words.ts';

interface Props {
  target: Target | null;
  onClose: () => void;
  onConfirm: (target: Target, visibility: Visibility) => void;
}

/** Names host and repository before anything goes there for the first time, and asks who can read it. */
export function ConfirmTarget({ target, onClose, onConfirm }: Props) {
  const [host, repository] = target ? splitRemote(target.remote) : ['', ''];
  const [visibility, setVisibility] = useState<Visibility>('unknown');
  useEffect(() => {
    if (target) setVisibility(target.visibility);
  }, [target]);
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
          <Button variant="accent" onClick={() => target && onConfirm(target, visibility)}>
            Push there
          </Button>
        </>
      }
    >
      {target && (
        <>
          <FactList>
            <FactRow name="Host">{host}</FactRow>
            <FactRow name="Repository">{repository}</FactRow>
            <FactRow name="Clone">{target.location}</FactRow>
          </FactList>
          <div className={styles.asked}>
            <span id="confirm-visibility" className={sections.label}>
              Visibility
            </span>
            <VisibilityMenu labelId="confirm-visibility" value={visibility} onChange={setVisibility} />
            <p className={sections.quiet}>{visibilityWords[visibility].means}</p>
          </div>
        </>
      )}
    </Dialog>
  );
}
