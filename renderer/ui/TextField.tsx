import { Field } from '@base-ui/react/field';
import { TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

interface FrameProps {
  label: ReactNode;
  /** A sentence; marks the field as invalid. */
  error?: string | null;
  hint?: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  className?: string;
}

interface TextValue {
  value?: string;
  defaultValue?: string;
}

export interface TextFieldProps
  extends FrameProps,
    TextValue,
    Omit<ComponentProps<'input'>, keyof FrameProps | keyof TextValue> {}

/** A line of text with its label above and its error below. `className` goes to the whole field. */
export function TextField({ label, error, hint, labelHidden, className, ...input }: TextFieldProps) {
  return (
    <Frame {...{ label, error, hint, labelHidden, className }}>
      <Field.Control {...input} className={styles.input} />
    </Frame>
  );
}

export interface TextAreaProps
  extends FrameProps,
    TextValue,
    Omit<ComponentProps<'textarea'>, keyof FrameProps | keyof TextValue> {}

/** Several lines of text, otherwise as `TextField`. */
export function TextArea({ label, error, hint, labelHidden, className, ...area }: TextAreaProps) {
  return (
    <Frame {...{ label, error, hint, labelHidden, className }}>
      <Field.Control render={<textarea {...area} />} className={cx(styles.input, styles.area)} />
    </Frame>
  );
}

function Frame({ label, error, hint, labelHidden, className, children }: FrameProps & { children: ReactNode }) {
  return (
    <Field.Root invalid={Boolean(error)} className={cx(styles.field, className)}>
      <Field.Label className={cx(styles.label, labelHidden && styles.hidden)}>{label}</Field.Label>
      {children}
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
