import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'ref'> {
  ref?: ComponentProps<typeof BaseButton>['ref'];
  /** One accent at most on a screen. */
  variant?: 'default' | 'accent' | 'quiet';
  danger?: boolean;
  icon?: ReactNode;
  /** Keys in tinykeys form, shown after the label. */
  keys?: string;
}

/** A button of 28 px. Disabled, it keeps the focus and says so (`aria-disabled`); put the reason beside it. */
export function Button({ variant = 'default', danger, icon, keys, className, children, ...rest }: ButtonProps) {
  return (
    <BaseButton
      type="button"
      focusableWhenDisabled
      {...rest}
      className={cx(styles.button, className)}
      data-variant={variant}
      data-danger={danger || undefined}
    >
      {icon}
      {children}
      {keys && <Kbd keys={keys} plain />}
    </BaseButton>
  );
}
