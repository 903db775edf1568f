import type { KeyboardEvent } from 'react';
import { announce } from '../../../state/status.ts';
import { plural } from '../../../ui/format.ts';
import { actedOn } from '../../../ui/list-choice.ts';
import { type BoardModel, columnBeside, columnOf } from './board-model.ts';
import { choiceIn, useBoard } from './board-store.ts';
import { shortName } from './words.ts';

/** Picks up the cards that are chosen (or the active one), to carry them by the arrow keys. */
export function startCarry(columnId: string, model: BoardModel): void {
  const keys = actedOn(columnOf(model, columnId)?.keys ?? [], choiceIn(columnId));
  if (keys.length === 0) return;
  useBoard.setState({ carry: { keys, from: columnId, by: 'keyboard', target: { columnId, stance: null } } });
  announce(`Picked up ${plural(keys.length, 'card')}. Left and right choose the column, Enter drops, Escape cancels.`);
}

/** What a key does while cards are carried by the keyboard. Returns whether it was for that. */
export function carryKey(event: KeyboardEvent, model: BoardModel): boolean {
  const { carry } = useBoard.getState();
  if (carry?.by !== 'keyboard') return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  event.preventDefault();
  event.stopPropagation();
  const target = carry.target ?? { columnId: carry.from, stance: null };
  const aim = (next: typeof target) => {
    useBoard.setState({ carry: { ...carry, target: next } });
    const name = shortName(columnOf(model, next.columnId)?.name ?? '');
    announce(
      next.stance === null ? name : `${name}, ${next.stance === 'contradicts' ? 'counter-evidence' : 'supports'}`,
    );
  };
  const hasStances = (id: string) => columnOf(model, id)?.foot === 'counter-evidence';
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const beside = columnBeside(model, target.columnId, event.key === 'ArrowLeft' ? -1 : 1);
    if (beside) aim({ columnId: beside.id, stance: hasStances(beside.id) ? target.stance : null });
  } else if (event.key === 'ArrowDown' && hasStances(target.columnId)) aim({ ...target, stance: 'contradicts' });
  else if (event.key === 'ArrowUp' && hasStances(target.columnId)) aim({ ...target, stance: 'supports' });
  else if (event.key === 'Enter' || event.key === ' ') {
    useBoard.setState({ carry: null });
    model.move(carry.keys, carry.from, target);
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    useBoard.setState({ carry: null });
    announce('Put back.');
  }
  return true;
}

/** Puts back what the keyboard carries from a column: it has lost the focus. */
export function endCarry(columnId: string): void {
  const { carry } = useBoard.getState();
  if (carry?.by === 'keyboard' && carry.from === columnId) useBoard.setState({ carry: null });
}
