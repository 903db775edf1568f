import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { runCommand, useCommand, useUnavailable } from '../../../commands/use-command.ts';
import { useResolved } from '../../../state/evidence.ts';
import {
  filterFindings,
  findingOfRow,
  findingRow,
  noFindingsFilter,
  setFindingsLook,
  useChosenFindings,
  useFindingsLook,
} from '../../../state/findings.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { plural } from '../../../ui/format.ts';
import { isMac, pressed } from '../../../ui/keys.ts';
import { actedOn, click, keepChoice, letGo, moveBy, moveTo, toggle, toggleAll } from '../../../ui/list-choice.ts';
import { SelectionBar } from '../../../ui/SelectionBar.tsx';
import { FindingCard } from '../FindingCard.tsx';
import { isNarrowed } from './FindingsFilter.tsx';
import styles from './FindingsView.module.css';
import { groupFindings } from './group-findings.ts';
import { MentionsDialog } from './MentionsDialog.tsx';
import { trashFindings } from './trash-findings.ts';

const pageStep = 5;
/** More than a tall window shows; the rows below come once these are on screen, in pieces that let keys through. */
const drawnAtFirst = 30;

/** The findings under headings, to be walked with the arrow keys; several can be chosen. */
export function FindingsList() {
  const { filter, groups: by } = useFindingsLook();
  const findings = useVault((s) => s.findings);
  const loaded = useVault((s) => s.loaded);
  const roster = useVault((s) => s.roster);
  const goals = useVault((s) => s.goals);
  const shown = useMemo(() => filterFindings(findings, filter), [findings, filter]);
  const groups = useMemo(() => groupFindings(shown, by, { roster, goals }), [shown, by, roster, goals]);
  const resolved = useResolved(findings);
  // A finding about two teams stands twice; walked is from row to row, chosen is the finding.
  const rows = useMemo(() => groups.flatMap(({ id, findings }) => findings.map((f) => findingRow(id, f.id))), [groups]);
  const choice = useChosenFindings();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const drawn = useDeferredValue(Number.POSITIVE_INFINITY, drawnAtFirst);

  const earlier = useRef(rows);
  useEffect(() => {
    if (earlier.current === rows) return;
    useChosenFindings.setState((choice) => keepChoice(rows, earlier.current, choice));
    earlier.current = rows;
  }, [rows]);
  const isThere = loaded && rows.length > 0;
  useEffect(() => {
    if (isThere && document.activeElement === document.body) list.current?.focus();
  }, [isThere]);
  const at = choice.active === null ? -1 : rows.indexOf(choice.active);
  useEffect(() => {
    if (at >= 0 && at < drawn) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id, drawn]);

  const open = (findingId: string) => useNavigation.getState().go({ area: 'finding', findingId });
  const chosen = [...new Set(actedOn(rows, choice).map(findingOfRow))];
  const writable = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly === null);
  useCommand(
    'finding:trash',
    () => void trashFindings(chosen),
    !writable ? 'The vault is open for reading only' : chosen.length === 0 ? 'Choose a finding first' : null,
  );

  const [isCounted, setCounted] = useState(false);
  const active =
    choice.active === null ? undefined : findings.find(({ id }) => id === findingOfRow(choice.active ?? ''));
  const counts = active && resolved?.get(active.id)?.counts;
  useCommand('finding:mentions', () => setCounted(true), counts ? null : 'Choose a finding first');

  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.nativeEvent.isComposing) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageStep,
      PageUp: -pageStep,
      Home: -rows.length,
      End: rows.length,
    }[event.key];
    const set = useChosenFindings.setState;
    if (steps !== undefined && !mod) set(moveBy(rows, choice, steps, { shift: event.shiftKey }));
    else if (event.key === ' ' && choice.active !== null) set(toggle(choice, choice.active));
    else if (mod && event.key === 'a') set(toggleAll(rows, choice));
    else if (event.key === 'Escape' && choice.chosen.size > 0) set(letGo(choice));
    else if (event.key === 'Enter' && choice.active !== null && !mod) open(findingOfRow(choice.active));
    else if (isMac ? mod && event.key === 'Backspace' : event.key === 'Delete' && !mod) runCommand('finding:trash');
    else if (pressed('i', event.nativeEvent)) runCommand('finding:mentions');
    else return;
    event.preventDefault();
  };
  const press = (row: string, event: MouseEvent) =>
    useChosenFindings.setState(
      click(rows, choice, row, { shift: event.shiftKey, mod: isMac ? event.metaKey : event.ctrlKey }),
    );

  if (loaded && shown.length === 0) return <Nothing narrowed={isNarrowed(filter) && findings.length > 0} />;
  let number = -1;
  return (
    <>
      <div
        ref={list}
        role="listbox"
        aria-label="Findings"
        aria-multiselectable
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        data-pane-focus
        className={styles.list}
        onKeyDown={keyDown}
        onFocus={() => {
          const [first] = rows;
          if (at < 0 && first !== undefined) useChosenFindings.setState(moveTo(rows, choice, first));
        }}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a list box
          <div key={group.id ?? ''} role="group" aria-label={group.title} className={styles.group}>
            <p className={styles.heading} aria-hidden>
              <span className={styles.clip}>{group.title}</span>
              <span className={styles.count}>{group.findings.length}</span>
            </p>
            {group.findings.map((finding) => {
              const row = findingRow(group.id, finding.id);
              number += 1;
              if (number >= drawn) return null;
              return (
                <Row
                  key={row}
                  id={`${id}-${number}`}
                  finding={finding}
                  counts={resolved?.get(finding.id)?.counts ?? null}
                  position={number + 1}
                  size={rows.length}
                  active={row === choice.active}
                  selected={choice.chosen.has(row)}
                  onPress={(event) => press(row, event)}
                  onOpen={() => open(finding.id)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {active && counts && (
        <MentionsDialog finding={active} counts={counts} open={isCounted} onOpenChange={setCounted} />
      )}
      {choice.chosen.size > 0 && (
        <SelectionBar what={plural(chosen.length, 'finding')}>
          <Button variant="quiet" keys="Escape" onClick={() => useChosenFindings.setState(letGo(choice))}>
            Clear
          </Button>
          <Button variant="quiet" danger onClick={() => runCommand('finding:trash')}>
            Move to trash
          </Button>
        </SelectionBar>
      )}
    </>
  );
}

interface RowProps {
  id: string;
  finding: FindingSummary;
  counts: Parameters<typeof FindingCard>[0]['counts'];
  position: number;
  size: number;
  active: boolean;
  selected: boolean;
  onPress(event: MouseEvent): void;
  onOpen(): void;
}

const Row = memo(function Row({ id, finding, counts, position, size, active, selected, onPress, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box holds the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={size}
      data-active={active || undefined}
      className={styles.row}
      onClick={onPress}
      onDoubleClick={onOpen}
    >
      <FindingCard finding={finding} counts={counts} />
    </div>
  );
});

function Nothing({ narrowed }: { narrowed: boolean }) {
  const cannot = useUnavailable('finding:new');
  if (narrowed) {
    return (
      <EmptyState
        title="No finding fits the filter"
        action={<Button onClick={() => setFindingsLook({ filter: noFindingsFilter })}>Clear filter</Button>}
      >
        Other findings are left out by team, research goal or status.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No findings yet"
      action={cannot === null && <Button onClick={() => runCommand('go:highlights')}>Choose highlights</Button>}
    >
      A finding is one claim with the highlights that speak for and against it. Begin with highlights that say the same.
    </EmptyState>
  );
}
