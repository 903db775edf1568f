import { $getNodeByKey, type LexicalNode } from 'lexical';
import {
  type HighlightAttributes,
  readHighlightTag,
  readHighlightTagAs,
  rewriteHighlightTag,
} from '../../../../shared/markdown/highlights.ts';
import { $createHighlightNode, $isHighlightNode, type HighlightNode } from '../document/nodes/highlight-node.ts';
import { $isInlineHtmlNode } from '../document/nodes/inline-html-node.ts';
import { $isOpaqueBlockNode, $isOpaqueInlineNode } from '../document/nodes/opaque-nodes.ts';
import { $withStyle, state, styleOf } from '../document/nodes/state.ts';
import { $applySource } from '../opaque/apply-source.ts';
import { $unwrapMark } from './marks.ts';
import { newHighlightId } from './renew-ids.ts';
import type { TagProblem } from './tag-problems.ts';

/**
 * Repairs a highlight tag: `mend` makes it a whole highlight (an opening tag is closed at the end of its block), `remove` takes
 * the tag away and leaves the text. Returns whether anything was left to repair. Call within an update.
 */
export function $repairTag(problem: TagProblem, how: 'mend' | 'remove'): boolean {
  const nodes = problem.keys.map((key) => $getNodeByKey(key)).filter((node) => node !== null);
  const [node] = nodes;
  if (!node) return false;
  if ($isOpaqueInlineNode(node)) {
    if (how === 'mend' && problem.kind === 'unclosed') $close(node, styleOf(node, state.source));
    node.selectNext(0, 0);
    node.remove();
    return true;
  }
  if ($isOpaqueBlockNode(node)) {
    const source = styleOf(node, state.source);
    return $applySource(node, how === 'mend' ? joined(source) : source.replace(/[ \t]*<\/?mark(?:\s[^>]*)?>\n?/gi, ''));
  }
  if ($isInlineHtmlNode(node)) {
    const tag = styleOf(node, state.openTag);
    if (how === 'mend') $markOf(node.getChildren(), node, readHighlightTagAs(newHighlightId(), tag), tag);
    else for (const child of node.getChildren()) node.insertBefore(child);
    node.remove();
    return true;
  }
  const marks = nodes.filter($isHighlightNode);
  if (how === 'remove') marks.forEach($unwrapMark);
  else if (problem.kind === 'duplicate') {
    const id = newHighlightId();
    for (const mark of marks) mark.setHighlight({ ...mark.getHighlight(), id });
  } else marks.forEach($writeAnew);
  return marks.length > 0;
}

/** The rest of the block after an opening tag becomes its text. */
function $close(tag: LexicalNode, source: string): void {
  const rest = tag.getNextSiblings();
  const end = rest.findIndex((node) => !node.isInline());
  const inside = end < 0 ? rest : rest.slice(0, end);
  if (inside.every((node) => node.getTextContent().trim() === '')) return;
  $markOf(inside, tag, readHighlightTag(source) ?? readHighlightTagAs(newHighlightId(), source), source);
}

function $markOf(
  children: readonly LexicalNode[],
  before: LexicalNode,
  highlight: HighlightAttributes,
  source: string,
): void {
  const mark = $withStyle($createHighlightNode(highlight), state.openTag, rewriteHighlightTag(source, highlight));
  before.insertAfter(mark);
  mark.append(...children);
}

/** Writes what a tag is read as, where it says something that is not known. */
function $writeAnew(mark: HighlightNode): void {
  $withStyle(mark, state.openTag, rewriteHighlightTag(styleOf(mark, state.openTag), mark.getHighlight(), true));
}

/** A tag alone on its line makes a block of HTML; beside its text it is a highlight. */
function joined(source: string): string {
  const text = source.replace(/(<mark\s[^>]*>)\s*\n\s*/gi, '$1').replace(/\s*\n\s*(<\/mark\s*>)/gi, '$1');
  return /<\/mark\s*>/i.test(text) ? text : `${text.replace(/\s+$/, '')}</mark>`;
}

/** Whether there is a way to mend it, and not only to remove it. */
export function canMend({ kind, text }: TagProblem): boolean {
  if (kind === 'alone') return text.replace(/<\/?mark(?:\s[^>]*)?>/gi, '').trim() !== '';
  return kind !== 'unopened';
}
