import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  /** Plain text: what the element is or why it is so. Not the only place where a screen reader finds it. */
  text: string;
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** Milliseconds of resting before it shows. */
  delay?: number;
  /** The element it belongs to; takes a ref and spreads the props it is given. */
  children: ReactElement<Record<string, unknown>>;
}

/** A short text, for the eye alone, shown when the pointer rests on an element or it takes the focus. */
export function Tooltip({ text, keys, side = 'bottom', delay = 500, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={delay} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup aria-hidden className={styles.popup}>
            {text}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
