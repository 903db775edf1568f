import { type ReactNode, useState } from 'react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './Facets.module.css';

/** Choices shown before "More" is pressed. */
const shownAtFirst = 8;

interface Props {
  title: string;
  counts: readonly { value: string; count: number }[];
  selected: readonly string[];
  /** Name and mark of a value. */
  render(value: string): ReactNode;
  onChange(selected: string[]): void;
}

/** One way to narrow the results, with how many interviews each choice would leave. */
export function Facet({ title, counts, selected, render, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const zero = selected.filter((value) => !counts.some((c) => c.value === value)).map((value) => ({ value, count: 0 }));
  const all = [...counts, ...zero];
  if (all.length === 0) return null;
  const shown = open ? all : all.filter((c, i) => i < shownAtFirst || selected.includes(c.value));
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...selected, value] : selected.filter((other) => other !== value));
  return (
    <section aria-label={title}>
      <h2 className={styles.label}>{title}</h2>
      {shown.map(({ value, count }) => (
        <Checkbox
          key={value}
          checked={selected.includes(value)}
          onChange={(on) => toggle(value, on)}
          className={cx(styles.choice, count === 0 && styles.zero)}
        >
          {render(value)}
          <span className={styles.count}>{count}</span>
        </Checkbox>
      ))}
      {all.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {all.length - shown.length} more
        </button>
      )}
    </section>
  );
}
