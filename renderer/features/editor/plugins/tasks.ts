import { $isListItemNode, $isListNode, ListItemNode } from '@lexical/list';
import { $findMatchingParent, mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';

/**
 * Tasks by keyboard (Ctrl or ⌘ and Enter ticks the one of the caret) and for screen readers: Lexical makes each item a check
 * box, which a list may not hold and which swallows links inside. It stays an item; whether it is done is the text of its box.
 */
export function registerTasks(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerMutationListener(ListItemNode, (mutations) => {
      for (const key of mutations.keys()) {
        const item = editor.getElementByKey(key);
        item?.removeAttribute('role');
        item?.removeAttribute('aria-checked');
      }
    }),
    editor.registerCommand(KEY_ENTER_COMMAND, $toggleTask, COMMAND_PRIORITY_HIGH),
  );
}

function $toggleTask(event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  if (!event || !(event.ctrlKey || event.metaKey) || !$isRangeSelection(selection)) return false;
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode);
  const list = item?.getParent();
  if (!item || !$isListNode(list) || list.getListType() !== 'check') return false;
  event.preventDefault();
  item.toggleChecked();
  return true;
}
