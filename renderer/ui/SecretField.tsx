import { TriangleAlert } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

interface SecretFieldProps {
  label: string;
  /** The field itself: read and emptied by whoever sends what stands in it. */
  ref: Ref<HTMLInputElement>;
  /** A sentence; marks the field as invalid. */
  error?: string | null;
  hint?: ReactNode;
  onInput?: () => void;
}

/**
 * A line for a token or a password. React never learns what is in it: a controlled field would keep it in memory, and write it
 * into the page as an attribute. Programs that keep passwords are told that this is none for them.
 */
export function SecretField({ label, ref, error, hint, onInput }: SecretFieldProps) {
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        type="password"
        className={cx(styles.input, styles.secret)}
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore=""
        data-lpignore="true"
        data-bwignore=""
        data-form-type="other"
        aria-invalid={error ? true : undefined}
        aria-describedby={[...(error ? [errorId] : []), ...(hint ? [hintId] : [])].join(' ') || undefined}
        onInput={onInput}
      />
      {error && (
        <p id={errorId} role="alert" className={styles.error}>
          <TriangleAlert size={14} aria-hidden />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
