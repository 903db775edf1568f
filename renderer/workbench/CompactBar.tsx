import { Command, Highlighter, Layers, NotebookPen, Search, Settings } from 'lucide-react';
import { type CommandId, definitionOf, keysOf } from '../../shared/commands.ts';
import { runCommand } from '../commands/use-command.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { isMac } from '../ui/keys.ts';
import styles from './Workbench.module.css';

const entries: [CommandId, typeof Search][] = [
  ['go:interviews', NotebookPen],
  ['search:open', Search],
  ['go:highlights', Highlighter],
  ['go:findings', Layers],
  ['settings:open', Settings],
  ['palette:open', Command],
];

/** The areas as one row of icons, where the window is too narrow (or zoomed too far) for a sidebar. */
export function CompactBar() {
  return (
    <nav aria-label="Areas" className={styles.compact}>
      {entries.map(([id, Icon]) => (
        <IconButton
          key={id}
          label={definitionOf(id).title}
          keys={keysOf(id, isMac)[0] ?? ''}
          icon={<Icon size={16} aria-hidden />}
          onClick={() => runCommand(id)}
        />
      ))}
    </nav>
  );
}
