import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalNode,
} from 'lexical';
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../../../shared/markdown/parse.ts';

/** A place in a body as both views know it: a top-level block, and so many characters of its text before it. */
export interface Place {
  block: number;
  characters: number;
}

/** Where a place stands in the Markdown of a body, in UTF-16 units. */
export function offsetOf(body: string, { block, characters }: Place): number {
  const blocks = parseMarkdown(body).children;
  const node = blocks[block];
  if (!node) return blocks.at(-1)?.position?.end.offset ?? 0;
  let left = characters;
  let end = node.position?.start.offset ?? 0;
  for (const run of textRuns(node)) {
    if (left <= run.length) return run.start + left;
    left -= run.length;
    end = run.start + run.length;
  }
  return end;
}

/** The place of an offset into the Markdown of a body: that of the nearest text at or before it in its block. */
export function placeOf(body: string, offset: number): Place {
  const blocks = parseMarkdown(body).children;
  const after = blocks.findIndex((node) => (node.position?.start.offset ?? 0) > offset);
  const block = Math.max(0, (after < 0 ? blocks.length : after) - 1);
  let characters = 0;
  for (const run of blocks[block] ? textRuns(blocks[block]) : []) {
    if (offset <= run.start) break;
    characters += Math.min(run.length, offset - run.start);
  }
  return { block, characters };
}

/** The stretches of a node that are text to a reader, in order. */
function textRuns(node: Nodes): { start: number; length: number }[] {
  if ('children' in node) return node.children.flatMap((child) => textRuns(child));
  if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') return [];
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return [];
  const marks = node.type === 'inlineCode' ? Math.max(0, (end.offset - start.offset - node.value.length) >> 1) : 0;
  return [{ start: start.offset + marks, length: node.value.length }];
}

/** The place of the caret, `null` where there is none. Call within a read. */
export function $caretPlace(): Place | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const { focus } = selection;
  const at = focus.getNode();
  const block = at.getParents().at(-2) ?? at; // not `getTopLevelElement`, which stops in a table's cell
  const next = $isTextNode(at) ? at : $isElementNode(at) ? at.getChildAtIndex(focus.offset) : null;
  let characters = $isTextNode(at) ? focus.offset : 0;
  for (const text of $textsOf(block)) {
    if (next ? text.is(next) || next.isBefore(text) || next.isParentOf(text) : !at.isParentOf(text)) break;
    characters += text.getTextContentSize();
  }
  return { block: block.getIndexWithinParent(), characters };
}

/** Puts the caret at a place, or as near as there is text. Call within an update. */
export function $goTo({ block, characters }: Place): void {
  const root = $getRoot();
  const top = root.getChildAtIndex(Math.min(block, root.getChildrenSize() - 1));
  if (!top) return;
  let left = characters;
  const texts = $textsOf(top);
  const at = texts.find((text) => {
    if (left <= text.getTextContentSize()) return true;
    left -= text.getTextContentSize();
    return false;
  });
  const last = texts.at(-1);
  if (!at && !last) return void ($isElementNode(top) ? top.selectStart() : root.selectEnd());
  const selection = $createRangeSelection();
  const node = at ?? last!;
  const offset = at ? left : node.getTextContentSize();
  selection.anchor.set(node.getKey(), offset, 'text');
  selection.focus.set(node.getKey(), offset, 'text');
  $setSelection(selection);
}

function $textsOf(node: LexicalNode) {
  return $isTextNode(node) ? [node] : $isElementNode(node) ? node.getAllTextNodes() : [];
}
