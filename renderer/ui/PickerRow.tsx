import { Plus } from 'lucide-react';
import { Matched } from './Matched.tsx';
import styles from './Picker.module.css';
import type { FoundOption } from './picker-options.ts';

/** What stands in a row of a list to choose from: its mark, its name with the matched letters bold, and what is known of it. */
export function PickerRow({ option, label, hint }: FoundOption) {
  return (
    <>
      {option.mark && <span className={styles.mark}>{option.mark}</span>}
      <span className={styles.label} title={option.label}>
        <Matched text={option.label} stretches={label} />
      </span>
      {hint && (
        <span className={styles.hint}>
          <Matched {...hint} />
        </span>
      )}
      {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
    </>
  );
}

/** The last row, which makes what was typed: `New tag “churn”`. */
export function CreateRow({ label, typed }: { label: string; typed: string }) {
  return (
    <>
      <span className={styles.mark}>
        <Plus size={16} aria-hidden />
      </span>
      <span className={styles.label}>{typed === '' ? label : `${label} “${typed}”`}</span>
    </>
  );
}
