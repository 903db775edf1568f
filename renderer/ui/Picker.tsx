import { Combobox } from '@base-ui/react/combobox';
import { Check, Plus } from 'lucide-react';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { formatList } from './format.ts';
import styles from './Picker.module.css';

export interface PickerOption {
  id: string;
  label: string;
  /** Shown quietly at the end of the row, and searched too. */
  hint?: string;
  /** Dot or icon before the label. */
  mark?: ReactNode;
  /** Further words to find it by (aliases). */
  keywords?: readonly string[];
}

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
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Rows in the list; the rest is found by typing on. */
const mostShown = 200;
const createId = '\u0000create';

/** A list to choose from by typing; several stay open for more, `single` closes. The same everywhere in the app. */
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
  open,
  onOpenChange,
}: PickerProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [query, setQuery] = useState('');
  const shown = open ?? ownOpen;
  const change = (next: boolean) => {
    setOwnOpen(next);
    if (!next) setQuery('');
    onOpenChange?.(next);
  };

  const items = useMemo(() => {
    const typed = query.trim();
    const found = options.filter((option) => matchesOption(option, typed)).slice(0, mostShown);
    const exact = options.some((option) => fold(option.label) === fold(typed));
    return onCreate && typed !== '' && !exact ? [...found, { id: createId, label: typed }] : found;
  }, [options, query, onCreate]);
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
      autoHighlight
    >
      <Combobox.Trigger
        aria-label={[label, formatList(chosen.map((option) => option.label))].filter(Boolean).join(': ')}
        render={trigger}
      />
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Combobox.Popup aria-label={label} className={styles.popup}>
            <Combobox.Input aria-label={label} placeholder={`${label}…`} className={styles.input} />
            <Combobox.Empty className={styles.empty}>{items.length === 0 ? empty : null}</Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(option: PickerOption) => (
                <Combobox.Item key={option.id} value={option} className={styles.row}>
                  {option.id === createId ? (
                    <>
                      <Plus size={16} aria-hidden />
                      <span className={styles.label}>
                        {createLabel} “{option.label}”
                      </span>
                    </>
                  ) : (
                    <>
                      {option.mark}
                      <span className={styles.label}>{option.label}</span>
                      {option.hint && <span className={styles.hint}>{option.hint}</span>}
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

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

function matchesOption(option: PickerOption, typed: string): boolean {
  if (typed === '') return true;
  const words = fold([option.label, option.hint ?? '', ...(option.keywords ?? [])].join(' '));
  return fold(typed)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
