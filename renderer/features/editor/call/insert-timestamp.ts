import { $createTextNode, $getRoot, $getSelection, $insertNodes, $isRangeSelection, type LexicalEditor } from 'lexical';
import { $createTimestampNode } from '../document/nodes/timestamp-node.ts';

/** Inserts the moment `milliseconds` after the call began at the caret, or at the end of the text where there is none. */
export function insertTimestamp(editor: LexicalEditor, milliseconds: number): void {
  editor.update(() => {
    if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
    $insertNodes([$createTimestampNode(Math.max(0, Math.floor(milliseconds / 1000))), $createTextNode(' ')]);
  });
  editor.focus();
}
