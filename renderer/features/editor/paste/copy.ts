import { $getHtmlContent, $getLexicalContent } from '@lexical/clipboard';
import { $getEditor, $isNodeSelection, $isRangeSelection, type BaseSelection, type LexicalNode } from 'lexical';
import { serializeMarkdown } from '../../../../shared/markdown/serialize.ts';
import { $isOpaqueBlockNode, $isOpaqueInlineNode } from '../document/nodes/opaque-nodes.ts';
import { state, styleOf } from '../document/nodes/state.ts';
import { $writeMarkdown } from '../document/write/write-blocks.ts';
import { $writeInline } from '../document/write/write-inline.ts';
import { nodesType } from './clip.ts';

/**
 * What is put on the clipboard for a selection, by MIME type; `null` where nothing is selected. Nodes that are selected as a
 * whole are their Markdown to other programs. `withHtml` needs a page.
 */
export function $clipOf(selection: BaseSelection | null, withHtml: boolean): Record<string, string> | null {
  if (!selection || ($isRangeSelection(selection) && selection.isCollapsed())) return null;
  const editor = $getEditor();
  const nodes = $getLexicalContent(editor, selection);
  if (nodes === null) return null;
  const text = $isNodeSelection(selection)
    ? selection.getNodes().map($markdownOf).join('\n\n')
    : selection.getTextContent();
  return {
    'text/plain': text,
    [nodesType]: nodes,
    ...(withHtml && { 'text/html': $getHtmlContent(editor, selection) }),
  };
}

/** The Markdown of one node. */
export function $markdownOf(node: LexicalNode): string {
  if ($isOpaqueBlockNode(node) || $isOpaqueInlineNode(node)) return styleOf(node, state.source);
  if (!node.isInline()) return $writeMarkdown(node);
  return serializeMarkdown({
    type: 'root',
    children: [{ type: 'paragraph', children: $writeInline([node], {}) }],
  }).trimEnd();
}
