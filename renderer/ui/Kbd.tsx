import { cx } from './cx.ts';
import styles from './Kbd.module.css';
import { keyLabel } from './keys.ts';

/** Keys as people on this platform write them. `keys` is in tinykeys form; `plain` leaves out the tile behind them. */
export function Kbd({ keys, plain }: { keys: string; plain?: boolean }) {
  return <kbd className={cx(styles.kbd, plain && styles.plain)}>{keyLabel(keys)}</kbd>;
}
