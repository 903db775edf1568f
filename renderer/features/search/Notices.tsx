import { RefreshCw } from 'lucide-react';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './Search.module.css';
import { useSearch } from './search-store.ts';

/** What stands between the user and complete results: the index being made, or the search process being away. */
export function Notices() {
  const index = useSearch((s) => s.index);
  const away = useSearch((s) => s.away);
  if (index.state === 'failed') {
    return (
      <ErrorNote className={styles.notice}>
        Search has stopped. Your notes are safe; restart Fieldbook to search again.
      </ErrorNote>
    );
  }
  if (away) {
    return (
      <p role="status" className={styles.notice}>
        <RefreshCw size={14} aria-hidden />
        Search is restarting…
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
