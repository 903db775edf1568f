import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { type CommandId, keysOf } from '../../../../shared/commands.ts';
import { runCommand, useCommands, whyUnavailable } from '../../../commands/use-command.ts';
import { isMac, pressed } from '../../../ui/keys.ts';
import styles from './Board.module.css';
import { BoardContext, type BoardModel } from './board-model.ts';
import { resetBoard } from './board-store.ts';
import { DragGhost } from './DragGhost.tsx';
import { refuse } from './make-change.ts';
import { useDrag } from './use-drag.ts';

/** Commands that a board may offer, run by their keys where nobody is writing. */
const ownKeys: readonly CommandId[] = [
  'board:move',
  'board:supports',
  'board:counter-evidence',
  'board:context',
  'board:new-finding',
  'board:take-out',
  'finding:trash', // on boards whose cards are findings: nothing can be taken out there
  'board:write-claim',
  'board:open',
];

/** A board, whatever its columns stand for: drags, keys, and the model that both act on. */
export function BoardFrame({ model, children }: { model: BoardModel; children: ReactNode }) {
  const board = useRef<HTMLDivElement>(null);
  const latest = useRef(model);
  latest.current = model;
  const onPointerDown = useDrag(board, latest);
  useEffect(() => resetBoard, []);

  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !board.current?.contains(event.target as Node)) return;
    if ((event.target as Element).closest('input, textarea, [role=menu]')) return;
    const { offers } = useCommands.getState();
    const [id] = ownKeys.filter(
      (one) => offers.get(one)?.length && keysOf(one, isMac).some((keys) => pressed(keys, event.nativeEvent)),
    );
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!runCommand(id)) refuse(whyUnavailable(id) ?? 'Not available here');
  };
  return (
    <BoardContext value={latest}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and drags of the lists in it */}
      <div ref={board} className={styles.board} onPointerDown={onPointerDown} onKeyDown={keyDown}>
        {children}
      </div>
      <DragGhost />
    </BoardContext>
  );
}
