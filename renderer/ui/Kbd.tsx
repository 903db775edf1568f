import { CornerDownLeft } from 'lucide-react';
import { cx } from './cx.ts';
import styles from './Kbd.module.css';
import { keyLabel } from './keys.ts';

/** Keys as people on this platform write them. `keys` is in tinykeys form; `plain` leaves out the tile behind them. Enter alone is drawn. */
export function Kbd({ keys, plain }: { keys: string; plain?: boolean }) {
  return (
    <kbd className={cx(styles.kbd, plain && styles.plain)}>
      {keys === 'Enter' ? (
        <>
          <CornerDownLeft size={12} aria-hidden />
          <span className={styles.hidden}>Enter</span>
        </>
      ) : (
        keyLabel(keys)
      )}
    </kbd>
  );
}
