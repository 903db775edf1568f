import type { ComparedRow } from '../../../shared/markdown/compare/compare-rows.ts';
import { cx } from '../cx.ts';
import styles from './changes.module.css';

const signs = { added: '+', removed: '−', changed: '±' } as const;
const spoken = { added: 'Added: ', removed: 'Removed: ', changed: 'Changed: ' } as const;

/** Before a row of a compared text: what became of it. Takes its room where it stayed the same. */
export function Sign({ change, className }: { change: ComparedRow['change']; className?: string | undefined }) {
  if (change === 'same') return <span className={cx(styles.sign, className)} />;
  return (
    <span className={cx(styles.sign, className)} data-change={change}>
      <span aria-hidden>{signs[change]}</span>
      <span className={styles.hidden}>{spoken[change]}</span>
    </span>
  );
}
