import { $createLineBreakNode, $createParagraphNode, $isRootNode, type LexicalNode } from 'lexical';
import { $withStyle, state } from '../document/nodes/state.ts';

/** Takes a node that is selected as a whole away; what stood around it stays apart, and the caret goes on after it. */
export function $removeWhole(node: LexicalNode): void {
  const parent = node.getParentOrThrow();
  const [before, after] = [node.getPreviousSibling(), node.getNextSibling()];
  // In a list item a block stands between paragraphs, which would become one line.
  if (!node.isInline() && before?.isInline() && after?.isInline()) {
    node.insertBefore($withStyle($createLineBreakNode(), state.isParagraphBreak, true));
  }
  if (after) node.selectNext(0, 0);
  else node.selectPrevious();
  node.remove();
  if ($isRootNode(parent) && parent.isEmpty()) parent.append($createParagraphNode()).selectEnd();
}
