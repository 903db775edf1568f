import { $dfs } from '@lexical/utils';
import { $isElementNode, $isLineBreakNode, $isTextNode, type LexicalNode, type NodeKey } from 'lexical';
import { highlightTagProblem, writeHighlightTag } from '../../../../shared/markdown/highlights.ts';
import { $isHighlightNode, type HighlightNode } from '../document/nodes/highlight-node.ts';
import { $isInlineHtmlNode } from '../document/nodes/inline-html-node.ts';
import { $isOpaqueBlockNode, $isOpaqueInlineNode } from '../document/nodes/opaque-nodes.ts';
import { state, styleOf } from '../document/nodes/state.ts';

export type TagProblemKind = 'unclosed' | 'unopened' | 'alone' | 'bad-id' | 'unknown-kind' | 'duplicate';

/** A highlight tag of the note that is no whole highlight. It stays as it is until somebody repairs it. */
export interface TagProblem {
  kind: TagProblemKind;
  /** The node that has it; of a duplicate, its first part. */
  key: NodeKey;
  /** All nodes that a repair changes. */
  keys: readonly NodeKey[];
  /** The tag or the text it stands at, for a list. */
  text: string;
}

/** Opening tags of highlights, whatever their id. */
const opening = /^<mark\s(?:[^>]*\s)?data-highlight(?:[\s=>]|$)/i;
const closing = /^<\/mark\s*>$/i;
const anywhere = /<mark\s(?:[^>]*\s)?data-highlight[\s=>]/i;

/** What is wrong with the highlight tags of the note, in its order. Call within a read. */
export function $tagProblems(): TagProblem[] {
  const found: TagProblem[] = [];
  const order = new Map<NodeKey, number>();
  const add = (kind: TagProblemKind, node: LexicalNode, text: string, nodes: readonly LexicalNode[] = [node]) =>
    found.push({ kind, key: node.getKey(), keys: nodes.map((one) => one.getKey()), text: text.trim() });
  const parts: Part[] = [];
  let block: LexicalNode | null = null;
  let line = 0;
  for (const { node } of $dfs()) {
    order.set(node.getKey(), order.size);
    if ($isOpaqueInlineNode(node)) {
      const source = styleOf(node, state.source);
      if (opening.test(source)) add('unclosed', node, source);
      else if (closing.test(source)) add('unopened', node, source);
    } else if ($isOpaqueBlockNode(node)) {
      const source = styleOf(node, state.source);
      if (styleOf(node, state.kind) === 'html' && anywhere.test(source))
        add('alone', node, source.replace(/\s+/g, ' '));
    } else if ($isInlineHtmlNode(node) && opening.test(styleOf(node, state.openTag))) {
      add('bad-id', node, node.getTextContent());
    } else if ($isHighlightNode(node)) {
      if (highlightTagProblem(styleOf(node, state.openTag)) === 'unknown-kind') {
        add('unknown-kind', node, node.getTextContent());
      }
    }
    if (!$isText(node)) continue;
    const own = blockOf(node);
    if (!own.is(block)) line++;
    block = own;
    for (const mark of node.getParents().filter($isHighlightNode)) {
      if (parts.at(-1)?.mark !== mark && !parts.some((part) => part.mark.is(mark))) parts.push({ mark, line });
    }
  }
  for (const group of duplicates(parts)) {
    const marks = group.map((part) => part.mark);
    add('duplicate', marks[0]!, marks.map((mark) => mark.getTextContent()).join(' '), marks);
  }
  return found.sort((a, b) => order.get(a.key)! - order.get(b.key)!);
}

interface Part {
  mark: HighlightNode;
  line: number;
}

/** One highlight goes on from line to line with the same tag; what has its id elsewhere is another that was copied. */
function duplicates(parts: readonly Part[]): Part[][] {
  const byId = new Map<string, Part[][]>();
  for (const part of parts) {
    const { id } = part.mark.getHighlight();
    const groups = byId.get(id) ?? [];
    byId.set(id, groups);
    const last = groups.at(-1)?.at(-1);
    const goesOn = last && part.line - last.line <= 1 && tagOf(last.mark) === tagOf(part.mark);
    if (goesOn) groups.at(-1)!.push(part);
    else groups.push([part]);
  }
  return [...byId.values()].flatMap((groups) => groups.slice(1));
}

function tagOf(mark: HighlightNode): string {
  return writeHighlightTag(mark.getHighlight());
}

function $isText(node: LexicalNode): boolean {
  if ($isElementNode(node) || $isLineBreakNode(node)) return false;
  return !$isTextNode(node) || node.getTextContent().trim() !== '';
}

function blockOf(node: LexicalNode): LexicalNode {
  let block = node;
  for (let up = block.getParent(); up && block.isInline(); up = up.getParent()) block = up;
  return block;
}
