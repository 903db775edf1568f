import type { ReactNode } from 'react';
import styles from './Sections.module.css';

interface SectionProps {
  /** Of its heading. */
  id: string;
  title: string;
  /** How many it lists. */
  count?: number;
  /** At the end of the line of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of what is decided about an export, under its heading. */
export function Section({ id, title, count, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.headRow}>
        <h2 id={id} className={styles.head}>
          {title}
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <span className={styles.spacer} />
        {aside}
      </div>
      {children}
    </section>
  );
}
