import { useRef, useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import { removeAccount } from '../../../state/github.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { tokenPage } from '../../../ui/github-pages.ts';
import { toast } from '../../../ui/Toast.tsx';
import styles from './GitHub.module.css';
import { PageButton } from './SaidNote.tsx';

/** Asks before an account goes, and says what that does and what it does not. */
export function RemoveAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    setWorking(true);
    try {
      await removeAccount(account.host);
      toast({ message: `Removed ${account.login} of ${account.host}` });
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setWorking(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${account.login} from this computer?`}
      description={`The token is deleted here, and nothing is published on ${account.host} without a new one. What was published stays, and so do local clones.`}
      width={440}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button danger disabled={isWorking} onClick={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      <div className={styles.said}>
        <p className={styles.words}>The token itself goes on working until you revoke it on GitHub.</p>
        <PageButton page={tokenPage(account)}>Open the token’s page</PageButton>
        {problem && <ErrorNote>{problem}</ErrorNote>}
      </div>
    </Dialog>
  );
}
