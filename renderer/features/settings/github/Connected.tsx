import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import { checkAccount } from '../../../state/github.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { tokenPage } from '../../../ui/github-pages.ts';
import { githubSaid, type Said } from '../../../ui/github-sentences.ts';
import { keptWords, missingWords } from '../../../ui/github-words.ts';
import styles from './GitHub.module.css';
import { PageButton, SaidNote } from './SaidNote.tsx';
import { connectedWords } from './use-connect.ts';

interface Props {
  account: Account;
  onAccount: (account: Account) => void;
  onClose: () => void;
}

/** An account is there, and something about it is to be known: a right is missing, or it is kept in memory only. */
export function Connected({ account, onAccount, onClose }: Props) {
  const [isChecking, setChecking] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  const missing = missingWords(account);
  const check = async () => {
    setChecking(true);
    setProblem(null);
    try {
      onAccount(await checkAccount(account.host));
    } catch (error) {
      setProblem(githubSaid(error, account.host));
    }
    setChecking(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="GitHub is connected"
      width={480}
      footer={
        <>
          {missing && (
            <Button disabled={isChecking} onClick={() => void check()}>
              {isChecking ? 'Checking…' : 'Check again'}
            </Button>
          )}
          <Button variant="accent" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p role="status" className={styles.ok}>
          <CircleCheck size={16} aria-hidden />
          {connectedWords(account)}.
        </p>
        {missing && (
          <div className={styles.said}>
            <p className={styles.warn}>
              <TriangleAlert size={14} aria-hidden />
              <span>{missing}</span>
            </p>
            <PageButton page={tokenPage(account)}>Open the token’s page</PageButton>
          </div>
        )}
        <p className={styles.words}>{keptWords[account.keptIn]}</p>
        {problem && <SaidNote said={problem} />}
      </div>
    </Dialog>
  );
}
