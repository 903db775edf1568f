import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import type { Run } from './find-pattern.ts';
import type { Kept } from './find-view.ts';
import type { TextBlock } from './text-blocks.ts';

/**
 * Replaces a run of a block's text; of several, the last one first. The new text has the format of the first replaced
 * character, but where the run is all the text of a highlight or link, it goes there, so that none gets lost. `null` where
 * it was replaced, else why not. Call within an update.
 */
export function $replaceRun(block: TextBlock, [start, end]: Run, by: string): Kept | null {
  const covered = block.leaves.filter((leaf) => leaf.start < end && start < leaf.end);
  if (covered.length === 0 || covered.some((leaf) => leaf.isFixed)) return 'source';
  const parts = covered.flatMap((leaf) => {
    const node = $getNodeByKey(leaf.key);
    return node ? [{ node, from: Math.max(0, start - leaf.start), to: Math.min(leaf.end, end) - leaf.start }] : [];
  });
  if (parts.length !== covered.length) return 'source';
  const emptied = $emptiedElements(parts);
  const texts = parts.filter(({ node }) => $isTextNode(node));
  const home = texts.find(({ node }) => emptied.every((element) => element.isParentOf(node)));
  if (!home || (by === '' && emptied.length > 0)) return 'whole';
  for (const part of parts) {
    const { node, from, to } = part;
    if (!$isTextNode(node)) node.remove();
    else $splice(node, from, to, part === home ? by : '');
  }
  return null;
}

type Part = { node: LexicalNode; from: number; to: number };

/** Inline elements (highlights, links, unknown tags) that would have no text left. */
function $emptiedElements(parts: readonly Part[]): ElementNode[] {
  const whole = new Set(
    parts
      .filter(({ node, from, to }) => from === 0 && to === node.getTextContentSize())
      .map(({ node }) => node.getKey()),
  );
  const $isEmptied = (node: LexicalNode): boolean =>
    $isElementNode(node) ? node.getChildren().every($isEmptied) : whole.has(node.getKey());
  const elements = parts.flatMap(({ node }) => node.getParents().filter((parent) => parent.isInline()));
  return [...new Map(elements.map((element) => [element.getKey(), element])).values()].filter($isEmptied);
}

function $splice(node: LexicalNode, from: number, to: number, by: string): void {
  if (!$isTextNode(node)) return;
  const text = node.getTextContent();
  const next = text.slice(0, from) + by + text.slice(to);
  const selection = $getSelection();
  if ($isRangeSelection(selection)) {
    for (const point of [selection.anchor, selection.focus]) $keepPoint(point, node, from, to, by.length);
  }
  if (next === '') node.remove();
  else node.setTextContent(next);
}

/** A caret inside what is replaced goes behind it; one further on stays with its text. */
function $keepPoint(point: PointType, node: LexicalNode, from: number, to: number, length: number): void {
  if (point.type !== 'text' || point.key !== node.getKey() || point.offset <= from) return;
  point.set(point.key, point.offset >= to ? point.offset - (to - from) + length : from + length, 'text');
}
