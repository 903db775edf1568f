import { $insertGeneratedNodes } from '@lexical/clipboard';
import { $isCodeNode } from '@lexical/code-core';
import { $toggleLink } from '@lexical/link';
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableCellNode } from '@lexical/table';
import { $findMatchingParent } from '@lexical/utils';
import {
  $addUpdateTag,
  $getEditor,
  $getSelection,
  $isRangeSelection,
  HISTORY_PUSH_TAG,
  type LexicalNode,
  PASTE_TAG,
} from 'lexical';
import { $isOpaqueBlockNode } from '../document/nodes/opaque-nodes.ts';
import { state, styleOf } from '../document/nodes/state.ts';
import { $readMarkdown } from '../document/read/read-blocks.ts';
import { isWebLink } from '../format/web-link.ts';
import { $splitMarks } from '../highlight/mark-edges.ts';
import { $idsAtCaret, $marksIn, $renewHeld } from '../highlight/renew-ids.ts';
import { $asCellLines } from './cell-lines.ts';
import { $nodesOfClip, $ownNodes, type Clip } from './clip.ts';
import { isUnspentCut } from './cut.ts';
import { $sourceOfLargeClip } from './large.ts';

export interface PasteOutcome {
  /** Whether the clip held anything that could be put in. */
  inserted: boolean;
  /** How many highlights were left out because the text went into code. */
  lostMarks: number;
  /** So much text that it was put in as one block of source. */
  asSource: boolean;
}

/**
 * Puts a clip at the selection, as one undo step of its own: our own nodes as they are, a web page's structure without
 * anything that runs or loads, plain text as typed but for what clearly is Markdown (`asTyped`: never). Into code as text,
 * into a table cell as lines. Highlights keep their ids where the note does not hold them (a move) and get new ones where it
 * does (a copy); whether other notes hold them is looked up afterwards. Call within an update.
 */
export function $paste(clip: Clip, asTyped: boolean): PasteOutcome {
  const outcome: PasteOutcome = { inserted: true, lostMarks: 0, asSource: false };
  const selection = $getSelection();
  if (!selection) return { ...outcome, inserted: false };
  $addUpdateTag(PASTE_TAG);
  $addUpdateTag(HISTORY_PUSH_TAG);
  const text = clip.getData('text/plain');
  if ($isRangeSelection(selection)) {
    if ($findMatchingParent(selection.anchor.getNode(), $isCodeNode)) {
      selection.insertRawText(text);
      return { ...outcome, lostMarks: $marksIn($ownNodes(clip) ?? []).length };
    }
    if (!asTyped && !selection.isCollapsed() && isWebLink(text)) {
      $toggleLink(text.trim());
      return outcome;
    }
  }
  const large = $sourceOfLargeClip(clip, asTyped);
  const nodes = large ? [large] : $nodesOfClip(clip, asTyped);
  if (nodes.length === 0) return { ...outcome, inserted: false };
  // What is replaced is not held by the note any more: pasting a highlight over itself is no copy.
  if ($isRangeSelection(selection) && !selection.isCollapsed()) selection.removeText();
  $insert(nodes, clip);
  return { ...outcome, asSource: large !== null };
}

function $insert(nodes: LexicalNode[], clip: Clip): void {
  const selection = $getSelection();
  if (!selection) return;
  $renewHeld(nodes, isUnspentCut(clip) ? $idsAtCaret(selection) : new Set());
  const isInCell = $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isTableCellNode);
  const isInQuote = $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isQuoteNode);
  const fitting = isInCell ? $asCellLines(nodes) : isInQuote ? nodes.flatMap($asRead) : nodes;
  if ($isRangeSelection(selection) && fitting.some((node) => !node.isInline())) $splitMarks(selection);
  $insertGeneratedNodes($getEditor(), fitting, selection);
}

/** In a quote a list that stood as source beside another is a list, and MDX, which stands at the top level alone, is text. */
function $asRead(node: LexicalNode): LexicalNode[] {
  if (!$isOpaqueBlockNode(node)) return [node];
  const [kind, source] = [styleOf(node, state.kind), styleOf(node, state.source)];
  if (kind === 'list') return $readMarkdown(source).nodes;
  return kind === 'foreignBlock' ? $asCellLines([node]) : [node];
}
