import { type KeyboardEvent, type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { type CommandId, keysOf } from '../../../../shared/commands.ts';
import { mostHighlights, type StandingHighlight } from '../../../../shared/findings/standing.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { setPreferences, usePreferences } from '../../../state/preferences.ts';
import { isMac, pressed } from '../../../ui/keys.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Nothing } from '../Nothing.tsx';
import { Notices } from '../Notices.tsx';
import { openHighlight } from '../open-note.ts';
import { ResultsBar } from '../ResultsBar.tsx';
import { useResults } from '../results-store.ts';
import searchStyles from '../Search.module.css';
import { BulkBar } from './BulkBar.tsx';
import { HighlightGrid, type HighlightGridHandle } from './HighlightGrid.tsx';
import styles from './Highlights.module.css';
import { useHighlights } from './highlights-store.ts';

const layouts = [
  { value: 'table', label: 'Table' },
  { value: 'cards', label: 'Cards' },
] as const;

const own: readonly CommandId[] = ['highlight:kind', 'highlight:tags', 'highlight:to-finding', 'highlight:new-finding'];

/** Letters that are commands while the list has the focus. */
function commandKey(event: KeyboardEvent) {
  const id = own.find((command) => keysOf(command, isMac).some((keys) => pressed(keys, event.nativeEvent)));
  if (id && runCommand(id)) event.preventDefault();
}

interface Props {
  /** The keyboard left the list upward: to the field of the query. */
  onLeaveUp(): void;
  handle: Ref<HighlightGridHandle>;
}

/** Every highlight that the query finds, as a table or as cards; several can be chosen and changed at once. */
export function HighlightsPane({ onLeaveUp, handle }: Props) {
  const answer = useResults((s) => s.answer);
  const { found, total } = useHighlights();
  const layout = usePreferences((s) => s.highlightLayout);
  const grid = useRef<HighlightGridHandle>(null);
  useImperativeHandle(handle, () => ({ focus: () => grid.current?.focus() }));
  const place = useNavigation((s) => s.place);
  const [forField] = useState(() => useResults.getState().focusCalls !== useResults.getState().focused);
  const isThere = found !== null && found.length > 0;
  useEffect(() => {
    if (!isThere) return;
    const isNew = useHighlights.getState().place !== place;
    useHighlights.setState({ place });
    // A visit begins in the list, and one that comes back goes on there, unless it was for the field.
    const isVisit = isNew && place.area === 'search' && place.view !== undefined;
    if (!forField && (isVisit || document.activeElement === document.body)) grid.current?.focus();
  }, [isThere, place, forField]);
  const open = useCallback((highlight: StandingHighlight) => openHighlight(highlight), []);
  return (
    <section className={searchStyles.results} aria-label="Results">
      <ResultsBar view="highlights">
        <Segmented
          label="Layout"
          options={layouts}
          value={layout}
          onChange={(next) => void setPreferences({ highlightLayout: next })}
        />
      </ResultsBar>
      <Notices />
      {found !== null && found.length === 0 && answer !== null && <Nothing />}
      {isThere && (
        <HighlightGrid
          key={layout}
          found={found}
          layout={layout}
          onOpen={open}
          onKey={commandKey}
          onLeaveUp={onLeaveUp}
          handle={grid}
        />
      )}
      {found !== null && found.length === mostHighlights && total > found.length && (
        <p className={styles.beyond}>
          The first {found.length.toLocaleString('en-US')} are listed. Narrow the search to see the other{' '}
          {(total - found.length).toLocaleString('en-US')}.
        </p>
      )}
      <BulkBar onDone={() => grid.current?.focus()} />
    </section>
  );
}
