import { $isCodeNode } from '@lexical/code-core';
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table';
import { $createParagraphNode, $createTextNode, $isElementNode, type LexicalNode } from 'lexical';

/** Blocks as a table cell can hold them: one paragraph for each line, which the file parts by `<br>`. Nothing is left out. */
export function $asCellLines(nodes: readonly LexicalNode[]): LexicalNode[] {
  if (nodes.every((node) => node.isInline())) return [...nodes];
  const lines: LexicalNode[] = [];
  let inline: LexicalNode[] = [];
  const endLine = () => {
    if (inline.length > 0) lines.push($createParagraphNode().append(...inline));
    inline = [];
  };
  const visit = (node: LexicalNode) => {
    if (node.isInline()) {
      inline.push(node);
      return;
    }
    endLine();
    if (!$isElementNode(node) || $isCodeNode(node)) {
      for (const line of node.getTextContent().split('\n')) {
        if (line.trim() !== '') lines.push($createParagraphNode().append($createTextNode(line)));
      }
      return;
    }
    node.getChildren().forEach(visit);
    if (!$holdsBlocks(node) || inline.length > 0) endLine();
  };
  nodes.forEach(visit);
  endLine();
  return lines;
}

function $holdsBlocks(node: LexicalNode): boolean {
  return [$isListNode, $isListItemNode, $isQuoteNode, $isTableNode, $isTableRowNode, $isTableCellNode].some((is) =>
    is(node),
  );
}
