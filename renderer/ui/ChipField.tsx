import type { ComponentProps, ReactNode } from 'react';
import styles from './ChipField.module.css';
import { cx } from './cx.ts';

interface ChipFieldProps extends Omit<ComponentProps<'input'>, 'children'> {
  chips: ReactNode;
}

/** Chips and, behind them, an input for more, in one frame. `className` goes to the frame. */
export function ChipField({ chips, className, ...input }: ChipFieldProps) {
  return (
    <div className={cx(styles.field, className)}>
      {chips}
      <input {...input} />
    </div>
  );
}
