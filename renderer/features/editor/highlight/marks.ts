import { $isCodeNode } from '@lexical/code-core';
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $dfs, $findMatchingParent } from '@lexical/utils';
import {
  $addUpdateTag,
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
  HISTORY_PUSH_TAG,
  type LexicalNode,
} from 'lexical';
import type { HighlightAttributes } from '../../../../shared/markdown/highlights.ts';
import { $createHighlightNode, $isHighlightNode, type HighlightNode } from '../document/nodes/highlight-node.ts';
import { state, styleOf } from '../document/nodes/state.ts';
import { $isTimestampNode } from '../document/nodes/timestamp-node.ts';
import { $blockOf } from '../format/blocks.ts';

/** The innermost highlight around the start of the selection. */
export function $highlightAt(selection: BaseSelection | null): HighlightNode | null {
  if (!$isRangeSelection(selection)) return null;
  return $findMatchingParent(selection.anchor.getNode(), $isHighlightNode);
}

/**
 * Marks the selected text, or the whole line of the caret: one mark in each block, all with the same id; white space and a
 * leading timestamp stay outside. Text in code cannot be marked. Returns how many marks were made.
 */
export function $mark(selection: BaseSelection | null, highlight: HighlightAttributes): number {
  if (!$isRangeSelection(selection)) return 0;
  $addUpdateTag(HISTORY_PUSH_TAG); // a mark around another changes no text, which would pass for no step of its own
  const nodes = selection.isCollapsed() ? $lineOf(selection.anchor.getNode()) : selection.extract();
  const leaves = new Map(nodes.filter($isMarkable).map((leaf) => [leaf.getKey(), leaf]));
  const isWhole = (node: LexicalNode): boolean =>
    $isElementNode(node) ? node.getChildrenSize() > 0 && node.getChildren().every(isWhole) : leaves.has(node.getKey());
  const tops = new Map<string, LexicalNode>();
  for (const leaf of leaves.values()) {
    let top: LexicalNode = leaf;
    for (let up = top.getParent(); up?.isInline() && isWhole(up); up = up.getParent()) top = up;
    tops.set(top.getKey(), top);
  }
  let marks = 0;
  for (const run of runsOf([...tops.values()])) {
    const inside = $trimmed(run);
    if (inside.length === 0) continue;
    const mark = $createHighlightNode(highlight);
    inside[0]!.insertBefore(mark);
    mark.append(...inside);
    mark.selectNext(0, 0);
    marks++;
  }
  return marks;
}

/** Changes every part of a highlight. */
export function $changeMark(id: string, change: Partial<HighlightAttributes>): void {
  $addUpdateTag(HISTORY_PUSH_TAG);
  for (const mark of $marks(id)) mark.setHighlight({ ...mark.getHighlight(), ...change });
}

/** Takes every part of a highlight away; its text stays. */
export function $unmark(id: string): void {
  $addUpdateTag(HISTORY_PUSH_TAG);
  for (const mark of $marks(id)) $unwrapMark(mark);
}

/** Takes one mark away; its text stays. */
export function $unwrapMark(mark: HighlightNode): void {
  for (const child of mark.getChildren()) mark.insertBefore(child);
  mark.remove();
}

/** The parts of a highlight, or of all, in document order. */
export function $marks(id?: string): HighlightNode[] {
  return $dfs($getRoot())
    .map(({ node }) => node)
    .filter($isHighlightNode)
    .filter((mark) => id === undefined || mark.getHighlight().id === id);
}

/**
 * The second of the call that a new highlight belongs to: that of the timestamp before it in its line, else now while the
 * call runs, else that of the nearest timestamp above.
 */
export function $momentFor(selection: BaseSelection | null, now: number | null): number | undefined {
  if (!$isRangeSelection(selection)) return undefined;
  const at = (selection.isBackward() ? selection.focus : selection.anchor).getNode();
  const line = $findMatchingParent(at, $isListItemNode) ?? $blockOf(at);
  const inLine = (line ? $dfs(line) : []).map(({ node }) => node).filter($isTimestampNode);
  const own = inLine.findLast((stamp) => stamp.isBefore(at));
  if (own) return own.getSeconds();
  if (now !== null) return now;
  return $dfs($getRoot())
    .map(({ node }) => node)
    .filter($isTimestampNode)
    .findLast((stamp) => stamp.isBefore(at))
    ?.getSeconds();
}

function $lineOf(node: LexicalNode): LexicalNode[] {
  const line = $findMatchingParent(node, $isListItemNode) ?? $blockOf(node);
  if (!line) return [];
  const own = line.getChildren().filter((child) => !$isListNode(child));
  return own.flatMap((child) => $dfs(child).map((one) => one.node));
}

function $isMarkable(node: LexicalNode): boolean {
  // A mark ends with its paragraph, also within a list item.
  const isBreak = $isLineBreakNode(node) && !styleOf(node, state.isParagraphBreak);
  const isLeaf = $isTextNode(node) || isBreak || ($isDecoratorNode(node) && node.isInline());
  return isLeaf && !$findMatchingParent(node, $isCodeNode);
}

function runsOf(nodes: readonly LexicalNode[]): LexicalNode[][] {
  const runs: LexicalNode[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1)?.at(-1);
    if (last?.getNextSibling()?.is(node)) runs.at(-1)?.push(node);
    else runs.push([node]);
  }
  return runs;
}

function $trimmed(run: readonly LexicalNode[]): LexicalNode[] {
  const nodes = [...run];
  while (nodes.length > 0) {
    const first = nodes[0]!;
    if ($isLineBreakNode(first) || $isTimestampNode(first)) nodes.shift();
    else if ($isTextNode(first) && /^\s/.test(first.getTextContent())) {
      const text = first.getTextContent();
      nodes.shift();
      if (text.trim() !== '') nodes.unshift(first.splitText(text.length - text.trimStart().length)[1]!);
    } else break;
  }
  while (nodes.length > 0) {
    const last = nodes.at(-1)!;
    if ($isLineBreakNode(last)) nodes.pop();
    else if ($isTextNode(last) && /\s$/.test(last.getTextContent())) {
      const kept = last.getTextContent().trimEnd().length;
      nodes.pop();
      if (kept > 0) nodes.push(last.splitText(kept)[0]!);
    } else break;
  }
  return nodes;
}
