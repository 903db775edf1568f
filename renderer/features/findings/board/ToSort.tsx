import { ArrowDownUp, Check } from 'lucide-react';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import styles from './Board.module.css';
import { CardList } from './CardList.tsx';
import { CardView } from './CardView.tsx';
import type { BoardRow } from './cards.ts';
import { DropMarks } from './DropMarks.tsx';
import { toSortId } from './evidence-model.ts';
import { type Order, orders } from './order.ts';

interface ToSortProps {
  rows: readonly BoardRow[];
  /** How many there are; `null` while nobody knows. */
  count: number | null;
  /** What is wrong with the query, as a sentence. */
  problem: string | null;
  order: Order;
  onOrder: (order: Order) => void;
  onQuery: (query: string) => void;
  onOpen: (row: BoardRow) => void;
  /** In the place of the cards, where there are none. */
  empty: ReactNode;
}

/** ms without a key until what is typed is asked for: what is typed is on screen at once. */
const pause = 90;
/** ms until a query that stays wrong is said to be: an operator is wrong until its value is typed. */
const untilSaid = 900;

/** The highlights that no finding on the board uses yet, with a query of their own. */
export const ToSort = memo(function ToSort({
  rows,
  count,
  problem,
  order,
  onOrder,
  onQuery,
  onOpen,
  empty,
}: ToSortProps) {
  return (
    <section aria-label="To sort" data-column={toSortId} data-pane="to-sort" className={styles.inbox}>
      <header className={styles.inboxHead}>
        <div className={styles.line}>
          <h2>To sort</h2>
          {count !== null && <span className={styles.count}>{count.toLocaleString('en-US')}</span>}
          <span className={styles.spacer} />
          <Menu
            trigger={<IconButton label="Order" icon={<ArrowDownUp size={16} aria-hidden />} />}
            items={(Object.keys(orders) as Order[]).map((one) => ({
              label: orders[one],
              icon: one === order ? <Check size={14} aria-label="Now" /> : <span className={styles.current} />,
              onSelect: () => onOrder(one),
            }))}
          />
        </div>
        <QueryField onQuery={onQuery} />
        {problem && <Problem key={problem} sentence={problem} />}
      </header>
      {rows.length > 0 ? (
        <CardList
          columnId={toSortId}
          label="Highlights to sort"
          rows={rows}
          render={renderRow}
          onOpen={(key) => {
            const row = rows.find((one) => one.key === key);
            if (row) onOpen(row);
          }}
        />
      ) : (
        <div className={styles.blank}>{empty}</div>
      )}
      <DropMarks columnId={toSortId} foot="new" />
    </section>
  );
});

function renderRow(row: BoardRow) {
  return row.type === 'card' ? <CardView card={row.card} brief /> : null;
}

/** What is wrong with the query, once nobody is typing it any more. */
function Problem({ sentence }: { sentence: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), untilSaid);
    return () => clearTimeout(timer);
  }, []);
  return (
    isShown && (
      <p role="alert" className={styles.problem}>
        {sentence}
      </p>
    )
  );
}

function QueryField({ onQuery }: { onQuery: (query: string) => void }) {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onQuery(typed.trim()), typed === '' ? 0 : pause);
    return () => clearTimeout(timer);
  }, [typed, onQuery]);
  return (
    <SearchField
      label="Find among the highlights to sort"
      placeholder="Words, kind:pain, tag:…"
      value={typed}
      onChange={setTyped}
    />
  );
}
