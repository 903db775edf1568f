import { useMemo } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { actedOn } from '../../../ui/list-choice.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { trashFindings } from '../list/trash-findings.ts';
import { type BoardModel, columnOf, useBoardModel } from './board-model.ts';
import { choiceIn, useBoard } from './board-store.ts';
import { type GroupColumn, type GroupedBy, noneId } from './group-columns.ts';
import { MovePicker } from './MovePicker.tsx';
import { useActedOn } from './use-acted-on.ts';

interface GroupCommandsProps {
  by: GroupedBy;
  columns: readonly GroupColumn[];
  move: BoardModel['move'];
  onOpen: (findingId: string) => void;
}

const labels: Record<GroupedBy, string> = { status: 'Set the status', team: 'Move to team', goal: 'Move to goal' };

/** The commands of a board whose cards are findings, and the list to move them by typing. */
export function GroupCommands({ by, columns, move, onOpen }: GroupCommandsProps) {
  const model = useBoardModel();
  const { columnId, count } = useActedOn();
  const isPicking = useBoard((s) => s.picking !== null);
  const noCard = count === 0 ? 'Choose a finding first' : null;
  const now = () => {
    const from = useBoard.getState().current ?? '';
    return { from, keys: actedOn(columnOf(model.current, from)?.keys ?? [], choiceIn(from)) };
  };
  useCommand('board:move', () => useBoard.setState({ picking: { stance: null } }), noCard);
  useCommand('board:open', () => now().keys.slice(0, 1).map(onOpen), noCard);
  useCommand('finding:trash', () => void trashFindings(now().keys), noCard);

  const options = useMemo(
    () =>
      isPicking
        ? columns
            .filter(({ id }) => id !== columnId)
            .map(({ id, title, hint }) => ({
              id,
              label: title,
              ...(hint && { hint }),
              ...(by === 'team' && id !== noneId && { mark: <TeamDot team={id} /> }),
            }))
        : [],
    [isPicking, columns, columnId, by],
  );
  return (
    <MovePicker
      label={labels[by]}
      options={options}
      onChoose={(to) => {
        const { keys, from } = now();
        move(keys, from, { columnId: to, stance: null });
      }}
    />
  );
}
