import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { pageSize, setQuery, showMore, useSearch } from '../../state/search.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { focusPaneIfNothing } from '../../workbench/panes.ts';
import { elementId } from './element-ids.ts';
import { Facets } from './facets/Facets.tsx';
import { Problems } from './field/Problems.tsx';
import { QueryField } from './field/QueryField.tsx';
import type { HighlightGridHandle } from './highlights/HighlightGrid.tsx';
import { HighlightsPane } from './highlights/HighlightsPane.tsx';
import { keyOf, useHighlights } from './highlights/highlights-store.ts';
import { openHighlight, openNote } from './open-note.ts';
import { Preview } from './Preview.tsx';
import { Results } from './Results.tsx';
import { hiddenIn, optionsOf, type ResultOption, selectedOf, step } from './result-options.ts';
import { useResults } from './results-store.ts';
import styles from './Search.module.css';
import { SearchTalk } from './SearchTalk.tsx';

const pageStep = 6;
const farAway = 10_000;
/** What one goes back to is on screen by then, and has taken the focus if it does; milliseconds. */
const untilShown = 100;

/** What uses the arrow keys itself. */
const ownArrows = '[role=radiogroup], input, section[tabindex]';

/** Search over all interviews: results as one types, narrowed by facets, with the hit in view beside them. */
export function SearchView({ actions }: { actions: ReactNode }) {
  const place = useNavigation((s) => s.place);
  const focusCalls = useResults((s) => s.focusCalls);
  const position = useResults((s) => optionsOf(s.answer).findIndex((option) => option.key === s.selected));
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<HighlightGridHandle>(null);
  const previewPane = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (place.area !== 'search' || place === useResults.getState().place) return;
    useResults.setState({ place }); // coming back to it later keeps what has been typed since
    if (place.view !== undefined && place.view !== useSearch.getState().view) {
      useSearch.setState({ view: place.view, limit: pageSize });
    }
    if (place.query !== undefined) setQuery(place.query);
  }, [place]);
  const view = useSearch((s) => s.view);
  const isList = view === 'highlights';
  useEffect(() => {
    // Coming back to the highlights goes on where one was; a call for the field is one for the field.
    const isCall = focusCalls !== useResults.getState().focused;
    useResults.setState({ focused: focusCalls });
    if (isCall || useSearch.getState().view !== 'highlights') input.current?.select();
  }, [focusCalls]);
  useEffect(() => {
    if (position >= 0) document.getElementById(elementId(position + 1))?.scrollIntoView({ block: 'nearest' });
  }, [position]);

  const open = useCallback((option: ResultOption) => {
    if (option.more === undefined) openNote(option);
    else {
      useResults.setState({ selected: option.key });
      useSearch.setState(({ inFull }) => ({ inFull: [...inFull, option.note.noteId] }));
    }
  }, []);
  const choose = useCallback(
    (option: ResultOption) => {
      const hidden = (previewPane.current?.offsetWidth ?? 0) === 0;
      if (hidden) open(option);
      else useResults.setState({ selected: option.key });
    },
    [open],
  );

  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (!event.currentTarget.contains(event.target as Node)) return; // a menu of ours, elsewhere in the page
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
      return;
    }
    const inField = event.target === input.current;
    if (isList) {
      if (!inField || hasModifier(event)) return;
      const { found, choice } = useHighlights.getState();
      if (event.key === 'ArrowDown') grid.current?.focus();
      else if (event.key !== 'Enter' || !found) return;
      else {
        const highlight = found.find((one) => keyOf(one) === choice.active) ?? found[0];
        if (highlight) openHighlight(highlight);
      }
      event.preventDefault();
      return;
    }
    const steps = stepsOf(event);
    const { answer, selected } = useResults.getState();
    if (steps !== null && (inField || !(event.target as Element).closest(ownArrows))) {
      event.preventDefault();
      input.current?.focus();
      const next = step(optionsOf(answer), selected, steps)?.key ?? null;
      if (next === selected && steps > 0 && hiddenIn(answer) > 0) showMore();
      useResults.setState({ selected: next });
    } else if (event.key === 'Enter' && inField && !hasModifier(event)) {
      event.preventDefault();
      const option = selectedOf(useResults.getState());
      if (option) open(option);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of its parts, as far as they do not use them
    <div className={styles.view} onKeyDown={keyDown}>
      <SearchTalk />
      <div className={styles.query}>
        <h1 className={styles.hidden}>{isList ? 'Highlights' : 'Search'}</h1>
        <IconButton label="Back" keys="Escape" icon={<ArrowLeft size={16} aria-hidden />} onClick={leave} />
        <search className={styles.searchBox}>
          <QueryField input={input} />
        </search>
        {actions}
      </div>
      <Problems />
      <div className={styles.columns} data-wide={isList || undefined}>
        <Facets />
        {isList ? (
          <HighlightsPane handle={grid} onLeaveUp={() => input.current?.focus()} />
        ) : (
          <>
            <Results onChoose={choose} onOpen={open} />
            <div ref={previewPane} data-pane="preview" className={styles.previewPane}>
              <Preview onOpen={openNote} />
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

/** How far a key moves the selection; with Ctrl or ⌘, Home and End lead to the first and the last. */
function stepsOf(event: KeyboardEvent): number | null {
  const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (isMod && (event.key === 'Home' || event.key === 'End')) return event.key === 'Home' ? -farAway : farAway;
  if (hasModifier(event)) return null;
  return { ArrowDown: 1, ArrowUp: -1, PageDown: pageStep, PageUp: -pageStep }[event.key] ?? null;
}

function leave() {
  const { past, back, go } = useNavigation.getState();
  if (past.length > 0) back();
  else go({ area: 'interviews', noteId: null, focus: 'list' });
  const { cameFrom } = useResults.getState();
  if (cameFrom !== null) setTimeout(() => focusPaneIfNothing(cameFrom), untilShown);
}
