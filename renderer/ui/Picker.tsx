import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { focusAtOnce } from './focus-at-once.ts';
import { formatList } from './format.ts';
import styles from './Picker.module.css';
import { CreateRow, PickerRow } from './PickerRow.tsx';
import { findOptions, isNamed, type PickerOption } from './picker-options.ts';

export interface PickerProps {
  /** Accessible name, and the placeholder of its input: "Team", "Participant". */
  label: string;
  /** The element that opens it; takes a ref and spreads its props. Named by the label and what is chosen, unless it has a name. */
  trigger: ReactElement<Record<string, unknown>>;
  options: readonly PickerOption[];
  /** Ids that are chosen. */
  value: readonly string[];
  /** The ids chosen now; with `single`, one at most. */
  onChange: (value: string[]) => void;
  single?: boolean;
  /** Offers to create what was typed and is not there yet. */
  onCreate?: (text: string) => void;
  /** Words before the typed text in that offer; "Create" if left out. */
  createLabel?: string;
  /** Said when nothing matches and nothing can be created. */
  empty?: string;
  /** Told what is typed, where the options are asked for as somebody types. */
  onQuery?: (text: string) => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Rows in the list; the rest is found by typing on. */
const mostShown = 100;
const createId = '\u0000create';

/**
 * A list to choose from by typing; several stay open for more, `single` closes. The same everywhere in the app: Enter takes
 * the marked row, Tab takes it and is done, Backspace in an empty field takes the last one chosen away.
 */
export function Picker({
  label,
  trigger,
  options,
  value,
  onChange,
  single,
  onCreate,
  createLabel = 'Create',
  empty = 'Nothing matches',
  onQuery,
  open,
  onOpenChange,
}: PickerProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [query, setTyped] = useState('');
  const setQuery = (text: string) => {
    setTyped(text);
    onQuery?.(text);
  };
  const shown = open ?? ownOpen;
  const change = (next: boolean) => {
    setOwnOpen(next);
    if (!next) setQuery('');
    onOpenChange?.(next);
  };

  const typed = query.trim();
  const found = useMemo(() => findOptions(options, typed, mostShown), [options, typed]);
  const foundById = useMemo(() => new Map(found.map((one) => [one.option.id, one])), [found]);
  const items = useMemo(() => {
    const known = found.map(({ option }) => option);
    return onCreate && typed !== '' && !isNamed(options, typed) ? [...known, { id: createId, label: typed }] : known;
  }, [found, options, typed, onCreate]);
  const chosen = useMemo(
    () => value.map((id) => options.find((option) => option.id === id) ?? { id, label: id }),
    [value, options],
  );

  const pick = (next: PickerOption[]) => {
    const made = next.find((option) => option.id === createId);
    if (made) onCreate?.(made.label);
    else onChange(next.map((option) => option.id));
    setQuery('');
    if (single) change(false);
  };

  const popup = useRef<HTMLDivElement>(null);
  const marked = useRef<PickerOption | undefined>(undefined);
  // Above its trigger it would move with every letter.
  useLayoutEffect(() => {
    if (!shown) return;
    const frame = requestAnimationFrame(() => {
      const element = popup.current;
      element?.style.setProperty('--height', `${element.offsetHeight}px`);
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Backspace' && query === '' && !single && value.length > 0) onChange(value.slice(0, -1));
    else if (event.key === 'Tab' && !event.shiftKey && typed !== '' && marked.current) {
      event.preventDefault();
      const now = marked.current;
      if (!value.includes(now.id)) pick(single ? [now] : [...chosen, now]);
      change(false);
    }
  };

  return (
    <Combobox.Root
      multiple
      items={items}
      filter={null}
      value={chosen}
      onValueChange={(next: PickerOption[]) => pick(single ? next.slice(-1) : next)}
      isItemEqualToValue={(a: PickerOption, b: PickerOption) => a.id === b.id}
      itemToStringLabel={(option: PickerOption) => option.label}
      inputValue={query}
      onInputValueChange={setQuery}
      open={shown}
      onOpenChange={(next) => change(next)}
      onItemHighlighted={(option: PickerOption | undefined) => {
        marked.current = option;
      }}
      autoHighlight
    >
      <Combobox.Trigger
        aria-label={[label, formatList(chosen.map((option) => option.label))].filter(Boolean).join(': ')}
        render={trigger}
      />
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Combobox.Popup ref={popup} initialFocus={focusAtOnce(popup)} aria-label={label} className={styles.popup}>
            <Combobox.Input
              aria-label={label}
              placeholder={`${label}…`}
              className={styles.input}
              onKeyDownCapture={onKeyDown}
            />
            <Combobox.Empty className={styles.empty}>{items.length === 0 ? empty : null}</Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(option: PickerOption) => (
                <Combobox.Item key={option.id} value={option} className={styles.row}>
                  {option.id === createId ? (
                    <CreateRow label={createLabel} typed={option.label} />
                  ) : (
                    <>
                      <PickerRow {...(foundById.get(option.id) ?? { option, label: [], hint: null })} />
                      <Combobox.ItemIndicator className={styles.check}>
                        <Check size={14} aria-hidden />
                      </Combobox.ItemIndicator>
                    </>
                  )}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
