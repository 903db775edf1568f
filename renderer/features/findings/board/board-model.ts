import { createContext, type RefObject, use } from 'react';
import type { DropTarget } from './drag-model.ts';

/** A column as the keyboard, the pointer and the list to move to see it. */
export interface BoardColumn {
  id: string;
  /** Its name in sentences: a claim, a status. */
  name: string;
  /** Its cards, in order. */
  keys: readonly string[];
  /** What dropping cards on its foot does, where that is something else: they count as counter-evidence, or begin a new finding. */
  foot?: 'counter-evidence' | 'new';
}

/** The board on screen, whatever its columns stand for. */
export interface BoardModel {
  columns: readonly BoardColumn[];
  /** Words of a card, for what is dragged. */
  wordsOf(key: string, columnId: string): string;
  /** Moves cards; what cannot be moved is told by a sentence. */
  move(keys: readonly string[], from: string, to: DropTarget): void;
}

/** The column that a drop makes. */
export const newColumn = 'new';

/** The board as it is now, for what happens later than it was drawn. */
export const BoardContext = createContext<RefObject<BoardModel> | null>(null);

/** The board that the calling component stands on. */
export function useBoardModel(): RefObject<BoardModel> {
  const model = use(BoardContext);
  if (!model) throw new Error('not on a board');
  return model;
}

/** A column of the board by its id. */
export function columnOf(model: BoardModel, id: string | null): BoardColumn | undefined {
  return model.columns.find((column) => column.id === id);
}

/** The column so many steps away; the outermost ones stay where they are. */
export function columnBeside(model: BoardModel, id: string, steps: number): BoardColumn | undefined {
  const at = model.columns.findIndex((column) => column.id === id);
  return model.columns[at < 0 ? 0 : Math.min(model.columns.length - 1, Math.max(0, at + steps))];
}
