import { Autocomplete } from '@base-ui/react/autocomplete';
import { Field } from '@base-ui/react/field';
import { useState } from 'react';
import { foldText } from './fuzzy.ts';
import picker from './Picker.module.css';
import styles from './TextField.module.css';

const mostShown = 8;

interface SuggestFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Values that are in use already, the most frequent first. */
  suggestions: readonly string[];
  placeholder?: string;
  maxLength?: number;
  readOnly?: boolean;
}

/** A line of text that suggests what is in use already: one word for one thing. Anything else may be typed. */
export function SuggestField({ label, value, onChange, suggestions, ...input }: SuggestFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const typed = foldText(value.trim());
  const found = suggestions.filter((one) => foldText(one).includes(typed) && one !== value).slice(0, mostShown);
  return (
    <Field.Root className={styles.field}>
      <Field.Label className={styles.label}>{label}</Field.Label>
      <Autocomplete.Root
        items={found}
        filter={null}
        // An open list of nothing would still keep everything else from assistive tools.
        open={isOpen && found.length > 0}
        onOpenChange={(next) => setOpen(next)}
        value={value}
        // Escape closes the list, or the dialog around it; it is not to empty the field.
        onValueChange={(next: string, { reason }) => reason !== 'escape-key' && onChange(next)}
        readOnly={input.readOnly ?? false}
        openOnInputClick
      >
        <Autocomplete.Input {...input} autoComplete="off" className={styles.input} />
        <Autocomplete.Portal>
          <Autocomplete.Positioner align="start" sideOffset={4} collisionPadding={8} className={picker.positioner}>
            <Autocomplete.Popup aria-label={label} className={picker.suggestions}>
              <Autocomplete.List className={picker.list}>
                {(suggestion: string) => (
                  <Autocomplete.Item key={suggestion} value={suggestion} className={picker.row}>
                    {suggestion}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </Field.Root>
  );
}
