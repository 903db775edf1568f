import { useMemo } from 'react';
import { runCommand } from '../../commands/use-command.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ActiveFilters, clearFilters, useIsFiltered } from './ActiveFilters.tsx';
import { Notices } from './Notices.tsx';
import { ResultGroup } from './ResultGroup.tsx';
import { amountOf, optionsOfHit, type ResultOption } from './result-options.ts';
import styles from './Search.module.css';
import { mostNotes, pageSize, setQuery, useSearch } from './search-store.ts';

const orders = [
  { value: 'relevance', label: 'Best' },
  { value: 'date', label: 'Newest' },
] as const;

interface Props {
  selected: string | null;
  size: number;
  onChoose(option: ResultOption): void;
  onOpen(option: ResultOption): void;
}

/** How much was found, the filters that hold, and the interviews with their passages. */
export function Results({ selected, size, onChoose, onOpen }: Props) {
  const answer = useSearch((s) => s.answer);
  const sort = useSearch((s) => s.sort);
  const blank = useSearch((s) => s.answered.trim() === '');
  const groups = useMemo(() => {
    let position = 1;
    return (answer?.hits ?? []).map((hit) => {
      const first = position;
      const keys = optionsOfHit(hit).map((option) => option.key);
      position += keys.length;
      return { hit, first, keys };
    });
  }, [answer]);
  return (
    <section className={styles.results} aria-label="Results">
      <header className={styles.bar}>
        <p role="status" className={styles.amount}>
          {answer && <Amount />}
        </p>
        {!blank && (
          <Segmented
            label="Order"
            options={orders}
            value={sort}
            onChange={(next) => useSearch.setState({ sort: next })}
          />
        )}
      </header>
      <ActiveFilters />
      <Notices />
      {answer && answer.total === 0 ? (
        <Nothing />
      ) : (
        <>
          <div id="search-results" role="listbox" aria-label="Passages" className={styles.list}>
            {groups.map(({ hit, first, keys }) => (
              <ResultGroup
                key={hit.noteId}
                hit={hit}
                first={first}
                size={size}
                selected={selected !== null && keys.includes(selected) ? selected : null}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            ))}
          </div>
          <More />
        </>
      )}
    </section>
  );
}

function Amount() {
  const answer = useSearch((s) => s.answer);
  if (!answer) return null;
  const { passages, interviews, complete } = amountOf(answer);
  if (interviews === 0) return 'Nothing found';
  const found = plural(interviews, 'interview');
  if (passages === 0) return <b>{found}</b>;
  return complete ? (
    <>
      <b>{plural(passages, 'passage')}</b> <span>in {found}</span>
    </>
  ) : (
    <>
      <b>{found}</b> <span>· the first {answer.hits.length} shown</span>
    </>
  );
}

function More() {
  const limit = useSearch((s) => s.limit);
  const hidden = useSearch((s) => (s.answer ? s.answer.total - s.answer.hits.length : 0));
  if (hidden <= 0) return null;
  if (limit >= mostNotes) return <p className={styles.rest}>Narrow the search to see the other {hidden}.</p>;
  return (
    <Button
      variant="quiet"
      className={styles.showMore}
      onClick={() => useSearch.setState({ limit: Math.min(mostNotes, limit + pageSize) })}
    >
      Show more
    </Button>
  );
}

function Nothing() {
  const query = useSearch((s) => s.answered.trim());
  const filtered = useIsFiltered();
  const empty = useVault((s) => s.loaded && s.notes.length === 0);
  const indexing = useSearch((s) => s.index.state !== 'ready');
  if (empty) {
    return (
      <EmptyState
        title="No interviews to search yet"
        action={<Button onClick={() => runCommand('note:new')}>New interview</Button>}
      >
        What you write is found here at once.
      </EmptyState>
    );
  }
  if (indexing && !filtered && query === '') return null;
  const short = query.length > 60 ? `${query.slice(0, 60)}…` : query;
  return (
    <EmptyState
      title={query === '' ? 'No interview matches these filters' : `Nothing found for “${short}”`}
      action={
        filtered ? (
          <Button onClick={clearFilters}>Clear filters</Button>
        ) : (
          <Button onClick={() => setQuery('')}>Clear search</Button>
        )
      }
    >
      {filtered ? 'The filters leave out some interviews.' : 'Check the spelling, or try fewer words.'}
    </EmptyState>
  );
}
