import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Part.module.css';

interface Props {
  title: string;
  /** How many are listed in it, beside the title. */
  count?: number;
  className?: string | undefined;
  children: ReactNode;
}

/** A titled part of a dialog or of what a pane shows of something. */
export function Part({ title, count, className, children }: Props) {
  return (
    <section aria-label={title} className={cx(styles.part, className)}>
      <h3>
        {title}
        {count !== undefined && <span className={styles.count}> {count.toLocaleString('en-US')}</span>}
      </h3>
      {children}
    </section>
  );
}
