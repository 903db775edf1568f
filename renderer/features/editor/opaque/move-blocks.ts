import { $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import { $findMatchingParent } from '@lexical/utils';
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  type BaseSelection,
  type LexicalNode,
} from 'lexical';
import { $nestedListOf } from '../document/write/write-blocks.ts';

/**
 * Moves the selected blocks past the block before (`-1`) or after (`1`) them: items within their list with what is nested in
 * them, lines within their quote, and whole blocks of the note, whatever they are. Returns whether there was a place to go.
 * The selection stays. Call within an update.
 */
export function $moveBlocks(by: -1 | 1): boolean {
  const ends = $endsOf($getSelection());
  if (!ends) return false;
  const [from, to] = ends;
  const [first, last] = $siblingsAround(from, to);
  const group = $isListItemNode(last) ? $lastOfItem(last) : last;
  if (by < 0) {
    const before = first.getPreviousSibling();
    if (!before) return false;
    const whole = $isListItemNode(before) ? $itemGroup($ownerOf(before)) : [before];
    for (const node of whole.reverse()) group.insertAfter(node, false);
    return true;
  }
  const after = group.getNextSibling();
  if (!after) return false;
  const whole = $isListItemNode(after) ? $itemGroup(after) : [after];
  for (const node of whole) first.insertBefore(node, false);
  return true;
}

function $endsOf(selection: BaseSelection | null): [LexicalNode, LexicalNode] | null {
  if ($isRangeSelection(selection)) {
    const ends: [LexicalNode, LexicalNode] = [selection.anchor.getNode(), selection.focus.getNode()];
    const [a, b] = selection.isBackward() ? [ends[1], ends[0]] : ends;
    return $isRootNode(a) || $isRootNode(b) ? null : [a, b];
  }
  if (!$isNodeSelection(selection)) return null;
  const nodes = selection.getNodes();
  return nodes.length > 0 ? [nodes[0]!, nodes.at(-1)!] : null;
}

/** The innermost siblings that may change places and hold both ends. */
function $siblingsAround(from: LexicalNode, to: LexicalNode): [LexicalNode, LexicalNode] {
  const isMovable = (node: LexicalNode) => {
    const parent = node.getParent();
    return $isRootNode(parent) || $isListNode(parent) || $isQuoteNode(parent);
  };
  for (let first = $findMatchingParent(from, isMovable); first; ) {
    const parent = first.getParentOrThrow();
    const last = $findMatchingParent(to, (node) => parent.is(node.getParent()));
    // The only line of a quote or list takes that along.
    const isAlone = parent.getChildrenSize() === 1 && !$isRootNode(parent) && !$isListItemNode(parent.getParent());
    if (last && !isAlone) return [first, last];
    first = $findMatchingParent(parent, isMovable);
  }
  return [from.getTopLevelElementOrThrow(), to.getTopLevelElementOrThrow()];
}

/** Lexical holds a nested list as an item of its own after the one it belongs to. */
function $ownerOf(item: ListItemNode): ListItemNode {
  const before = item.getPreviousSibling();
  return $nestedListOf(item) && $isListItemNode(before) ? $ownerOf(before) : item;
}

function $itemGroup(item: ListItemNode): LexicalNode[] {
  const group: LexicalNode[] = [item];
  for (let next = item.getNextSibling(); $isListItemNode(next) && $nestedListOf(next); next = next.getNextSibling()) {
    group.push(next);
  }
  return group;
}

function $lastOfItem(item: ListItemNode): LexicalNode {
  return $itemGroup(item).at(-1)!;
}
