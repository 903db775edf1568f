import { mergeRegister } from '@lexical/utils';
import {
  $createNodeSelection,
  $createParagraphNode,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $isOpaqueBlockNode } from '../document/nodes/opaque-nodes.ts';

/**
 * Up and down do not jump over a block that is shown as its source but select it, and beyond one that stands at the end of the
 * note there is a line to write in.
 */
export function registerSelectByArrows(editor: LexicalEditor): () => void {
  const on = (by: 'previous' | 'next') => (event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (!$go(editor, by)) return false;
    event.preventDefault();
    return true;
  };
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_UP_COMMAND, on('previous'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, on('next'), COMMAND_PRIORITY_HIGH),
  );
}

function $go(editor: LexicalEditor, by: 'previous' | 'next'): boolean {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const node = selection.getNodes()[0];
    return $isOpaqueBlockNode(node) && $leave(node, by);
  }
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const at = selection.anchor.getNode();
  const line = $isRootNode(at) ? null : blockWithNeighbour(at, by);
  const next = line && $neighbour(line, by);
  if (!line || !$isOpaqueBlockNode(next)) return false;
  const element = editor.getElementByKey(line.getKey());
  if (!element || !isOnLastLine(element, by)) return false;
  const chosen = $createNodeSelection();
  chosen.add(next.getKey());
  $setSelection(chosen);
  editor.getElementByKey(next.getKey())?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** From one such block to the next, or to a new line at the edge of the note. */
function $leave(node: LexicalNode, by: 'previous' | 'next'): boolean {
  const next = $neighbour(node, by);
  if ($isOpaqueBlockNode(next)) {
    const chosen = $createNodeSelection();
    chosen.add(next.getKey());
    $setSelection(chosen);
    return true;
  }
  if (next || !$isRootNode(node.getParent())) return false;
  const line = $createParagraphNode();
  if (by === 'next') node.insertAfter(line);
  else node.insertBefore(line);
  line.select();
  return true;
}

function $neighbour(node: LexicalNode, by: 'previous' | 'next'): LexicalNode | null {
  return by === 'next' ? node.getNextSibling() : node.getPreviousSibling();
}

/** The largest thing around a node that ends where its line does. */
function blockWithNeighbour(node: LexicalNode, by: 'previous' | 'next'): LexicalNode | null {
  for (let block: LexicalNode | null = node; block && !$isRootNode(block); block = block.getParent()) {
    if (!block.isInline() && $neighbour(block, by)) return block;
  }
  return null;
}

function isOnLastLine(element: HTMLElement, by: 'previous' | 'next'): boolean {
  const range = window.getSelection()?.rangeCount ? window.getSelection()!.getRangeAt(0) : null;
  const caret = range?.getClientRects()[0] ?? null;
  if (!caret) return true; // an empty line has no rectangle
  const box = element.getBoundingClientRect();
  return by === 'next' ? box.bottom - caret.bottom < caret.height : caret.top - box.top < caret.height;
}
