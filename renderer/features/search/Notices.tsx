import { RefreshCw, X } from 'lucide-react';
import { partlySentence } from '../../../shared/search/language/sentences.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useResults } from './results-store.ts';
import styles from './Search.module.css';

/** What stands between the user and complete results: the index being made, the search process being away, a note that is gone or too long. */
export function Notices() {
  return (
    <>
      <IndexNotice />
      <GoneNotice />
      <PartlyNotice />
    </>
  );
}

function IndexNotice() {
  const index = useResults((s) => s.index);
  const away = useResults((s) => s.away);
  if (index.state === 'failed') {
    return (
      <ErrorNote className={styles.notice}>
        Search is not working. Your notes are safe, and Fieldbook keeps trying; a restart may help.
      </ErrorNote>
    );
  }
  if (away && index.state !== 'indexing') {
    return (
      <p role="status" className={styles.notice}>
        <RefreshCw size={14} aria-hidden />
        {index.state === 'idle' ? 'Search is starting…' : 'Search is restarting…'}
      </p>
    );
  }
  if (index.state !== 'indexing' || index.total === 0) return null;
  const { done, total } = index;
  return (
    <p className={styles.notice}>
      <progress aria-label="Indexing" max={total} value={done} />
      {`Indexing ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}. Results may be incomplete.`}
    </p>
  );
}

function GoneNotice() {
  const gone = useResults((s) => s.gone);
  if (gone === null) return null;
  return (
    <p role="status" className={styles.notice}>
      <span>“{gone}” is no longer in the vault.</span>
      <IconButton
        label="Dismiss"
        icon={<X size={14} aria-hidden />}
        onClick={() => useResults.setState({ gone: null })}
      />
    </p>
  );
}

function PartlyNotice() {
  const partly = useResults((s) => s.answer?.partly ?? 0);
  return partly === 0 ? null : <p className={styles.notice}>{partlySentence(partly)}</p>;
}
