import type { LexicalNode } from 'lexical';
import type { List, RootContent } from 'mdast';
import { $createOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import type { InlineSource } from './read-inline.ts';
import { type Nesting, sourceOf } from './source.ts';

/** Lexical joins adjacent lists of one type, so the second of them has to stay opaque. */
export function wouldMerge(before: RootContent | undefined, block: RootContent): boolean {
  return block.type === 'list' && before?.type === 'list' && listType(before) === listType(block);
}

export function listType(list: List): 'number' | 'check' | 'bullet' {
  if (list.ordered) return 'number';
  return list.children.some((item) => item.checked != null) ? 'check' : 'bullet';
}

/** A block shown as its source, without the prefixes of what it is nested in. */
export function $readOpaqueBlock(node: RootContent, { body }: InlineSource, nesting: readonly Nesting[]): LexicalNode {
  return $createOpaqueBlockNode(sourceOf(body, node, nesting), node.type);
}
