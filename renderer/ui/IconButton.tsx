import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './IconButton.module.css';
import { ariaKeys } from './keys.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, for screen readers and the tooltip. */
  label: string;
  icon: ReactNode;
  /** Keys in tinykeys form, shown in the tooltip. */
  keys?: string;
  /** Makes it a toggle. */
  pressed?: boolean;
}

/** A button of 28 × 28 px that is an icon. Can be the trigger of a popover or menu. */
export function IconButton({ label, icon, keys, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys && { keys })}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        {...rest}
        className={cx(styles.button, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
