import { formatClock } from '../../../ui/format.ts';
import styles from '../Editor.module.css';
import { useCallSeconds } from './use-call.ts';

/** The clock of a running call. Read out only when asked for: it changes every second. */
export function CallClock({ startedAt }: { startedAt: number }) {
  const label = formatClock(useCallSeconds(startedAt));
  return (
    <span role="timer" aria-label="Time since the call began" aria-live="off" className={styles.clock}>
      {label}
    </span>
  );
}
