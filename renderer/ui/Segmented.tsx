import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Segmented.module.css';

export interface SegmentedProps<V extends string> {
  /** Accessible name of the group. */
  label: string;
  options: readonly { value: V; label: ReactNode; icon?: ReactNode }[];
  value: V | null;
  onChange: (value: V) => void;
  disabled?: boolean;
  className?: string;
}

/** One of a few choices, all in view. Arrow keys move between them. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  disabled,
  className,
}: SegmentedProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => onChange(next as V)}
      disabled={disabled ?? false}
      className={cx(styles.group, className)}
    >
      {options.map((option) => (
        <Radio.Root key={option.value} value={option.value} className={styles.option}>
          {option.icon}
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
