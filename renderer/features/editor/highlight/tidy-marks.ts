import { $isCodeNode, CodeNode } from '@lexical/code-core';
import { mergeRegister } from '@lexical/utils';
import {
  $createTextNode,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $isHighlightNode, HighlightNode } from '../document/nodes/highlight-node.ts';
import { $unwrapMark } from './marks.ts';

/**
 * Keeps marks as the note file can hold them, whatever edit made them (note-format.md, "Highlights and timestamps"): none is
 * empty, adjacent parts of one highlight in one line are one mark, none stands inside another of its own, none stands in code.
 * `lostInCode` is told how many marks had to go because their text became code; call within no update.
 */
export function registerTidyMarks(editor: LexicalEditor, lostInCode: (count: number) => void = () => {}): () => void {
  let lost = 0;
  return mergeRegister(
    editor.registerNodeTransform(HighlightNode, $tidyMark),
    editor.registerNodeTransform(CodeNode, (code) => {
      lost += $flattenCode(code);
    }),
    editor.registerUpdateListener(() => {
      if (lost > 0) lostInCode(lost);
      lost = 0;
    }),
  );
}

function $tidyMark(mark: HighlightNode): void {
  if ($isEmptyMark(mark)) {
    mark.remove();
    return;
  }
  const { id } = mark.getHighlight();
  const isSame = (node: LexicalNode | null): node is HighlightNode =>
    $isHighlightNode(node) && node.getHighlight().id === id;
  if (mark.getParents().some(isSame)) {
    $unwrapMark(mark);
    return;
  }
  const after = mark.getNextSibling();
  if (isSame(after)) {
    mark.append(...after.getChildren());
    after.remove();
  }
  const before = mark.getPreviousSibling();
  if (isSame(before)) {
    before.append(...mark.getChildren());
    mark.remove();
  }
}

function $isEmptyMark(mark: HighlightNode): boolean {
  return mark
    .getChildren()
    .every((child) => $isTextNode(child) && child.getTextContent() === '' && !child.isComposing());
}

/** Code holds text and line breaks. Returns how many marks it had. */
function $flattenCode(code: CodeNode): number {
  let marks = 0;
  const flatten = (node: LexicalNode): LexicalNode[] => {
    if ($isTextNode(node) || $isLineBreakNode(node)) return [node];
    if ($isHighlightNode(node)) marks++;
    if ($isElementNode(node)) return node.getChildren().flatMap(flatten);
    return [$createTextNode(node.getTextContent())];
  };
  for (const child of code.getChildren()) {
    if ($isTextNode(child) || $isLineBreakNode(child)) continue;
    for (const flat of flatten(child)) child.insertBefore(flat);
    if (!$isCodeNode(child)) child.remove();
  }
  return marks;
}
