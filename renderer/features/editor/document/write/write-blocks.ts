import { $isCodeNode, type CodeNode } from '@lexical/code-core';
import { $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode, type HeadingNode } from '@lexical/rich-text';
import { $isTableNode, type TableNode } from '@lexical/table';
import { $isElementNode, $isLineBreakNode, type LexicalNode } from 'lexical';
import type { BlockContent, Code, List, ListItem, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { serializeMarkdown } from '../../../../../shared/markdown/serialize.ts';
import type { Spelling } from '../../../../../shared/markdown/syntax-tree.ts';
import { $isOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import { $isRuleNode } from '../nodes/rule-node.ts';
import { state, styleOf } from '../nodes/state.ts';
import { $writeInline, type Writing } from './write-inline.ts';

/** The Markdown of one top-level block, lines apart by `\n`, without a final one. Call within a read or update. */
export function $writeMarkdown(node: LexicalNode, writing: Writing = {}): string {
  return serializeMarkdown({ type: 'root', children: [$writeBlock(node, writing)] }).replace(/\n$/, '');
}

function $writeBlock(node: LexicalNode, writing: Writing): RootContent {
  if ($isOpaqueBlockNode(node)) return { type: 'verbatimBlock', value: styleOf(node, state.source) };
  if ($isRuleNode(node)) return { type: 'thematicBreak', data: { rule: styleOf(node, state.rule) } as Spelling };
  if ($isHeadingNode(node)) return $writeHeading(node, writing);
  if ($isQuoteNode(node)) {
    const children = node.isShadowRoot()
      ? node.getChildren().map((child) => $writeBlock(child, writing))
      : $writeContent(node.getChildren(), writing);
    return { type: 'blockquote', children: children as BlockContent[] };
  }
  if ($isCodeNode(node)) return writeCode(node, writing);
  if ($isTableNode(node)) return $writeTable(node, writing);
  if ($isListNode(node)) return $writeList(node, writing);
  return { type: 'paragraph', children: $writeInline($inlineOf(node), writing) };
}

/** The inline nodes of a block; of a stray inline or unknown node, itself. */
export function $inlineOf(node: LexicalNode): LexicalNode[] {
  return $isElementNode(node) ? node.getChildren() : [node];
}

function $writeHeading(node: HeadingNode, writing: Writing): RootContent {
  const depth = Number(node.getTag()[1]) as 1 | 2 | 3 | 4 | 5 | 6;
  const data: Spelling = { underline: depth < 3 ? styleOf(node, state.underline) : '' };
  return { type: 'heading', depth, children: $writeInline(node.getChildren(), writing, depth > 2), data };
}

function writeCode(node: CodeNode, writing: Writing): Code {
  const fence = styleOf(node, state.fence);
  return {
    type: 'code',
    lang: node.getLanguage() || null,
    meta: styleOf(node, state.codeInfo) || null,
    value: node.getTextContent(),
    data: { fence: writing.fenceAll && fence === 'indent' ? '' : fence } as Spelling,
  };
}

function $writeTable(node: TableNode, writing: Writing): Table {
  const rows = node.getChildren().map((row): TableRow => {
    const cells = $inlineOf(row).map((cell) => ({ type: 'tableCell' as const, children: $writeCell(cell, writing) }));
    return { type: 'tableRow', children: cells };
  });
  return { type: 'table', align: styleOf(node, state.align), children: rows };
}

function $writeCell(cell: LexicalNode, writing: Writing): PhrasingContent[] {
  const lines = $inlineOf(cell).map((paragraph) => $writeInline($inlineOf(paragraph), writing, true));
  const isWorthALine = (line: PhrasingContent[]) => line.length > 0;
  return lines
    .filter(isWorthALine)
    .flatMap((line, i) => (i === 0 ? line : [{ type: 'break', data: { style: '<br>' } as Spelling }, ...line]));
}

/** Inline nodes and blocks side by side, as list items and old quotes hold them: each run of inline nodes is a paragraph. */
function $writeContent(nodes: readonly LexicalNode[], writing: Writing): RootContent[] {
  return $runsOf(nodes).map((run) =>
    Array.isArray(run) ? { type: 'paragraph', children: $writeInline(run, writing) } : $writeBlock(run, writing),
  );
}

/** Parts the content of an item into runs of inline nodes and blocks. */
export function $runsOf(nodes: readonly LexicalNode[]): (LexicalNode | LexicalNode[])[] {
  const runs: (LexicalNode | LexicalNode[])[] = [];
  let run: LexicalNode[] = [];
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const node of nodes) {
    const isParagraphBreak = $isLineBreakNode(node) && styleOf(node, state.isParagraphBreak);
    if (isParagraphBreak) end();
    else if (node.isInline()) run.push(node);
    else {
      end();
      runs.push(node);
    }
  }
  end();
  return runs;
}

function $writeList(node: ListNode, writing: Writing): List {
  const isOrdered = node.getListType() === 'number';
  const { otherBullet, ...inner } = writing;
  const bullet = styleOf(node, state.bullet);
  const data: Spelling = {
    bullet: otherBullet ? differentBullet(isOrdered, bullet) : bullet,
    repeatsNumber: styleOf(node, state.repeatsNumber),
  };
  const items: ListItem[] = [];
  for (const item of node.getChildren() as ListItemNode[]) {
    const nested = $nestedListOf(item);
    const last = items.at(-1);
    if (!nested) items.push($writeItem(item, node, inner));
    else if (last) last.children.push($writeList(nested, inner));
    else items.push({ type: 'listItem', spread: false, checked: null, children: [$writeList(nested, inner)] });
  }
  const start = isOrdered ? node.getStart() : null;
  return { type: 'list', ordered: isOrdered, start, spread: styleOf(node, state.isLoose), children: items, data };
}

function differentBullet(isOrdered: boolean, bullet: string): string {
  if (isOrdered) return bullet === ')' ? '.' : ')';
  return bullet === '*' ? '-' : '*';
}

/** The list that an item of Lexical only carries; `null` for an item with content of its own. */
export function $nestedListOf(item: ListItemNode): ListNode | null {
  const first = item.getFirstChild();
  return item.getChildrenSize() === 1 && $isListNode(first) ? first : null;
}

function $writeItem(item: ListItemNode, list: ListNode, writing: Writing): ListItem {
  const checked = taskOf(item, list);
  const children = $writeContent(item.getChildren(), writing) as BlockContent[];
  return { type: 'listItem', spread: styleOf(item, state.isLoose), checked, children };
}

/** Whether an item has a task box, and whether it is ticked; `null` without one. */
export function taskOf(item: ListItemNode, list: ListNode): boolean | null {
  const task = styleOf(item, state.task);
  if (list.getListType() === 'check') return task === 'none' && !item.getChecked() ? null : item.getChecked() === true;
  // Lexical has no numbered task lists: what a file has of them stays, but a task list made numbered loses its boxes.
  const isNumberedInFile = list.getListType() === 'number' && /^[.)]$/.test(styleOf(list, state.bullet));
  return isNumberedInFile && typeof task === 'boolean' ? task : null;
}
