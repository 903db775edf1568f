import { $createCodeNode } from '@lexical/code-core';
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { $createTableCellNode, $createTableNode, $createTableRowNode, TableCellHeaderStates } from '@lexical/table';
import { $createLineBreakNode, $createParagraphNode, $createTextNode, type LexicalNode } from 'lexical';
import type { Code, Definition, Heading, Nodes, Root, RootContent, Table } from 'mdast';
import { parseMarkdown } from '../../../../../shared/markdown/parse.ts';
import { $createRuleNode } from '../nodes/rule-node.ts';
import { $withStyle, state } from '../nodes/state.ts';
import { $readOpaqueBlock, wouldMerge } from './block-kinds.ts';
import { $readInline, type InlineSource } from './read-inline.ts';
import { $readList, isTooComplex } from './read-list.ts';
import { type Nesting, sliceOf } from './source.ts';

/** What reading blocks needs to know: inline sources and how to read one nested block. */
interface BlockSource extends InlineSource {
  /** Whether a top-level block, given its place and source, must stay opaque. */
  staysOpaque: (at: number, block: string) => boolean;
}

/**
 * Makes Lexical nodes of a body: exactly one for each top-level block of its tree. What the editor does not know becomes an
 * opaque node, and so does every block of which `isLeftOpaque` (given its source) says so. Call within an update; the nodes
 * are not attached.
 */
export function $readMarkdown(
  body: string,
  keptOpaque: ReadonlySet<number> = new Set(),
  isLeftOpaque: (block: string) => boolean = () => false,
): { tree: Root; nodes: LexicalNode[] } {
  const tree = parseMarkdown(body);
  const staysOpaque = (at: number, block: string) => keptOpaque.has(at) || isLeftOpaque(block);
  const source: BlockSource = { body, definitions: definitionsOf(tree), staysOpaque };
  return { tree, nodes: tree.children.map((child, i) => $readChild(tree.children, child, i, source)) };
}

function $readChild(
  siblings: readonly RootContent[],
  child: RootContent,
  at: number,
  source: BlockSource,
): LexicalNode {
  if (source.staysOpaque(at, sliceOf(source.body, child)) || wouldMerge(siblings[at - 1], child))
    return $readOpaqueBlock(child, source, []);
  return $readBlock(child, source, []);
}

/** Link definitions by identifier; the first of a name counts. */
export function definitionsOf(tree: Nodes): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return definitions;
}

function $readBlock(node: RootContent, source: InlineSource, nesting: readonly Nesting[]): LexicalNode {
  switch (node.type) {
    case 'paragraph':
      return $createParagraphNode().append(...$readInline(node.children, source));
    case 'heading':
      return $readHeading(node, source);
    case 'blockquote': {
      const inner: Nesting[] = [...nesting, { kind: 'quote' }];
      if (inner.length > 50) return $readOpaqueBlock(node, source, nesting);
      return $createQuoteNode({ shadowRoot: true }).append(
        ...node.children.map((child, i) =>
          wouldMerge(node.children[i - 1], child)
            ? $readOpaqueBlock(child, source, inner)
            : $readBlock(child, source, inner),
        ),
      );
    }
    case 'list':
      return isTooComplex(node) ? $readOpaqueBlock(node, source, nesting) : $readList(node, source, nesting);
    case 'code':
      return $readCode(node, source);
    case 'thematicBreak':
      return $createRuleNode(sliceOf(source.body, node));
    case 'table':
      return $readTable(node, source);
    default:
      return $readOpaqueBlock(node, source, nesting);
  }
}

function $readHeading(node: Heading, source: InlineSource): LexicalNode {
  const heading = $createHeadingNode(`h${node.depth}` as HeadingTagType);
  const slice = sliceOf(source.body, node);
  const underline = /^#{1,6}(?:\s|$)/.test(slice) ? undefined : /[\r\n][ \t>]*(=+|-+)[ \t]*$/.exec(slice)?.[1];
  if (underline) $withStyle(heading, state.underline, underline);
  return heading.append(...$readInline(node.children, source));
}

function $readCode(node: Code, { body }: InlineSource): LexicalNode {
  const code = $createCodeNode(node.lang || undefined);
  const fence = /^(?:`{3,}|~{3,})/.exec(sliceOf(body, node))?.[0];
  $withStyle(code, state.fence, fence ?? 'indent');
  if (node.meta) $withStyle(code, state.codeInfo, node.meta);
  node.value.split(/\r\n|\n|\r/).forEach((line, i) => {
    if (i > 0) code.append($createLineBreakNode());
    if (line !== '') code.append($createTextNode(line));
  });
  return code;
}

function $readTable(node: Table, source: InlineSource): LexicalNode {
  const table = $withStyle(
    $createTableNode(),
    state.align,
    (node.align ?? []).map((align) => align ?? null),
  );
  node.children.forEach((row, i) => {
    const header = i === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
    const cells = row.children.map((cell) =>
      $createTableCellNode(header).append($createParagraphNode().append(...$readInline(cell.children, source))),
    );
    table.append($createTableRowNode().append(...cells));
  });
  return table;
}
