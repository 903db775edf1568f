import { useDeferredValue, useEffect, useMemo } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { Counts } from '../../../../shared/findings/count.ts';
import type { EditsOf } from '../../../../shared/findings/edits.ts';
import { useResolved } from '../../../state/evidence.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { plural } from '../../../ui/format.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { FindingCard } from '../FindingCard.tsx';
import { FindingStatusLabel } from '../FindingStatusLabel.tsx';
import styles from './Board.module.css';
import { BoardFrame } from './BoardFrame.tsx';
import type { BoardModel } from './board-model.ts';
import { settle, useBoard } from './board-store.ts';
import { CardList } from './CardList.tsx';
import { Columns } from './Columns.tsx';
import { DropMarks } from './DropMarks.tsx';
import { GroupCommands } from './GroupCommands.tsx';
import { type GroupColumn, type GroupedBy, groupColumns, noneId, regrouped } from './group-columns.ts';
import { changeFindings, refuse } from './make-change.ts';
import { type Pending, withPending } from './pending.ts';
import { useBoardStatus } from './use-board-status.ts';
import { useKeptEvidence } from './use-kept-evidence.ts';
import { quoted } from './words.ts';

interface GroupBoardProps {
  by: GroupedBy;
  findings: readonly FindingSummary[];
}

interface FindingRow {
  key: string;
  height: number;
  finding: FindingSummary;
  counts: Counts | null;
}

const keysOfFile = { status: 'status', teamIds: 'teams', goalIds: 'goals' } as const;

/** The board whose columns are statuses, teams or goals: a finding that is dragged to another column gets what that stands for. */
export function GroupBoard({ by, findings }: GroupBoardProps) {
  const roster = useVault((s) => s.roster);
  const goals = useVault((s) => s.goals);
  const pending = useBoard((s) => s.pending);
  useEffect(() => settle(findings), [findings]);
  const changed = useMemo(() => findings.map((finding) => withPending(finding, pending)), [findings, pending]);
  const shown = useKeptEvidence(changed);
  // A card stands where it was dropped at once; what it counts follows.
  const resolved = useResolved(useDeferredValue(shown));
  const columns = useMemo(() => groupColumns(shown, by, { roster, goals }), [shown, by, roster, goals]);
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const rows = useMemo(
    () =>
      new Map(
        columns.map(({ id, findings: inside }) => [
          id,
          inside.map((finding): FindingRow => {
            return { key: finding.id, height: 190, finding, counts: resolved?.get(finding.id)?.counts ?? null };
          }),
        ]),
      ),
    [columns, resolved],
  );
  useBoardStatus('grouping', shown, null);

  const move: BoardModel['move'] = (keys, from, { columnId: to }) => {
    const column = byId.get(to);
    const moved = (byId.get(from)?.findings ?? []).filter(({ id }) => keys.includes(id));
    if (!column || moved.length === 0) return refuse('That is no longer there. Nothing was moved.');
    const locked = moved.find(({ readOnly }) => readOnly !== null);
    if (locked) return refuse(`“${locked.claim}” is read only, so nothing was moved.`);
    const edits: EditsOf[] = [];
    const changes: Omit<Pending, 'id'>[] = [];
    for (const finding of moved) {
      const fields = regrouped(finding, by, from, to);
      if (!fields) continue;
      const [[name, value] = []] = Object.entries(fields) as [keyof typeof keysOfFile, string | string[]][];
      if (name === undefined || value === undefined) continue;
      const base = finding[name];
      edits.push({ id: finding.id, edits: [{ type: 'field', key: keysOfFile[name], value, base }] });
      changes.push({ findingId: finding.id, fields });
    }
    if (edits.length > 0) void changeFindings(labelOf(moved, column), edits, changes);
  };
  const model: BoardModel = {
    columns: columns.map(({ id, title, findings: inside }) => ({ id, name: title, keys: inside.map((one) => one.id) })),
    wordsOf: (key) => shown.find(({ id }) => id === key)?.claim || 'Finding without a claim',
    move,
  };

  const open = (findingId: string) => useNavigation.getState().go({ area: 'finding', findingId });
  return (
    <BoardFrame model={model}>
      <Columns
        label="Findings"
        narrowest={296}
        ids={columns.map(({ id }) => id)}
        nameOf={(id) => byId.get(id)?.title ?? ''}
        render={(id) => {
          const column = byId.get(id);
          if (!column) return null;
          return (
            <>
              <GroupHead column={column} by={by} />
              <CardList columnId={id} label={column.title} rows={rows.get(id) ?? []} render={renderRow} onOpen={open} />
              <DropMarks columnId={id} />
            </>
          );
        }}
      />
      <GroupCommands by={by} columns={columns} move={move} onOpen={open} />
    </BoardFrame>
  );
}

function renderRow({ finding, counts }: FindingRow) {
  return (
    <div className={styles.findingCard}>
      <FindingCard finding={finding} counts={counts} />
    </div>
  );
}

function GroupHead({ column, by }: { column: GroupColumn; by: GroupedBy }) {
  const { id, title, hint, findings } = column;
  return (
    <header className={styles.groupHead}>
      <h2 title={title} className={styles.groupTitle}>
        {by === 'team' && id !== noneId && <TeamDot team={id} />}
        {by === 'status' ? (
          <FindingStatusLabel status={id as FindingSummary['status']} />
        ) : (
          <span className={styles.clip}>{title}</span>
        )}
      </h2>
      <span className={styles.count}>{findings.length.toLocaleString('en-US')}</span>
      {hint && <span className={styles.count}>{hint}</span>}
    </header>
  );
}

function labelOf(moved: readonly FindingSummary[], to: GroupColumn): string {
  const [first] = moved;
  const what = moved.length === 1 && first ? quoted(first.claim) : plural(moved.length, 'finding');
  return `Moved ${what} to ${to.title}`;
}
