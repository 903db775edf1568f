import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useCaretBack } from '../ui/caret-back.ts';
import { focusAtOnce } from '../ui/focus-at-once.ts';
import type { Stretch } from '../ui/fuzzy.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { pressed } from '../ui/keys.ts';
import { Matched } from '../ui/Matched.tsx';
import styles from './Finder.module.css';

export interface FinderItem {
  id: string;
  text: string;
  /** Where the query stands in `text`. */
  stretches?: readonly Stretch[];
  mark?: ReactNode;
  /** At the end of the row: keys, what it is about, what kind of place it is. Clipped where the row is full. */
  end?: ReactNode;
  /** After that; never clipped. */
  date?: string;
  /** Why it cannot be chosen; it stays in view with the reason. */
  unavailable?: string;
  run: () => void;
}

export interface FinderGroup {
  value: string;
  items: FinderItem[];
}

interface FinderProps {
  open: boolean;
  onClose: () => void;
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  groups: FinderGroup[];
  empty: string;
  /** What Enter does to the marked row, in a word. */
  enter: string;
  /** What other keys do, whatever row is marked. */
  other?: { keys: string; item: FinderItem };
  footer?: ReactNode;
  /** The layer is gone and the focus is back. */
  onClosed: () => void;
}

/** A line to type into above a list of what fits. Enter runs the marked row, after the focus is back where it was. */
export function Finder({
  open,
  onClose,
  label,
  placeholder,
  query,
  onQuery,
  groups,
  empty,
  enter,
  other,
  footer,
  onClosed,
}: FinderProps) {
  const pending = useRef<(() => void) | null>(null);
  const finalFocus = useCaretBack(open);
  const popup = useRef<HTMLDivElement>(null);
  const choose = (item: FinderItem) => {
    pending.current = item.run;
    onClose();
  };
  const closed = () => {
    const run = pending.current;
    pending.current = null;
    onClosed();
    // The dialog gives the focus back in a microtask of its own; commands that act on a selection need it there.
    if (run) setTimeout(run);
  };
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      onOpenChangeComplete={(next) => {
        if (!next) closed();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup
          ref={popup}
          data-modal=""
          aria-label={label}
          initialFocus={focusAtOnce(popup)}
          finalFocus={finalFocus}
          className={styles.finder}
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            filter={null}
            items={groups}
            value={query}
            onValueChange={(next, details) => {
              if (details.reason !== 'item-press') onQuery(next);
            }}
            itemToStringValue={(item: FinderItem) => item.text}
            autoHighlight="always"
            keepHighlight
          >
            <div className={styles.line}>
              <Search size={16} aria-hidden />
              <Autocomplete.Input
                aria-label={label}
                placeholder={placeholder}
                className={styles.input}
                onKeyDownCapture={(event) => {
                  if (!other || !pressed(other.keys, event.nativeEvent)) return;
                  event.preventDefault();
                  event.stopPropagation();
                  choose(other.item);
                }}
              />
              <Kbd keys="Escape" />
            </div>
            <Autocomplete.Empty className={styles.empty}>{groups.length === 0 ? empty : null}</Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: FinderGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
                  <Autocomplete.GroupLabel className={styles.label}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: FinderItem) => (
                      <Autocomplete.Item
                        key={item.id}
                        value={item}
                        disabled={item.unavailable !== undefined}
                        onClick={() => choose(item)}
                        className={styles.row}
                      >
                        <span className={styles.mark}>{item.mark}</span>
                        <span className={styles.text}>
                          <Matched text={item.text} stretches={item.stretches ?? []} />
                        </span>
                        <span className={styles.end}>{item.unavailable ?? item.end}</span>
                        {item.date && <span className={styles.date}>{item.date}</span>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <footer className={styles.foot}>
            <span>
              <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> choose
            </span>
            <span>
              <Kbd keys="Enter" /> {enter}
            </span>
            <span className={styles.spacer} />
            {footer}
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
