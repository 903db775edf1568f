import type { ComponentProps, ReactNode } from 'react';
import { useLocked } from '../note-context.ts';
import styles from './fields.module.css';

/** A value under the title that opens what changes it. */
export function ValueButton({ icon, children, ...rest }: ComponentProps<'button'> & { icon?: ReactNode }) {
  const locked = useLocked();
  return (
    <button type="button" {...rest} className={styles.plain} disabled={locked !== null}>
      {icon}
      {children}
    </button>
  );
}
