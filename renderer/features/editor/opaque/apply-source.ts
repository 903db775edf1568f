import { $isListNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $getRoot,
  $isElementNode,
  $isParagraphNode,
  $isRootNode,
  $isTextNode,
  type LexicalNode,
} from 'lexical';
import {
  $isOpaqueBlockNode,
  $isOpaqueInlineNode,
  type OpaqueBlockNode,
  type OpaqueInlineNode,
} from '../document/nodes/opaque-nodes.ts';
import { $withStyle, state, styleOf } from '../document/nodes/state.ts';
import { $readMarkdown } from '../document/read/read-blocks.ts';
import { closedForm } from '../document/source/neighbours.ts';
import { $removeWhole } from './remove-whole.ts';

/** A node that is shown as its source. */
export type SourceNode = OpaqueBlockNode | OpaqueInlineNode;

/** Whether a node is shown as its source. */
export function $isSourceNode(node: LexicalNode | null | undefined): node is SourceNode {
  return $isOpaqueBlockNode(node) || $isOpaqueInlineNode(node);
}

/**
 * Puts an edited source in the place of a node: what it reads as, in ordinary blocks or text where it is that, else as source
 * again. An empty one takes the node away. Selects what came of it. Returns whether anything changed. Call within an update.
 */
export function $applySource(node: SourceNode, typed: string): boolean {
  const source = typed.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  if (source === styleOf(node, state.source)) return false;
  if (source === '') $removeWhole(node);
  else if ($isOpaqueInlineNode(node)) $applyInline(node, source.replace(/\s*\n\s*/g, ' '));
  else $applyBlock(node, source);
  return true;
}

function $applyBlock(node: OpaqueBlockNode, source: string): void {
  const nodes = $readWithDefinitions(source, node);
  for (const one of nodes) {
    if ($isOpaqueBlockNode(one)) $withStyle(one, state.source, closedForm(styleOf(one, state.source)));
  }
  const [only] = nodes;
  const parent = node.getParentOrThrow();
  const holdsBlocks = $isRootNode(parent) || ($isQuoteNode(parent) && parent.isShadowRoot());
  if (nodes.length === 1 && $isOpaqueBlockNode(only)) {
    $withStyle($withStyle(node, state.source, styleOf(only, state.source)), state.kind, styleOf(only, state.kind));
  } else if (holdsBlocks && !$wouldJoinLists(node, nodes)) {
    $replaceBy(node, nodes);
  } else if (!holdsBlocks && nodes.length === 1 && $isParagraphNode(only)) {
    const paragraphBreak = () => $withStyle($createLineBreakNode(), state.isParagraphBreak, true);
    const before = node.getPreviousSibling()?.isInline() ? [paragraphBreak()] : [];
    const after = node.getNextSibling()?.isInline() ? [paragraphBreak()] : [];
    $replaceBy(node, [...before, ...only.getChildren(), ...after]);
  } else {
    const kind = nodes.length === 1 && $isListNode(only) ? 'list' : 'mixed';
    $withStyle($withStyle(node, state.source, source), state.kind, kind);
  }
}

/** The blocks of a source, links read with the definitions of the note it stands in. */
function $readWithDefinitions(source: string, at: LexicalNode): LexicalNode[] {
  const definitions = $getRoot()
    .getChildren()
    .filter((block) => !block.is(at) && $isDefinition(block));
  if (definitions.length === 0 || !source.includes('[')) return $readMarkdown(source).nodes;
  const all = [source, ...definitions.map((block) => styleOf(block, state.source))].join('\n\n');
  const { nodes } = $readMarkdown(all);
  const own = nodes.slice(0, -definitions.length);
  const areApart = own.length > 0 && nodes.slice(-definitions.length).every($isDefinition);
  return areApart ? own : $readMarkdown(source).nodes;
}

function $isDefinition(node: LexicalNode): boolean {
  return $isOpaqueBlockNode(node) && /^(?:footnoteD|d)efinition$/.test(styleOf(node, state.kind));
}

/** Lexical would make one list of two of a type: then it stays source. */
function $wouldJoinLists(node: LexicalNode, nodes: readonly LexicalNode[]): boolean {
  const areAlike = (a: LexicalNode | null | undefined, b: LexicalNode | null | undefined) =>
    $isListNode(a) && $isListNode(b) && a.getListType() === b.getListType();
  return areAlike(node.getPreviousSibling(), nodes[0]) || areAlike(nodes.at(-1), node.getNextSibling());
}

/** Read after a sign that nothing can begin with, so that no block begins there. */
function $applyInline(node: OpaqueInlineNode, source: string): void {
  const sign = '.';
  const nodes = $readWithDefinitions(sign + source, node);
  const [only] = nodes;
  const first = $isElementNode(only) ? only.getFirstChild() : null;
  if (
    nodes.length !== 1 ||
    !$isParagraphNode(only) ||
    !$isTextNode(first) ||
    !first.getTextContent().startsWith(sign)
  ) {
    $withStyle(node, state.source, source);
    return;
  }
  const text = first.getTextContent().slice(sign.length);
  if (text === '') first.remove();
  else first.setTextContent(text);
  const format = styleOf(node, state.format);
  for (const child of only.getChildren()) {
    if ($isTextNode(child)) child.setFormat(child.getFormat() | format);
    else if (format !== 0) $withStyle(child, state.format, styleOf(child, state.format) | format);
  }
  $replaceBy(node, only.getChildren());
}

function $replaceBy(node: LexicalNode, nodes: readonly LexicalNode[]): void {
  for (const one of nodes) node.insertBefore(one);
  const last = nodes.at(-1);
  node.remove(true);
  last?.selectEnd();
}
