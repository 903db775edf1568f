import { ShieldAlert } from 'lucide-react';
import type { Leaving } from '../../../shared/ipc/export.ts';
import { formatDay } from '../../ui/format.ts';
import { dayOf, repositoryOf, titleOf, wayWords } from './leaving-words.ts';
import styles from './Published.module.css';
import { WayIcon } from './WayIcon.tsx';

/** One leaving in the list: of what, by which way and where to, when; and whether a name was kept in it. */
export function LeavingRow({ leaving }: { leaving: Leaving }) {
  const { way, decisions, pullRequest } = leaving;
  const place = repositoryOf(leaving);
  return (
    <div className={styles.row}>
      <span className={styles.rowTitle}>
        <span className={styles.rowName} title={titleOf(leaving)}>
          {titleOf(leaving)}
        </span>
        {decisions.kept > 0 && (
          <span className={styles.kept}>
            <ShieldAlert size={12} aria-hidden />
            {decisions.kept.toLocaleString('en-US')} kept
          </span>
        )}
      </span>
      <span className={styles.rowMeta}>
        <WayIcon way={way} named={place === ''} />
        <span className={styles.rowPlace} title={place}>
          {place || wayWords[way]}
          {pullRequest && ` · #${pullRequest.number}`}
        </span>
        <span className={styles.rowWhen}>{formatDay(dayOf(leaving))}</span>
      </span>
    </div>
  );
}
