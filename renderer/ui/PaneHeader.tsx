import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './PaneHeader.module.css';

export interface PaneHeaderProps {
  title?: string;
  count?: number | string | null;
  /** Instead of the title: tabs, a state. */
  lead?: ReactNode;
  /** Buttons at the end. */
  children?: ReactNode;
  /** Leaves out the hairline below. */
  bare?: boolean;
  className?: string;
}

/** The 44 px head of a pane: its part of the title bar, by which the window can be dragged. */
export function PaneHeader({ title, count, lead, children, bare, className }: PaneHeaderProps) {
  return (
    <div className={cx(styles.head, bare && styles.bare, className)}>
      {title && <h1 className={styles.title}>{title}</h1>}
      {count !== undefined && count !== null && <span className={styles.count}>{count.toLocaleString('en-US')}</span>}
      {lead}
      <span className={styles.spacer} />
      {children}
    </div>
  );
}
