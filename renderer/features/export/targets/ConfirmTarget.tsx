import { useEffect, useState } from 'react';
import type { Target, Visibility } from '../../../../shared/ipc/export.ts';
import { useGitHub } from '../../../state/github.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FactList, FactRow } from '../../../ui/FactList.tsx';
import styles from '../ExportView.module.css';
import sections from '../Sections.module.css';
import own from './Targets.module.css';
import { splitRemote } from './target-words.ts';
import { VisibilityIcon } from './VisibilityIcon.tsx';
import { VisibilityMenu } from './VisibilityMenu.tsx';
import { isToldByHost, visibilityWords } from './visibility-words.ts';
import { waysOf } from './ways.ts';

interface Props {
  target: Target | null;
  onClose: () => void;
  onConfirm: (target: Target, visibility: Visibility) => void;
}

/** Names host and repository before anything goes there for the first time, and asks who can read it where no host tells. */
export function ConfirmTarget({ target, onClose, onConfirm }: Props) {
  const [visibility, setVisibility] = useState<Visibility>('unknown');
  useEffect(() => {
    if (target) setVisibility(target.visibility);
  }, [target]);
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(open) => !open && onClose()}
      title={target?.via === 'github' ? 'Publish to this repository?' : 'Push to this repository?'}
      description="Nothing has gone there from this computer yet. Fieldbook asks once for each repository."
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="accent" onClick={() => target && onConfirm(target, visibility)}>
            {target?.via === 'github' ? 'Publish there' : 'Push there'}
          </Button>
        </>
      }
    >
      {target && (
        <>
          <WhereTo target={target} />
          <div className={styles.asked}>
            <span id="confirm-visibility" className={sections.label}>
              Visibility
            </span>
            {isToldByHost(target) ? (
              <span className={own.told} data-flush="">
                <VisibilityIcon of={visibility} />
                {visibilityWords[visibility].label}
              </span>
            ) : (
              <VisibilityMenu labelId="confirm-visibility" value={visibility} onChange={setVisibility} />
            )}
            <p className={sections.quiet}>{visibilityWords[visibility].means}</p>
          </div>
        </>
      )}
    </Dialog>
  );
}

function WhereTo({ target }: { target: Target }) {
  const accounts = useGitHub((s) => s.accounts);
  const [host, repository] = splitRemote(target.remote);
  const { account } = waysOf(target, accounts);
  return (
    <FactList>
      <FactRow name="Host">{host}</FactRow>
      <FactRow name="Repository">{repository}</FactRow>
      <FactRow name="Base" mono>
        {target.base}
      </FactRow>
      {target.via === 'clone' && <FactRow name="Clone">{target.location}</FactRow>}
      {account && <FactRow name="Account">{account.login}</FactRow>}
    </FactList>
  );
}
