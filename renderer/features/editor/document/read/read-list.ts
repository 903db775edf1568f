import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list';
import { $createLineBreakNode, type LexicalNode } from 'lexical';
import type { List, ListItem } from 'mdast';
import { $withStyle, state } from '../nodes/state.ts';
import { $readOpaqueBlock, listType } from './block-kinds.ts';
import { $readInline, type InlineSource } from './read-inline.ts';
import { contentWidth, type Nesting, sliceOf } from './source.ts';

/**
 * Lexical holds the content of an item as one line and nested lists as items of their own after it. A list where an item
 * goes on after a nested list cannot be shown that way.
 */
export function isTooComplex(list: List): boolean {
  return list.children.some((item) => {
    const first = item.children.findIndex((child) => child.type === 'list');
    return first >= 0 && item.children.slice(first).some((child) => child.type !== 'list');
  });
}

/** Makes a Lexical list; what stands in an item beside text and lists becomes opaque. Call within an update. */
export function $readList(node: List, source: InlineSource, nesting: readonly Nesting[]): ListNode {
  const type = listType(node);
  const list = $createListNode(type, node.ordered ? (node.start ?? 1) : 1);
  const first = node.children[0];
  const marker = first ? /^(?:\d+([.)])|([-*+]))/.exec(sliceOf(source.body, first)) : null;
  if (marker) $withStyle(list, state.bullet, marker[1] ?? marker[2] ?? '');
  if (repeatsNumber(node, source.body)) $withStyle(list, state.repeatsNumber, true);
  if (isLoose(node, source.body)) $withStyle(list, state.isLoose, true);
  for (const item of node.children) list.append(...$readItem(item, type, source, nesting));
  return list;
}

/** In a quote the parser counts the blank line after a list as one of it. */
function isLoose(list: List, body: string): boolean {
  if (!list.spread || list.children.some((item) => item.spread)) return list.spread === true;
  return list.children.some((item, i) => {
    const [end, start] = [item.position?.end.offset, list.children[i + 1]?.position?.start.offset];
    return (
      end !== undefined && start !== undefined && /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)/.test(body.slice(end, start))
    );
  });
}

function repeatsNumber(node: List, body: string): boolean {
  const [first, second] = node.children.map((item) => Number.parseInt(sliceOf(body, item), 10));
  return node.ordered === true && first !== undefined && first === second;
}

function $readItem(item: ListItem, type: string, source: InlineSource, nesting: readonly Nesting[]): LexicalNode[] {
  const inner: Nesting[] = [...nesting, { kind: 'item', width: widthOf(item, source.body, nesting) }];
  const node = $createListItemNode(item.checked ?? undefined);
  if (item.checked != null) $withStyle(node, state.task, item.checked);
  else if (type === 'check') $withStyle(node, state.task, 'none');
  if (item.spread) $withStyle(node, state.isLoose, true);

  const content: LexicalNode[] = [];
  const nested: LexicalNode[] = [];
  for (const child of item.children) {
    if (child.type === 'list' && !isTooComplex(child) && inner.length < 50) {
      nested.push($createListItemNode().append($readList(child, source, inner)));
    } else if (child.type === 'paragraph') {
      const last = content.at(-1);
      if (last?.isInline()) content.push($withStyle($createLineBreakNode(), state.isParagraphBreak, true));
      content.push(...$readInline(child.children, source));
    } else {
      content.push($readOpaqueBlock(child, source, inner));
    }
  }
  // `append` would wrap or unwrap blocks; the content goes in as it is.
  node.splice(0, 0, content);
  return [node, ...nested];
}

function widthOf(item: ListItem, body: string, nesting: readonly Nesting[]): number {
  const own = contentWidth(body, item);
  if (nesting.some((one) => one.kind === 'quote')) return own;
  const column = (item.position?.start.column ?? 1) - 1;
  const around = nesting.reduce((sum, one) => sum + (one.kind === 'item' ? one.width : 0), 0);
  return column - around + own;
}
