import { cx } from './cx.ts';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  /** Accessible name: what is going on. */
  label: string;
  done: number;
  total: number;
  /** What is said of it instead of a percentage. */
  valueText?: string;
  /** Goes on beside something else, and asks for no attention. */
  quiet?: boolean;
  className?: string | undefined;
}

/** How far something is that knows its end. */
export function ProgressBar({ label, done, total, valueText, quiet, className }: ProgressBarProps) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={valueText}
      data-quiet={quiet || undefined}
      className={cx(styles.bar, className)}
    >
      <span style={{ transform: `scaleX(${done / Math.max(total, 1)})` }} />
    </span>
  );
}
