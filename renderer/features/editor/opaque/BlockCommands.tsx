import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isNodeSelection, HISTORY_PUSH_TAG } from 'lexical';
import { useCommand } from '../../../commands/use-command.ts';
import { announce } from '../../../state/status.ts';
import { useLocked } from '../note-context.ts';
import { $moveBlocks } from './move-blocks.ts';

/** Offers moving what is selected up and down, whatever it is. */
export function BlockCommands() {
  const [editor] = useLexicalComposerContext();
  const locked = useLocked();
  const move = (by: -1 | 1) =>
    editor.focus(() => {
      editor.update(
        () => {
          const hasMoved = $moveBlocks(by);
          announce(hasMoved ? `Moved ${by < 0 ? 'up' : 'down'}` : `Already at the ${by < 0 ? 'top' : 'end'}`);
        },
        {
          tag: HISTORY_PUSH_TAG,
          // A node selected as a whole has no caret that would be scrolled to.
          onUpdate: () => {
            const selected = editor.getEditorState().read(() => {
              const selection = $getSelection();
              return $isNodeSelection(selection) ? selection.getNodes()[0]?.getKey() : undefined;
            });
            if (selected) editor.getElementByKey(selected)?.scrollIntoView({ block: 'nearest' });
          },
        },
      );
    });
  useCommand('block:move-up', () => move(-1), locked);
  useCommand('block:move-down', () => move(1), locked);
  return null;
}
