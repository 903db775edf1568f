import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';
import { cx } from './cx.ts';

export interface CheckboxProps {
  checked: boolean | 'mixed';
  onChange: (checked: boolean) => void;
  /** The text beside it. Without one, give `label`. */
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
  className?: string;
}

/** A check box of 16 px; its text is part of the target. */
export function Checkbox({ checked, onChange, children, label, disabled, className }: CheckboxProps) {
  const mixed = checked === 'mixed';
  const box = (
    <Base.Root
      checked={checked === true}
      indeterminate={mixed}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled ?? false}
      aria-label={label}
      className={styles.box}
    >
      <Base.Indicator className={styles.mark}>
        {mixed ? <Minus size={12} aria-hidden /> : <Check size={12} aria-hidden />}
      </Base.Indicator>
    </Base.Root>
  );
  if (children === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a form control
    <label className={cx(styles.label, className)}>
      {box}
      {children}
    </label>
  );
}
