import { Lock, Plus, Scale } from 'lucide-react';
import { memo } from 'react';
import styles from './Board.module.css';
import { type BoardColumn, newColumn } from './board-model.ts';
import { useBoard } from './board-store.ts';

interface DropMarksProps {
  columnId: string;
  foot?: BoardColumn['foot'];
  /** Nothing can be dropped here. */
  locked?: boolean;
}

/** Shows, while cards are carried over a column, what dropping them there does. */
export const DropMarks = memo(function DropMarks({ columnId, foot, locked = false }: DropMarksProps) {
  const isOver = useBoard((s) => s.carry?.target?.columnId === columnId);
  const isFoot = useBoard((s) =>
    foot === 'new' ? s.carry?.target?.columnId === newColumn : isOver && s.carry?.target?.stance === 'contradicts',
  );
  const isDragged = useBoard((s) => s.carry?.by === 'pointer');
  const shownFoot = locked ? null : foot === 'new' ? isDragged && foot : isOver && foot;
  return (
    <>
      {isOver && !(isFoot && shownFoot) && <div className={styles.target} data-locked={locked || undefined} />}
      {isOver && locked && (
        <p className={styles.foot}>
          <Lock size={14} aria-hidden />
          Read only
        </p>
      )}
      {shownFoot && (
        <p className={styles.foot} data-foot={shownFoot} data-over={isFoot || undefined}>
          {shownFoot === 'new' ? <Plus size={14} aria-hidden /> : <Scale size={14} aria-hidden />}
          {shownFoot === 'new' ? 'New finding' : 'Counter-evidence'}
        </p>
      )}
    </>
  );
});
