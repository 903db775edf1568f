import { type RefObject, useMemo } from 'react';
import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { humanize } from '../../../ui/format.ts';
import { actedOn } from '../../../ui/list-choice.ts';
import { type BoardModel, columnOf, newColumn, useBoardModel } from './board-model.ts';
import { choiceIn, useBoard } from './board-store.ts';
import type { BoardRow } from './cards.ts';
import { cardsAt, toSortId } from './evidence-model.ts';
import { openCard, searchOpposite } from './go.ts';
import { MovePicker } from './MovePicker.tsx';
import { useActedOn } from './use-acted-on.ts';

interface EvidenceCommandsProps {
  findings: readonly FindingSummary[];
  rowsOf: (columnId: string) => readonly BoardRow[];
  move: BoardModel['move'];
}

const pickerWords: Record<Stance, string> = {
  supports: 'Support of',
  contradicts: 'Counter-evidence of',
  context: 'Context of',
};

/** The commands of the findings board, and the list to move cards by typing. */
export function EvidenceCommands({ findings, rowsOf, move }: EvidenceCommandsProps) {
  const model = useBoardModel();
  const { columnId, count } = useActedOn();
  const picking = useBoard((s) => s.picking);
  const finding = findings.find(({ id }) => id === columnId) ?? null;
  const noCard = count === 0 ? 'Choose a highlight on the board first' : null;
  const noFinding = finding === null ? 'Go to a finding on the board first' : null;

  const keysNow = () => nowActedOn(model);
  const stand = (stance: Stance) => () => {
    const { keys, from } = keysNow();
    // What waits is no evidence of anything yet: which finding it speaks to is asked.
    if (from === toSortId) useBoard.setState({ picking: { stance } });
    else move(keys, from, { columnId: from, stance });
  };
  useCommand('board:move', () => useBoard.setState({ picking: { stance: null } }), noCard);
  useCommand('board:supports', stand('supports'), noCard);
  useCommand('board:counter-evidence', stand('contradicts'), noCard);
  useCommand('board:context', stand('context'), noCard);
  useCommand(
    'board:new-finding',
    () => {
      const { keys, from } = keysNow();
      move(keys, from, { columnId: newColumn, stance: null });
    },
    noCard,
  );
  useCommand(
    'board:take-out',
    () => {
      const { keys, from } = keysNow();
      move(keys, from, { columnId: toSortId, stance: null });
    },
    noCard ?? noFinding,
  );
  useCommand(
    'board:open',
    () => {
      const { keys, from } = keysNow();
      const [card] = cardsAt(keys, rowsOf(from));
      if (card) openCard(card);
    },
    noCard,
  );
  useCommand('board:write-claim', () => useBoard.setState({ writing: columnId }), noFinding ?? lockOf(finding));
  useCommand('evidence:opposite', () => finding && searchOpposite(finding), noFinding);

  const options = useMemo(
    () =>
      picking === null
        ? []
        : findings
            .filter(({ id, readOnly }) => id !== columnId && readOnly === null)
            .map(({ id, claim, status }) => ({
              id,
              label: claim.trim() || 'Finding without a claim',
              hint: humanize(status),
            })),
    [picking, findings, columnId],
  );
  return (
    <MovePicker
      label={picking?.stance ? pickerWords[picking.stance] : 'Move to finding'}
      options={options}
      onChoose={(to) => {
        const { keys, from } = keysNow();
        move(keys, from, { columnId: to, stance: picking?.stance ?? null });
      }}
    />
  );
}

function lockOf(finding: FindingSummary | null): string | null {
  return finding?.readOnly == null ? null : 'The finding is read only';
}

function nowActedOn(model: RefObject<BoardModel>): { keys: string[]; from: string } {
  const from = useBoard.getState().current ?? '';
  return { keys: actedOn(columnOf(model.current, from)?.keys ?? [], choiceIn(from)), from };
}
