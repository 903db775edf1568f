import type { ComponentProps, ReactNode } from 'react';
import { useSearch } from '../../state/search.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Amount } from './Amount.tsx';
import { useResults } from './results-store.ts';
import styles from './Search.module.css';

const orders = [
  { value: 'relevance', label: 'Best' },
  { value: 'date', label: 'Newest' },
] as const;

interface Props {
  view: ComponentProps<typeof Amount>['view'];
  /** Further choices, before that of the order. */
  children?: ReactNode;
}

/** The head of what was found: how much it is, and its order. */
export function ResultsBar({ view, children }: Props) {
  const answer = useResults((s) => s.answer);
  const sort = useSearch((s) => s.sort);
  return (
    <header className={styles.bar}>
      <p role="status" className={styles.amount}>
        {answer && <Amount answer={answer} view={view} />}
      </p>
      {children}
      <Segmented label="Order" options={orders} value={sort} onChange={(next) => useSearch.setState({ sort: next })} />
    </header>
  );
}
