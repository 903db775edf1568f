import { Field } from '@base-ui/react/field';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { Chip } from './Chip.tsx';
import { ChipField } from './ChipField.tsx';
import styles from './TextField.module.css';

interface ValuesFieldProps {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  placeholder?: string;
  hint?: string;
  maxLength?: number;
  readOnly?: boolean;
}

/**
 * Several short values in one field, each a chip. Enter, a comma, or leaving the field adds what was typed; Backspace in an empty
 * field takes the last one back to be typed over. A pasted list is several values.
 */
export function ValuesField({ label, values, onChange, placeholder, hint, maxLength, readOnly }: ValuesFieldProps) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text.split(/[,;\n]/).flatMap((part) => part.trim() || []);
    setTyped('');
    if (fresh.length > 0) onChange([...new Set([...values, ...fresh])]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',' || event.key === ';') && typed.trim() !== '') {
      // With a modifier Enter is for the form, which is to have it too.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0 && !readOnly) {
      event.preventDefault();
      setTyped(values.at(-1)!);
      onChange(values.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[,;\n]/.test(text)) return;
    event.preventDefault();
    add(`${typed}${text}`);
  };
  return (
    <Field.Root className={styles.field}>
      <Field.Label className={styles.label}>{label}</Field.Label>
      <Field.Control
        render={(control) => (
          <ChipField
            {...control}
            chips={values.map((value) => (
              <Chip
                key={value}
                {...(!readOnly && { onRemove: () => onChange(values.filter((other) => other !== value)) })}
              >
                {value}
              </Chip>
            ))}
            className={styles.values}
          />
        )}
        value={typed}
        readOnly={readOnly}
        maxLength={maxLength}
        placeholder={values.length === 0 ? placeholder : ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => add(typed)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {hint && <Field.Description className={styles.hint}>{hint}</Field.Description>}
    </Field.Root>
  );
}
