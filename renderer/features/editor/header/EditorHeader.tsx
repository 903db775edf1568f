import { Ellipsis, PanelRight } from 'lucide-react';
import { type CommandId, commands, keysOf } from '../../../../shared/commands.ts';
import { runCommand, useCommand, useCommands } from '../../../commands/use-command.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { PaneHeader } from '../../../ui/PaneHeader.tsx';
import styles from '../Editor.module.css';
import { toggleInspector, useInspector } from '../inspector/use-inspector.ts';
import { useLook } from '../kinds/document-look.ts';
import { useNoteView } from '../note-context.ts';

const blocks: readonly CommandId[] = [
  'format:heading-1',
  'format:heading-2',
  'format:heading-3',
  'format:bullet-list',
  'format:number-list',
  'format:task-list',
  'format:quote',
  'format:code-block',
  'format:table',
  'format:rule',
];

/** The pane's part of the title bar: how the document stands, and its few actions. */
export function EditorHeader() {
  const { Lead, Actions, more, side } = useLook();
  const isSource = useNoteView((v) => v.shownAs === 'source');
  const inspector = useInspector();
  const offers = useCommands((s) => s.offers);
  useCommand('view:inspector', toggleInspector, side ? null : 'Nothing lies beside this text');

  const item = (id: CommandId): MenuItem => ({
    label: commands[id].title,
    ...(keysOf(id, isMac)[0] && { keys: keysOf(id, isMac)[0] }),
    unavailable: offers.get(id)?.at(-1) ? (offers.get(id)?.at(-1)?.unavailable ?? null) : 'Not available here',
    onSelect: () => void runCommand(id),
  });
  return (
    <PaneHeader
      lead={
        <>
          <Lead />
          {isSource && <span className={styles.state}>Markdown source</span>}
        </>
      }
    >
      <Actions />
      <Menu
        trigger={<IconButton label="More" icon={<Ellipsis size={16} aria-hidden />} />}
        items={[...blocks.map(item), 'separator', ...more.map(item)]}
      />
      {side && (
        <IconButton
          label={side.name}
          keys={keysOf('view:inspector', isMac)[0]}
          icon={<PanelRight size={16} aria-hidden />}
          pressed={inspector.isOpen}
          onClick={toggleInspector}
        />
      )}
    </PaneHeader>
  );
}
