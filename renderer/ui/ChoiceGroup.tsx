import type { ReactNode } from 'react';
import styles from './ChoiceGroup.module.css';

/** One part of a filter in a popover: its heading, what is chosen, and the picker for more. */
export function ChoiceGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label}>
      <h3 className={styles.label}>{label}</h3>
      <div className={styles.choices}>{children}</div>
    </section>
  );
}
