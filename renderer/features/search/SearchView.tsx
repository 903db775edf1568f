import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Facets } from './Facets.tsx';
import { Preview } from './Preview.tsx';
import { elementId } from './ResultGroup.tsx';
import { Results } from './Results.tsx';
import { optionsOf, type ResultOption, step } from './result-options.ts';
import styles from './Search.module.css';
import { setQuery, useSearch } from './search-store.ts';
import { useSearchLink } from './use-search-link.ts';

const pageStep = 6;
const keySteps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageStep, PageUp: -pageStep };

/** What uses the arrow keys itself. */
const ownArrows = '[role=radiogroup], input, section[tabindex]';

/** Search over all interviews: results as one types, narrowed by facets, with the hit in view beside them. */
export function SearchView() {
  const query = useSearch((s) => s.query);
  const answer = useSearch((s) => s.answer);
  const key = useSearch((s) => s.selected);
  const focusCalls = useSearch((s) => s.focusCalls);
  const wanted = useNavigation((s) => (s.place.area === 'search' ? s.place.query : undefined));
  const go = useNavigation((s) => s.go);
  const field = useRef<HTMLInputElement>(null);
  const previewPane = useRef<HTMLDivElement>(null);
  const options = useMemo(() => optionsOf(answer), [answer]);
  const position = options.findIndex((option) => option.key === key);
  const selected = options[position] ?? null;
  useSearchLink(selected);

  useEffect(() => {
    if (wanted !== undefined) setQuery(wanted);
  }, [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call for the focus gives it anew
  useEffect(() => field.current?.select(), [focusCalls]);
  useEffect(() => {
    if (position >= 0) document.getElementById(elementId(position + 1))?.scrollIntoView({ block: 'nearest' });
  }, [position]);

  const leave = () => {
    const { past, back } = useNavigation.getState();
    if (past.length > 0) back();
    else go({ area: 'interviews', noteId: null, focus: 'list' });
  };
  const openNote = ({ hit, passage }: ResultOption) =>
    go({
      area: 'interviews',
      noteId: hit.noteId,
      focus: 'body',
      ...(passage && {
        reveal: { hit: passage.hit, occurrence: passage.occurrence, query: useSearch.getState().answered },
      }),
    });
  const open = (option: ResultOption) => {
    if (option.more === undefined) return openNote(option);
    useSearch.setState(({ inFull }) => ({ selected: option.key, inFull: [...inFull, option.hit.noteId] }));
  };
  const choose = (option: ResultOption) => {
    const hidden = (previewPane.current?.offsetWidth ?? 0) === 0;
    if (hidden) open(option);
    else useSearch.setState({ selected: option.key });
  };

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      leave();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const inField = event.target === field.current;
    const steps = keySteps[event.key];
    if (steps !== undefined && (inField || !(event.target as Element).closest(ownArrows))) {
      event.preventDefault();
      field.current?.focus();
      useSearch.setState({ selected: step(options, key, steps)?.key ?? null });
    } else if (event.key === 'Enter' && inField && selected) {
      event.preventDefault();
      open(selected);
    }
  };

  return (
    <div className={styles.view} onKeyDownCapture={keyDown}>
      <div className={styles.query}>
        <h1 className={styles.hidden}>Search</h1>
        <IconButton label="Back" keys="Escape" icon={<ArrowLeft size={16} aria-hidden />} onClick={leave} />
        <search className={styles.searchBox}>
          <SearchField
            ref={field}
            label="Search all interviews"
            placeholder="Search all interviews"
            look="large"
            className={styles.field}
            role="combobox"
            aria-expanded={options.length > 0}
            aria-controls="search-results"
            aria-autocomplete="none"
            aria-activedescendant={selected ? elementId(position + 1) : undefined}
            maxLength={10_000}
            value={query}
            onChange={setQuery}
          />
        </search>
      </div>
      <div className={styles.columns}>
        <Facets />
        <Results selected={key} size={options.length} onChoose={choose} onOpen={open} />
        <div ref={previewPane} className={styles.previewPane}>
          {selected && <Preview selected={selected} onOpen={() => openNote(selected)} />}
        </div>
      </div>
    </div>
  );
}
