import type { ReactNode } from 'react';
import styles from './SelectionBar.module.css';

/** What can be done with all rows that are selected, below their list. `what`: "3 interviews". */
export function SelectionBar({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div className={styles.bar}>
      <span className={styles.what}>{what} selected</span>
      {children}
    </div>
  );
}
