import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { mostShown, showMore, useSearch } from '../../state/search.ts';
import { Button } from '../../ui/Button.tsx';
import { resultsId } from './element-ids.ts';
import { Nothing } from './Nothing.tsx';
import { Notices } from './Notices.tsx';
import { type OptionActions, ResultGroup } from './ResultGroup.tsx';
import { ResultsBar } from './ResultsBar.tsx';
import { hiddenIn, optionsOf, optionsOfHit } from './result-options.ts';
import { useResults } from './results-store.ts';
import styles from './Search.module.css';

/** How much was found, and the interviews with their passages. */
export const Results = memo(function Results(actions: OptionActions) {
  const answer = useResults((s) => s.answer);
  const shown = optionsOf(answer).length;
  return (
    <section className={styles.results} aria-label="Results">
      <ResultsBar view="interviews" />
      <Notices />
      {answer && shown === 0 && answer.highlights.length === 0 ? <Nothing /> : <List {...actions} size={shown} />}
    </section>
  );
});

function List({ size, ...actions }: OptionActions & { size: number }) {
  const answer = useResults((s) => s.answer);
  const selected = useResults((s) => s.selected);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const back = () => {
      const { selected, selectedAt } = useResults.getState();
      const top = placeOfSelected(element);
      if (top !== null && selectedAt && selectedAt.key === selected) element.scrollBy(0, top - selectedAt.top);
    };
    back();
    // Once more when the rows around it have been drawn and have their own heights.
    const frame = requestAnimationFrame(() => requestAnimationFrame(back));
    return () => {
      cancelAnimationFrame(frame);
      const { selected: key } = useResults.getState();
      const top = placeOfSelected(element);
      useResults.setState({ selectedAt: key !== null && top !== null ? { key, top } : null });
    };
  }, []);
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
    <>
      <div ref={list} id={resultsId} role="listbox" aria-label="Passages" className={styles.list}>
        {groups.map(({ hit, first, keys }) => (
          <ResultGroup
            key={hit.noteId}
            hit={hit}
            first={first}
            size={size}
            selected={selected !== null && keys.includes(selected) ? selected : null}
            {...actions}
          />
        ))}
      </div>
      <More />
    </>
  );
}

/** How far below the top of the list the selected option is; `null` where none is. */
function placeOfSelected(list: HTMLElement): number | null {
  const option = list.querySelector('[aria-selected="true"]');
  return option && option.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

function More() {
  const limit = useSearch((s) => s.limit);
  const hidden = useResults((s) => hiddenIn(s.answer));
  if (hidden <= 0) return null;
  if (limit >= mostShown)
    return <p className={styles.rest}>Narrow the search to see the other {hidden.toLocaleString('en-US')}.</p>;
  return (
    <Button variant="quiet" className={styles.showMore} onClick={showMore}>
      Show more
    </Button>
  );
}
