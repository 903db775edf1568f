import { $dfs, $findMatchingParent } from '@lexical/utils';
import { $isElementNode, $isRangeSelection, type BaseSelection, type LexicalNode } from 'lexical';
import { highlightId } from '../../../../shared/domain/ids.ts';
import { $isHighlightNode, type HighlightNode } from '../document/nodes/highlight-node.ts';
import { $marks } from './marks.ts';

/** An id that no highlight has. */
export function newHighlightId(): string {
  return highlightId((count) => crypto.getRandomValues(new Uint8Array(count)));
}

/** The marks among nodes that are not in a note yet, and in them. */
export function $marksIn(nodes: readonly LexicalNode[]): HighlightNode[] {
  return nodes.flatMap((node) => $dfs(node).map((one) => one.node)).filter($isHighlightNode);
}

/**
 * Makes marks that are about to be put into the note a move or a copy (note-format.md): an id that the note holds already is
 * renewed, the same for all parts of a highlight; any other is kept, for now. Ids in `kept` stay whatever the note holds.
 */
export function $renewHeld(nodes: readonly LexicalNode[], kept: ReadonlySet<string> = new Set()): void {
  const marks = $marksIn(nodes);
  if (marks.length === 0) return;
  const here = new Set($marks().map((mark) => mark.getHighlight().id));
  renew(marks.filter((mark) => here.has(mark.getHighlight().id) && !kept.has(mark.getHighlight().id)));
}

/** Gives highlights of the note other ids: `newIdOf` by the id they have. */
export function $renewIds(newIdOf: ReadonlyMap<string, string>): void {
  for (const mark of $marks()) {
    const id = newIdOf.get(mark.getHighlight().id);
    if (id !== undefined) mark.setHighlight({ ...mark.getHighlight(), id });
  }
}

/** The ids of the highlights that the caret is in or directly beside. */
export function $idsAtCaret(selection: BaseSelection | null): Set<string> {
  const ids = new Set<string>();
  if (!$isRangeSelection(selection)) return ids;
  const { anchor } = selection;
  const at = anchor.getNode();
  const beside = [at, at.getPreviousSibling(), at.getNextSibling()];
  if (anchor.type === 'element' && $isElementNode(at)) {
    beside.splice(1, 2, at.getChildAtIndex(anchor.offset - 1), at.getChildAtIndex(anchor.offset));
  }
  for (const node of beside) {
    const mark = node && $findMatchingParent(node, $isHighlightNode);
    if (mark) ids.add(mark.getHighlight().id);
  }
  return ids;
}

function renew(marks: readonly HighlightNode[]): void {
  const renewed = new Map<string, string>();
  for (const mark of marks) {
    const highlight = mark.getHighlight();
    const id = renewed.get(highlight.id) ?? newHighlightId();
    renewed.set(highlight.id, id);
    mark.setHighlight({ ...highlight, id });
  }
}
