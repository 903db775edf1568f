import styles from './Picker.module.css';
import { CreateRow, PickerRow } from './PickerRow.tsx';
import type { FoundOption } from './picker-options.ts';

interface PickerListProps {
  /** Of the list, for `aria-controls` of its field; rows have it with their number: `tags-0`. */
  id: string;
  label: string;
  found: readonly FoundOption[];
  /** The last row, which makes what was typed, or anything new where that is `''`. */
  create?: { label: string; typed: string } | null;
  /** The number of the row that Enter takes; `-1` for none. */
  marked: number;
  onChoose: (row: number) => void;
  className?: string | undefined;
}

/** The rows of a picker below a field that has uses of its own for other keys: it keeps the focus and says what is marked. */
export function PickerList({ id, label, found, create, marked, onChoose, className }: PickerListProps) {
  const row = (number: number) => ({
    id: `${id}-${number}`,
    role: 'option',
    'aria-selected': number === marked,
    'data-highlighted': number === marked || undefined,
    className: styles.row,
    // The field keeps the focus.
    onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
    onClick: () => onChoose(number),
  });
  return (
    <div id={id} role="listbox" aria-label={label} className={className}>
      {found.map((one, number) => (
        <div key={one.option.id} {...row(number)}>
          <PickerRow {...one} />
        </div>
      ))}
      {create && (
        <div {...row(found.length)}>
          <CreateRow {...create} />
        </div>
      )}
    </div>
  );
}
