import { CodeNode } from '@lexical/code-core';
import { HeadingNode } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  ParagraphNode,
} from 'lexical';

/**
 * Keeps blocks out of paragraphs, headings and code, which Markdown cannot hold: a list item may have some (shown as source), and
 * hands them on when it is made another kind of block. Returns the stop function.
 */
export function registerFlatBlocks(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(ParagraphNode, $partAtBlocks),
    editor.registerNodeTransform(HeadingNode, $partAtBlocks),
    editor.registerNodeTransform(CodeNode, $blocksAsText),
  );
}

const isBlock = (node: LexicalNode) => !node.isInline();

/** What follows a block goes on below it, as a paragraph. */
function $partAtBlocks(parent: ElementNode): void {
  const children = parent.getChildren();
  const first = children.findIndex(isBlock);
  if (first < 0) return;
  let last: LexicalNode = parent;
  let line: ElementNode | null = null;
  for (const child of children.slice(first)) {
    if (isBlock(child) || !line) {
      line = isBlock(child) ? null : $createParagraphNode();
      last = last.insertAfter(line ?? child);
    }
    line?.append(child);
  }
  if (parent.isEmpty()) parent.remove();
}

function $blocksAsText(code: CodeNode): void {
  for (const block of code.getChildren().filter(isBlock)) {
    const lines = block.getTextContent().split('\n');
    const nodes = lines.flatMap((line) => [$createLineBreakNode(), $createTextNode(line)]);
    block.insertBefore($createLineBreakNode());
    for (const node of nodes.slice(1)) block.insertBefore(node);
    block.remove();
  }
}
