import { mergeRegister } from '@lexical/utils';
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
  REMOVE_TEXT_COMMAND,
} from 'lexical';

/**
 * Joining lines is an undo step of its own: where the text that moves up stands in a highlight or link, no text node changes,
 * which the history takes for no change at all.
 */
export function registerJoinSteps(editor: LexicalEditor): () => void {
  const look = (isBackward: boolean) => {
    const selection = $getSelection();
    if ($isRangeSelection(selection) && $joins(selection, isBackward)) $addUpdateTag(HISTORY_PUSH_TAG);
    return false;
  };
  return mergeRegister(
    editor.registerCommand(DELETE_CHARACTER_COMMAND, look, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_WORD_COMMAND, look, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_LINE_COMMAND, look, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(REMOVE_TEXT_COMMAND, () => look(true), COMMAND_PRIORITY_HIGH),
  );
}

function $joins(selection: RangeSelection, isBackward: boolean): boolean {
  const [anchor, focus] = [selection.anchor.getNode(), selection.focus.getNode()];
  if (!selection.isCollapsed()) return !blockOf(anchor).is(blockOf(focus));
  if (selection.anchor.type === 'element') return true;
  if (selection.anchor.offset !== (isBackward ? 0 : anchor.getTextContentSize())) return false;
  for (let node: LexicalNode = anchor; ; node = node.getParentOrThrow()) {
    if (isBackward ? node.getPreviousSibling() : node.getNextSibling()) return false;
    if (!node.getParent()?.isInline()) return true;
  }
}

function blockOf(node: LexicalNode): LexicalNode {
  let block = node;
  while (block.isInline() && block.getParent()) block = block.getParentOrThrow();
  return block;
}
