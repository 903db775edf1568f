import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** Keys in tinykeys form. */
  keys?: string;
  /** Why it cannot be chosen now; it stays in view with the reason. */
  unavailable?: string | null;
  danger?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** The element that opens it; takes a ref and spreads its props. */
  trigger: ReactElement<Record<string, unknown>>;
  items: readonly (MenuItem | 'separator')[];
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A menu of actions with arrow keys and type-ahead. */
export function Menu({ trigger, items, align = 'end', open, onOpenChange }: MenuProps) {
  return (
    <Base.Root {...(open !== undefined && { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.menu}>
            {items.map((item, index) =>
              item === 'separator' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else
                <Base.Separator key={`separator-${index}`} className={styles.separator} />
              ) : (
                <Base.Item
                  key={item.label}
                  disabled={Boolean(item.unavailable)}
                  onClick={item.onSelect}
                  data-danger={item.danger || undefined}
                  className={styles.row}
                >
                  {item.icon}
                  <span className={styles.label}>{item.label}</span>
                  {item.unavailable ? (
                    <span className={styles.reason}>{item.unavailable}</span>
                  ) : (
                    item.keys && <Kbd keys={item.keys} plain />
                  )}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
