import { mergeRegister } from '@lexical/utils';
import {
  $copyNode,
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isHighlightNode } from '../document/nodes/highlight-node.ts';

/**
 * What typing means at a mark: Enter inside it makes two parts of one highlight, and text typed behind the last character of
 * several things that end together (marks, a link in a mark) comes after all of them.
 */
export function registerMarkEdges(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      INSERT_PARAGRAPH_COMMAND,
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) $splitMarks(selection);
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) $leaveEnds(selection);
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** Where the selection begins within marks, makes two of each, and puts the caret between them. Selected text is removed. */
export function $splitMarks(selection: RangeSelection): void {
  if (!selection.isCollapsed()) selection.removeText();
  const { anchor } = selection;
  const outermost = anchor
    .getNode()
    .getParents()
    .concat($isElementNode(anchor.getNode()) ? [anchor.getNode() as ElementNode] : [])
    .filter($isHighlightNode)
    .at(-1);
  if (!outermost) return;
  let [node, index] = $positionIn(anchor.getNode(), anchor.offset);
  while (node.isInline()) {
    const parent = node.getParentOrThrow();
    if (index > 0 && index < node.getChildrenSize()) {
      const rest = $copyNode(node);
      const moved = node.getChildren().slice(index);
      node.insertAfter(rest);
      rest.append(...moved);
    }
    index = node.getIndexWithinParent() + (index > 0 ? 1 : 0);
    node = parent;
  }
  // At the edges of a line its own rules hold, which look at the text there.
  if (index > 0 && index < node.getChildrenSize()) node.select(index, index);
}

/** A point as a place among the children of an element. */
function $positionIn(at: LexicalNode, offset: number): [ElementNode, number] {
  if (!$isTextNode(at)) return [at as ElementNode, offset];
  const parent = at.getParentOrThrow();
  if (offset === 0) return [parent, at.getIndexWithinParent()];
  if (offset < at.getTextContentSize()) at.splitText(offset);
  return [parent, at.getIndexWithinParent() + 1];
}

function $leaveEnds(selection: RangeSelection): void {
  const at = selection.anchor.getNode();
  if (!selection.isCollapsed() || !$isTextNode(at) || selection.anchor.offset !== at.getTextContentSize()) return;
  let outermost: ElementNode | null = null;
  let depth = 0;
  for (let node: LexicalNode = at; !node.getNextSibling(); depth++) {
    const parent = node.getParent();
    if (!parent?.isInline() || parent.canInsertTextAfter()) break;
    outermost = parent;
    node = parent;
  }
  if (!outermost || depth < 2) return;
  const next = outermost.getNextSibling();
  if ($isTextNode(next) && next.canInsertTextBefore()) {
    next.select(0, 0);
    return;
  }
  const text = $createTextNode('').setFormat(selection.format);
  outermost.insertAfter(text);
  text.select(0, 0);
}
