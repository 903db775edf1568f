import { Popover as Base } from '@base-ui/react/popover';
import { type ComponentProps, type ReactElement, type ReactNode, useRef } from 'react';
import { cx } from './cx.ts';
import { focusAtOnce } from './focus-at-once.ts';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** Accessible name. */
  label: string;
  /** The element that opens it; takes a ref and spreads its props. Leave it out and give `anchor` and `open` instead. */
  trigger?: ReactElement<Record<string, unknown>>;
  /** Where to show it without a trigger: an element, or anything with a rectangle (a text selection). */
  anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
  className?: string;
  children: ReactNode;
}

/** A floating layer beside its trigger. Escape or a click elsewhere closes it. */
export function Popover({
  label,
  trigger,
  anchor,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  initialFocus,
  finalFocus,
  className,
  children,
}: PopoverProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root {...(open !== undefined && { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(anchor !== undefined && { anchor })}
          className={styles.positioner}
        >
          <Base.Popup
            ref={popup}
            aria-label={label}
            initialFocus={focusAtOnce(popup, initialFocus)}
            {...(finalFocus !== undefined && { finalFocus })}
            className={cx(styles.popover, className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
