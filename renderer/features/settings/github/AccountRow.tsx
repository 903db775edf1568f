import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import { checkAccount, openConnect } from '../../../state/github.ts';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { tokenPage } from '../../../ui/github-pages.ts';
import { githubSaid, type Said } from '../../../ui/github-sentences.ts';
import { keptWords, missingWords, rightsWords, tokenWords } from '../../../ui/github-words.ts';
import { Option } from '../Option.tsx';
import styles from './GitHub.module.css';
import { PageButton, SaidNote } from './SaidNote.tsx';

/** An account: who, where, which token, where it is kept, and what it may do. */
export function AccountRow({ account, onRemove }: { account: Account; onRemove: () => void }) {
  const { login, host, server, lastFour, keptIn } = account;
  const { check, isChecking, problem } = useCheck(account);
  const isGone = lastFour === null;
  const isRefused = problem?.next === 'connect';
  const missing = isGone || isRefused ? null : missingWords(account);
  const reconnect = <Button onClick={() => openConnect({ server })}>Connect again…</Button>;
  return (
    <Option
      title={
        <>
          {login} <span className={styles.host}>{host}</span>
        </>
      }
      detail={isGone ? null : sentences(account)}
      more={
        <>
          {isGone && <Warning>{goneWords[keptIn]}</Warning>}
          {!isGone && keptIn === 'memory' && <Warning>{keptWords.memory}</Warning>}
          {missing && (
            <div className={styles.said}>
              <Warning>{missing}</Warning>
              <PageButton page={tokenPage(account)}>Open the token’s page</PageButton>
            </div>
          )}
          {problem && <SaidNote said={problem} />}
        </>
      }
    >
      {isGone || isRefused ? (
        reconnect
      ) : (
        <Button disabled={isChecking} aria-label={`Check ${login} of ${host}`} onClick={() => void check()}>
          {isChecking ? 'Checking…' : 'Check'}
        </Button>
      )}
      <Button aria-label={`Remove ${login} of ${host}…`} onClick={onRemove}>
        Remove…
      </Button>
    </Option>
  );
}

const goneWords: Record<Account['keptIn'], string> = {
  memory:
    'Its token was kept in memory until Fieldbook closed, as this computer has no keyring. Connect again to publish.',
  keyring: 'The system’s keyring no longer has its token. Connect again to publish.',
};

function sentences(account: Account): string {
  return [
    tokenWords(account),
    ...(account.keptIn === 'keyring' ? [keptWords.keyring] : []),
    ...(account.missing.length === 0 ? [rightsWords(account)] : []),
  ].join(' ');
}

function useCheck(account: Account) {
  const { host } = account;
  const [isChecking, setChecking] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of an account that was connected again nothing that went wrong counts
  useEffect(() => setProblem(null), [account]);
  const check = async () => {
    setChecking(true);
    setProblem(null);
    try {
      const now = await checkAccount(host);
      announce(missingWords(now) ?? rightsWords(now));
    } catch (error) {
      setProblem(githubSaid(error, host));
    }
    setChecking(false);
  };
  return { check, isChecking, problem };
}

function Warning({ children }: { children: string }) {
  return (
    <p className={styles.warn}>
      <TriangleAlert size={14} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
