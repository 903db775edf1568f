import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  /** Accessible name. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `large` is the bare 48 px line at the top of a search or palette. */
  look?: 'field' | 'large';
}

/** A search box with a clear button; Escape clears it before it reaches anything else. */
export function SearchField({
  label,
  value,
  onChange,
  look = 'field',
  className,
  onKeyDown,
  ...rest
}: SearchFieldProps) {
  return (
    <div className={cx(styles.box, className)} data-look={look}>
      <Search size={16} aria-hidden />
      <input
        type="search"
        aria-label={label}
        spellCheck={false}
        autoComplete="off"
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
          onKeyDown?.(event);
        }}
      />
      {value !== '' && (
        <button type="button" className={styles.clear} aria-label="Clear" onClick={() => onChange('')}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
