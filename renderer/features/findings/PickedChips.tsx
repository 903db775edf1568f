import { type ReactNode, useMemo } from 'react';
import { AddChip, Chip } from '../../ui/Chip.tsx';
import { Picker } from '../../ui/Picker.tsx';
import type { PickerOption } from '../../ui/picker-options.ts';
import styles from './PickedChips.module.css';

interface PickedChipsProps {
  /** Above the chips: "Teams". */
  legend: string;
  /** On the chip that adds one: "Team". */
  label: string;
  options: readonly PickerOption[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  single?: boolean;
  empty?: string;
  icon: ReactNode;
}

/** A labeled line of chips in a form, to add to and to take from. */
export function PickedChips({ legend, label, options, value, onChange, single, empty, icon }: PickedChipsProps) {
  const byId = useMemo(() => new Map(options.map((option) => [option.id, option])), [options]);
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.chips}>
        {value.map((id) => (
          <Chip
            key={id}
            className={styles.chip}
            icon={byId.get(id)?.mark}
            title={byId.get(id)?.label}
            onRemove={() => onChange(value.filter((other) => other !== id))}
          >
            {byId.get(id)?.label ?? id}
          </Chip>
        ))}
        {(!single || value.length === 0) && (
          <Picker
            label={label}
            options={options}
            value={value}
            onChange={onChange}
            {...(single && { single })}
            {...(empty !== undefined && { empty })}
            trigger={
              <AddChip icon={icon} aria-label={`Add ${label.toLowerCase()}`}>
                {label}
              </AddChip>
            }
          />
        )}
      </div>
    </fieldset>
  );
}
