import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FindingStatus, FindingSummary } from '../../../../shared/domain/finding.ts';
import { setFinding } from '../../../../shared/findings/edits.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { problemSentence } from '../../../../shared/search/language/sentences.ts';
import { useResolved } from '../../../state/evidence.ts';
import { humanize } from '../../../ui/format.ts';
import { BoardFrame } from './BoardFrame.tsx';
import { newColumn } from './board-model.ts';
import { settle, useBoard } from './board-store.ts';
import { Columns } from './Columns.tsx';
import { type BoardRow, toSort, waitingRow } from './cards.ts';
import type { DropTarget } from './drag-model.ts';
import { EvidenceCommands } from './EvidenceCommands.tsx';
import { cardsAt, evidenceModel, toSortId } from './evidence-model.ts';
import { FindingColumn } from './FindingColumn.tsx';
import { openCard, searchOpposite } from './go.ts';
import { changeFindings, refuse } from './make-change.ts';
import { NoFindings, NothingToSort, StillReading } from './Nothing.tsx';
import { beginFinding } from './new-finding.ts';
import { inOrder, type Order } from './order.ts';
import { withPending } from './pending.ts';
import { planMove } from './plan-move.ts';
import { ToSort } from './ToSort.tsx';
import { useBoardStatus } from './use-board-status.ts';
import { useKeptEvidence } from './use-kept-evidence.ts';
import { useRows } from './use-rows.ts';
import { useToSort } from './use-to-sort.ts';

interface EvidenceBoardProps {
  findings: readonly FindingSummary[];
  filter: FindingsLook['filter'];
}

/** The board whose columns are findings: highlights are sorted into them as what speaks for a claim, against it, or beside it. */
export function EvidenceBoard({ findings, filter }: EvidenceBoardProps) {
  const pending = useBoard((s) => s.pending);
  const inFull = useBoard((s) => s.inFull);
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('newest');
  const [known] = useState(() => new Map<string, StandingHighlight>());
  const found = useToSort(typed, filter, order === 'fit');
  const rowsFor = useRows(known);
  useEffect(() => settle(findings), [findings]);

  const changed = useMemo(() => findings.map((finding) => withPending(finding, pending)), [findings, pending]);
  const shown = useKeptEvidence(changed);
  // A card stands where it was dropped at once; what it counts follows.
  const resolved = useResolved(useDeferredValue(shown));
  const waiting = useMemo(() => {
    for (const one of found?.highlights ?? []) known.set(one.highlightId, one);
    return toSort(inOrder(found?.highlights ?? [], order), shown).map(waitingRow);
  }, [found, order, shown, known]);
  const byId = useMemo(() => new Map(shown.map((finding) => [finding.id, finding])), [shown]);
  const rowsOf = (id: string): readonly BoardRow[] => {
    const finding = byId.get(id);
    return finding ? rowsFor(finding, resolved?.get(id)?.resolved, inFull.has(id)) : [];
  };

  const move = (keys: readonly string[], fromId: string, { columnId, stance }: DropTarget) => {
    const cards = cardsAt(keys, fromId === toSortId ? waiting : rowsOf(fromId));
    const from = byId.get(fromId) ?? null;
    if (cards.length === 0) return refuse('These cards are no longer there. Nothing was moved.');
    if (columnId === newColumn) return beginFinding(cards, from, filter);
    const to = byId.get(columnId) ?? null;
    if (to === null && columnId !== toSortId) return refuse('That finding is no longer there. Nothing was moved.');
    const plan = planMove({ cards, from, to, stance });
    if (typeof plan === 'string') refuse(plan);
    else if (plan) void changeFindings(plan.label, plan.edits, plan.pending);
  };
  const model = evidenceModel({ waiting, findings: shown, rowsOf }, move);
  useBoardStatus('sorting', shown, found && waiting.length);

  const onClaim = useCallback((finding: FindingSummary, claim: string) => {
    void changeFindings(
      'Claim changed',
      [setFinding(finding.id, { claim })],
      [{ findingId: finding.id, fields: { claim } }],
    );
  }, []);
  const onStatus = useCallback((finding: FindingSummary, status: FindingStatus) => {
    const label = `Status: ${humanize(status)}`;
    void changeFindings(label, [setFinding(finding.id, { status })], [{ findingId: finding.id, fields: { status } }]);
  }, []);
  const onOpen = useCallback((finding: FindingSummary, row: BoardRow) => {
    if (row.type === 'card') openCard(row.card);
    else if (row.type === 'opposite') searchOpposite(finding);
    else if (row.type === 'more') useBoard.setState((s) => ({ inFull: new Set([...s.inFull, finding.id]) }));
  }, []);
  const onOpenWaiting = useCallback((row: BoardRow) => {
    if (row.type === 'card') openCard(row.card);
  }, []);

  return (
    <BoardFrame model={model}>
      <ToSort
        rows={waiting}
        count={found && waiting.length}
        problem={found?.problems[0] ? problemSentence(found.problems[0]) : null}
        order={order}
        onOrder={setOrder}
        onQuery={setTyped}
        onOpen={onOpenWaiting}
        empty={found ? <NothingToSort found={found} typed={typed} /> : <StillReading />}
      />
      {shown.length > 0 ? (
        <Columns
          label="Findings"
          ids={shown.map(({ id }) => id)}
          nameOf={(id) => byId.get(id)?.claim.slice(0, 120) || 'Finding without a claim'}
          render={(id, width) => {
            const finding = byId.get(id);
            return (
              finding && (
                <FindingColumn
                  finding={finding}
                  counts={resolved?.get(id)?.counts ?? null}
                  rows={rowsOf(id)}
                  width={width}
                  onClaim={onClaim}
                  onStatus={onStatus}
                  onOpen={onOpen}
                />
              )
            );
          }}
        />
      ) : (
        <NoFindings />
      )}
      <EvidenceCommands findings={shown} move={move} rowsOf={(id) => (id === toSortId ? waiting : rowsOf(id))} />
    </BoardFrame>
  );
}
