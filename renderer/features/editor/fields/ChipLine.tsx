import type { ReactNode } from 'react';
import styles from './fields.module.css';

/** A line of chips under the title, named by what stands in it. */
export function ChipLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a legend and its own layout
    <div role="group" aria-label={label} className={styles.chips}>
      {children}
    </div>
  );
}
