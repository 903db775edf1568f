import { CodeHighlightNode, CodeNode } from '@lexical/code-core';
import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { HighlightNode } from './nodes/highlight-node.ts';
import { ImageNode } from './nodes/image-node.ts';
import { InlineHtmlNode } from './nodes/inline-html-node.ts';
import { OpaqueBlockNode, OpaqueInlineNode } from './nodes/opaque-nodes.ts';
import { RuleNode } from './nodes/rule-node.ts';
import { TimestampNode } from './nodes/timestamp-node.ts';

/** Every node class that a note can hold: for the editor of the page and for headless ones alike. */
export const editorNodes: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  AutoLinkNode,
  CodeNode,
  CodeHighlightNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  HighlightNode,
  InlineHtmlNode,
  OpaqueBlockNode,
  OpaqueInlineNode,
  TimestampNode,
  ImageNode,
  RuleNode,
];
