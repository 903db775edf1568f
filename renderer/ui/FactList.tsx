import type { ReactNode } from 'react';
import styles from './FactList.module.css';

/** Short facts to read, one a line: each a `FactRow`. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** What a fact is called, and what it says; `mono` for what a machine spells: a branch, a path, a hash. */
export function FactRow({ name, mono, children }: { name: string; mono?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-mono={mono || undefined}>{children}</dd>
    </div>
  );
}
