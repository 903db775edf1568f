import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../../../../shared/ipc/github.ts';
import { call } from '../../../../api.ts';
import { Button } from '../../../../ui/Button.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../../ui/ErrorNote.tsx';
import { tokenPage } from '../../../../ui/github-pages.ts';
import type { Said } from '../../../../ui/github-sentences.ts';
import styles from './Repository.module.css';

interface ProblemProps {
  said: Said;
  onAgain: () => void;
  onConnect: () => void;
}

/** What went wrong while GitHub was asked, and the one thing to do about it. */
export function Problem({ said, onAgain, onConnect }: ProblemProps) {
  return (
    <div className={styles.problem}>
      <ErrorNote>{said.sentence}</ErrorNote>
      <div className={styles.actions}>
        {said.link && <PageButton url={said.link.url}>{said.link.label}</PageButton>}
        {said.next === 'again' && <Button onClick={onAgain}>Try again</Button>}
        {said.next === 'connect' && <Button onClick={onConnect}>Connect again…</Button>}
      </div>
    </div>
  );
}

interface NothingProps {
  account: Account | undefined;
  isLoading: boolean;
  /** What went wrong, in the place of everything else. */
  trouble: ReactNode;
  typed: string;
}

/** In the place of the list: that it is on its way, or why there is nothing in it. */
export function NothingListed({ account, isLoading, trouble, typed }: NothingProps) {
  const page = account ? tokenPage(account) : null;
  const reach = page !== null && (
    <PageButton url={page}>{account?.kind === 'oauth' ? 'Open GitHub' : 'Open the token’s page'}</PageButton>
  );
  return (
    <div className={styles.nothing}>
      {isLoading ? (
        <div aria-hidden className={styles.waiting}>
          {[0, 1, 2, 3, 4].map((row) => (
            <span key={row} />
          ))}
        </div>
      ) : trouble ? (
        trouble
      ) : typed === '' ? (
        <EmptyState title="No repository yet" action={reach}>
          The token reaches none. Add repositories to it on its page, then open this again.
        </EmptyState>
      ) : (
        <EmptyState title="Nothing matches" action={reach}>
          No repository that the token reaches is called “{typed}”. Try fewer letters, or add it on the token’s page.
        </EmptyState>
      )}
    </div>
  );
}

function PageButton({ url, children }: { url: string; children: string }) {
  return (
    <Button
      icon={<ExternalLink size={14} aria-hidden />}
      onClick={() => void call('app:open-link', { url }).catch(() => {})}
    >
      {children}
    </Button>
  );
}
