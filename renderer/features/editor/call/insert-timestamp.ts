import { $createTextNode, $getRoot, $getSelection, $insertNodes, $isRangeSelection, type LexicalEditor } from 'lexical';
import { $createTimestampNode } from '../document/nodes/timestamp-node.ts';

/** Inserts the moment `seconds` after the call began at the caret, or at the end of the text where there is none. */
export function insertTimestamp(editor: LexicalEditor, seconds: number): void {
  editor.update(() => {
    if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
    $insertNodes([$createTimestampNode(seconds), $createTextNode(' ')]);
  });
  editor.focus();
}
