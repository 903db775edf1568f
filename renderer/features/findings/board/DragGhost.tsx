import { createPortal } from 'react-dom';
import { plural } from '../../../ui/format.ts';
import styles from './Board.module.css';
import { useBoardModel } from './board-model.ts';
import { useBoard } from './board-store.ts';

/** What the pointer drags: the words of the first card, and how many there are. The drag itself moves it. */
export function DragGhost() {
  const model = useBoardModel();
  const keys = useBoard((s) => (s.carry?.by === 'pointer' ? s.carry.keys : null));
  const from = useBoard((s) => s.carry?.from ?? '');
  const [first] = keys ?? [];
  if (keys === null || first === undefined) return null;
  return createPortal(
    <div data-drag-ghost="" aria-hidden className={styles.ghost}>
      <p>{model.current.wordsOf(first, from)}</p>
      {keys.length > 1 && <span>{plural(keys.length, 'card')}</span>}
    </div>,
    document.body,
  );
}
