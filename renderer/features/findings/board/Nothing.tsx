import { keysOf } from '../../../../shared/commands.ts';
import { runCommand, useUnavailable } from '../../../commands/use-command.ts';
import { useIndexState } from '../../../state/evidence.ts';
import { noFindingsFilter, setFindingsLook } from '../../../state/findings.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { isMac, keyLabel } from '../../../ui/keys.ts';
import styles from './Board.module.css';
import { newColumn } from './board-model.ts';
import { DropMarks } from './DropMarks.tsx';

/** Why there is nothing to sort, and what to do about it. */
export function NothingToSort({ found, typed }: { found: { total: number; query: string }; typed: string }) {
  if (found.total > 0) {
    return (
      <p>
        <strong>All sorted</strong>
        Every highlight {typed === '' ? '' : 'found '}is in a finding.
      </p>
    );
  }
  if (typed !== '') {
    return (
      <p>
        <strong>No highlights match</strong>
        Try other words, or clear the field.
      </p>
    );
  }
  return (
    <p>
      <strong>No highlights yet</strong>
      Mark what somebody said in an interview ({keyLabel(keysOf('highlight:mark', isMac)[0] ?? '')}). It waits here to
      be sorted.
    </p>
  );
}

/** While the interviews are read for the first time. */
export function StillReading() {
  const isReading = useIndexState().state === 'indexing';
  return isReading && <p>The interviews are being read. Their highlights come as soon as that is done.</p>;
}

/** In the place of the columns, where there are no findings; cards can be dropped on it. */
export function NoFindings() {
  const count = useVault((s) => s.findings.length);
  const cannot = useUnavailable('finding:new');
  return (
    <section aria-label="Findings" data-column={newColumn} data-pane="columns" className={styles.noFindings}>
      {count > 0 ? (
        <EmptyState
          title="No finding fits the filter"
          action={<Button onClick={() => setFindingsLook({ filter: noFindingsFilter })}>Clear filter</Button>}
        >
          Other findings are left out by team, research goal, or status.
        </EmptyState>
      ) : (
        <EmptyState
          title="No findings yet"
          action={cannot === null && <Button onClick={() => runCommand('finding:new')}>New finding</Button>}
        >
          A finding is one claim with the highlights that speak for and against it. Drag highlights here that say the
          same.
        </EmptyState>
      )}
      <DropMarks columnId={newColumn} />
    </section>
  );
}
