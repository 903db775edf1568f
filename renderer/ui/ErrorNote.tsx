import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './ErrorNote.module.css';

/** A sentence about what went wrong and what to do next: color, icon and words. Announced when it appears. */
export function ErrorNote({ children, className, id }: { children: ReactNode; className?: string; id?: string }) {
  return (
    <p role="alert" id={id} className={cx(styles.note, className)}>
      <TriangleAlert size={14} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
