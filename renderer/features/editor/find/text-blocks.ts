import {
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { $isOpaqueBlockNode } from '../document/nodes/opaque-nodes.ts';
import { $isRuleNode } from '../document/nodes/rule-node.ts';

/** A node that has a stretch of a block's text. */
export interface Leaf {
  key: NodeKey;
  start: number;
  end: number;
  /** It is shown as a whole (a timestamp, a picture, source): found, but not replaced. */
  isFixed: boolean;
}

/** The text of a paragraph, heading, list item, table cell, code block, or block shown as its source. */
export interface TextBlock {
  /** The block at the top of the note that it is part of. */
  top: NodeKey;
  text: string;
  leaves: Leaf[];
}

/** The texts of a block at the top of the note, as they read. Formats, links and highlights part nothing. Call within a read. */
export function $textBlocks(node: LexicalNode): TextBlock[] {
  const top = node.getKey();
  const blocks: TextBlock[] = [];
  let open: TextBlock | null = null;
  const add = (leaf: LexicalNode, text: string, isFixed: boolean) => {
    if (text === '') return;
    if (!open) {
      open = { top, text: '', leaves: [] };
      blocks.push(open);
    }
    const start = open.text.length;
    open.text += text;
    open.leaves.push({ key: leaf.getKey(), start, end: open.text.length, isFixed });
  };
  const visit = (one: LexicalNode) => {
    if ($isTextNode(one)) add(one, one.getTextContent(), false);
    else if ($isLineBreakNode(one)) add(one, '\n', false);
    else if ($isElementNode(one)) {
      if (!one.isInline()) open = null;
      for (const child of one.getChildren()) visit(child);
      if (!one.isInline()) open = null;
    } else if ($isOpaqueBlockNode(one)) {
      open = null;
      add(one, one.getTextContent(), true);
      open = null;
    } else if ($isRuleNode(one)) open = null;
    else if ($isDecoratorNode(one)) add(one, one.getTextContent(), true);
  };
  visit(node);
  return blocks;
}

/** The leaf that holds a place of a block; between two, the one that begins there or, for an `end`, the one that ends there. */
export function leafAt({ leaves }: TextBlock, offset: number, isEnd: boolean): Leaf | undefined {
  return isEnd
    ? leaves.findLast((leaf) => leaf.start < offset && offset <= leaf.end)
    : leaves.find((leaf) => leaf.start <= offset && offset < leaf.end);
}
