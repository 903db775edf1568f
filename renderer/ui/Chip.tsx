import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Chip.module.css';
import { cx } from './cx.ts';

export interface ChipProps extends Omit<ComponentProps<'span'>, 'onClick'> {
  /** Team dot before the text. */
  dot?: ReactNode;
  icon?: ReactNode;
  /** Shown quietly before the text, as in `kind: pain`. */
  prefix?: string;
  error?: boolean;
  onRemove?: () => void;
  /** Accessible name of the remove button; "Remove" and the text where that is a string. */
  removeLabel?: string;
}

/** A small label of 24 px for a value that is set: a team, a person, a filter. */
export function Chip({ dot, icon, prefix, error, onRemove, removeLabel, className, children, ...rest }: ChipProps) {
  return (
    <span {...rest} className={cx(styles.chip, className)} data-error={error || undefined}>
      {dot}
      {icon}
      {prefix && <span className={styles.prefix}>{prefix}</span>}
      <span className={styles.text}>{children}</span>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeLabel ?? (typeof children === 'string' ? `Remove ${children}` : 'Remove')}
          onClick={onRemove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** A chip that is pressed as a whole; `icon` stands after its text and says what that does. */
export function ChipButton({ icon, className, children, ...rest }: ComponentProps<'button'> & { icon?: ReactNode }) {
  return (
    <button type="button" {...rest} className={cx(styles.chip, className)}>
      <span className={styles.text}>{children}</span>
      {icon}
    </button>
  );
}

/** The quiet chip that adds another value; can be the trigger of a picker. */
export function AddChip({ icon, className, children, ...rest }: ComponentProps<'button'> & { icon?: ReactNode }) {
  return (
    <button type="button" {...rest} className={cx(styles.chip, styles.add, className)}>
      {icon}
      {children}
    </button>
  );
}
