import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { useCaretBack } from './caret-back.ts';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { focusAtOnce } from './focus-at-once.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode;
  /** Width in px; never wider than the window. */
  width?: number;
  /** What takes the focus; the first field if left out, else the dialog itself. */
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  /** For text to read alone: the keyboard scrolls it. */
  reading?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A modal layer with a title and a close button. Escape closes it; the focus goes back to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  width,
  initialFocus,
  reading,
  className,
  children,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const finalFocus = useCaretBack(open);
  const field = () =>
    popup.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, [role=document]') ?? popup.current;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Popup
          ref={popup}
          data-modal=""
          className={cx(styles.dialog, className)}
          style={width ? { width } : undefined}
          initialFocus={focusAtOnce(popup, initialFocus ?? field)}
          finalFocus={finalFocus}
        >
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={<X size={16} aria-hidden />} />} />
          </header>
          <div className={styles.body} {...(reading && { tabIndex: 0, role: 'document' })}>
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            {children}
          </div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
