import { actedOn, noChoice } from '../../../ui/list-choice.ts';
import { columnOf, useBoardModel } from './board-model.ts';
import { useBoard } from './board-store.ts';

/** The column the keyboard is in, and how many cards of it an action would be about. */
export function useActedOn(): { columnId: string | null; count: number } {
  const model = useBoardModel();
  const columnId = useBoard((s) => s.current);
  const count = useBoard((s) => {
    const keys = columnOf(model.current, s.current)?.keys ?? [];
    return actedOn(keys, s.choices[s.current ?? ''] ?? noChoice).length;
  });
  return { columnId, count };
}
