import { useEffect } from 'react';
import { useCommand } from '../commands/use-command.ts';
import { cancelChange, redoLast, undoLast, useChanges, watchChanges } from '../state/changes.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './ChangeCommands.module.css';

/** Undo and redo of what was changed other than by typing, and how far a long change is. */
export function ChangeCommands() {
  const undo = useChanges((s) => s.undo.at(-1));
  const redo = useChanges((s) => s.redo.at(-1));
  useCommand('change:undo', () => void undoLast(), undo ? null : 'Nothing to undo');
  useCommand('change:redo', () => void redoLast(), redo ? null : 'Nothing to redo');
  useEffect(() => watchChanges(), []);
  const progress = useChanges((s) => s.progress);
  useCommand('change:stop', cancelChange, progress ? null : 'Nothing is being changed');
  if (!progress) return null;
  const { done, total } = progress;
  const words = `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
  return (
    <section className={styles.panel} aria-label="Change in progress">
      <p className={styles.label}>Writing files</p>
      <p className={styles.count}>{words}</p>
      <ProgressBar label="Writing files" done={done} total={total} valueText={words} className={styles.bar} />
      <Button onClick={cancelChange}>Stop</Button>
    </section>
  );
}
