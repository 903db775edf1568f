import { Field } from '@base-ui/react/field';
import { TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'defaultValue' | 'value'> {
  label: ReactNode;
  value?: string;
  defaultValue?: string;
  /** A sentence; marks the field as invalid. */
  error?: string | null;
  hint?: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
}

/** A line of text with its label above and its error below. `className` goes to the whole field. */
export function TextField({ label, error, hint, labelHidden, className, ...input }: TextFieldProps) {
  return (
    <Field.Root invalid={Boolean(error)} className={cx(styles.field, className)}>
      <Field.Label className={cx(styles.label, labelHidden && styles.hidden)}>{label}</Field.Label>
      <Field.Control {...input} className={styles.input} />
      {hint && <Field.Description className={styles.hint}>{hint}</Field.Description>}
      {error && (
        <Field.Error match className={styles.error} role="alert">
          <TriangleAlert size={14} aria-hidden />
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'defaultValue' | 'value'> {
  label: ReactNode;
  value?: string;
  defaultValue?: string;
  error?: string | null;
  hint?: ReactNode;
  labelHidden?: boolean;
}

/** Several lines of text, otherwise as `TextField`. */
export function TextArea({ label, error, hint, labelHidden, className, ...area }: TextAreaProps) {
  return (
    <Field.Root invalid={Boolean(error)} className={cx(styles.field, className)}>
      <Field.Label className={cx(styles.label, labelHidden && styles.hidden)}>{label}</Field.Label>
      <Field.Control render={<textarea {...area} />} className={cx(styles.input, styles.area)} />
      {hint && <Field.Description className={styles.hint}>{hint}</Field.Description>}
      {error && (
        <Field.Error match className={styles.error} role="alert">
          <TriangleAlert size={14} aria-hidden />
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}
