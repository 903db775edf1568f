import { memo, type ReactNode, useId, useState } from 'react';
import type { Facet as Counts } from '../../../../shared/search/protocol.ts';
import { cx } from '../../../ui/cx.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import styles from './Facets.module.css';

/** Values shown before "Show all" is pressed. */
const shownAtFirst = 6;
/** With more values than this, one finds them by typing. */
const worthFilter = 12;

interface Props {
  title: string;
  counts: Counts;
  /** What people call a value. */
  nameOf?(value: string): string;
  /** Dot or icon of a value. */
  markOf?(value: string): ReactNode;
  onToggle(value: string, isChosen: boolean): void;
  /** A bar behind each count, as long as the count is of the largest. */
  bars?: boolean;
  /** Its names are sentences, and have up to three lines. */
  long?: boolean;
}

/** One way to narrow the results, with how many interviews each choice would leave. What is chosen stands first. */
export function Facet({ title, counts, nameOf = (value) => value, markOf, onToggle, bars, long }: Props) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const listId = useId();
  if (counts.length === 0) return null;
  const sorted = bars ? counts : [...counts.filter((c) => c.chosen), ...counts.filter((c) => !c.chosen)];
  const folded = fold(wanted);
  const shown = open
    ? sorted.filter((c) => fold(nameOf(c.value)).includes(folded))
    : sorted.filter((c, i) => i < shownAtFirst || c.chosen);
  const most = Math.max(1, ...counts.map((c) => c.count));
  return (
    <section aria-label={title} className={styles.facet}>
      <h2 className={styles.label}>{title}</h2>
      {open && counts.length > worthFilter && (
        <SearchField
          label={`Find in ${title}`}
          placeholder="Find"
          value={wanted}
          onChange={setWanted}
          className={styles.find}
        />
      )}
      <div id={listId}>
        {shown.map(({ value, count, chosen }) => (
          <FacetRow
            key={value}
            value={value}
            name={nameOf(value)}
            mark={markOf}
            count={count}
            chosen={chosen}
            share={bars ? count / most : null}
            long={long ?? false}
            onToggle={onToggle}
          />
        ))}
      </div>
      {open && shown.length === 0 && <p className={styles.none}>Nothing matches</p>}
      {(open || sorted.length > shown.length) && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={listId}
          className={styles.more}
          onClick={() => {
            setOpen(!open);
            setWanted('');
          }}
        >
          {open ? 'Show fewer' : `Show all ${sorted.length}`}
        </button>
      )}
    </section>
  );
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

interface RowProps {
  value: string;
  name: string;
  mark: Props['markOf'];
  count: number;
  chosen: boolean;
  share: number | null;
  long: boolean;
  onToggle: Props['onToggle'];
}

const FacetRow = memo(function FacetRow({ value, name, mark, count, chosen, share, long, onToggle }: RowProps) {
  return (
    <label className={cx(styles.choice, long && styles.long, count === 0 && styles.zero)}>
      {/* The browser's own: with each letter all of them have other counts, and the primitive takes ten times as long. */}
      <input type="checkbox" checked={chosen} onChange={() => onToggle(value, chosen)} className={styles.check} />
      {mark?.(value)}
      <span className={styles.clip} title={name}>
        {name}
      </span>
      {share !== null && (
        <span className={styles.bar} aria-hidden>
          <span style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
      <span className={styles.count}>{count.toLocaleString('en-US')}</span>
    </label>
  );
});
