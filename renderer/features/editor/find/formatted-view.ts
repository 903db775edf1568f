import {
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
  type RangeSelection,
  UNDO_COMMAND,
} from 'lexical';
import { $isHighlightNode } from '../document/nodes/highlight-node.ts';
import { drawRanges, rangeOf, scrollToRange } from './draw-ranges.ts';
import type { FindView, Hit, Place, Replaced } from './find-view.ts';
import { $replaceRun } from './replace-hit.ts';
import { $textBlocks, leafAt, type TextBlock } from './text-blocks.ts';

export interface FormattedFindView extends FindView {
  dispose(): void;
}

/** Finding in a note's formatted text. Texts are read anew only for blocks that changed; nothing enters the document. */
export function createFormattedFindView(editor: LexicalEditor): FormattedFindView {
  const listeners = new Set<() => void>();
  let known = new Map<NodeKey, TextBlock[]>();
  let blocks: TextBlock[] | null = null;
  let stopDrawing = () => {};
  let ledTo: NodeKey | null = null;

  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !tags.has(HISTORIC_TAG)) return;
    blocks = null;
    // Undo may bring back blocks without calling them changed.
    if (tags.has(HISTORIC_TAG)) known = new Map();
    for (const keys of [dirtyElements.keys(), dirtyLeaves]) for (const key of keys) known.delete(key);
    for (const listener of listeners) listener();
  });

  const read = (): TextBlock[] => {
    if (blocks) return blocks;
    return editor.getEditorState().read(() => {
      const now = new Map<NodeKey, TextBlock[]>();
      for (const child of $getRoot().getChildren()) {
        now.set(child.getKey(), known.get(child.getKey()) ?? $textBlocks(child));
      }
      known = now;
      blocks = [...now.values()].flat();
      return blocks;
    });
  };

  function draw(hits: readonly Hit[], current: Hit | null, look: 'find' | 'search') {
    stopDrawing();
    const all = read();
    stopDrawing = drawRanges(editor, all, hits, current, look);
  }

  function $replaceAll(hits: readonly Hit[], by: string): Replaced {
    const result: Replaced = { done: 0, kept: {} };
    const all = read();
    for (const hit of hits.toReversed()) {
      const block = all[hit.block];
      const kept = block ? $replaceRun(block, [hit.start, hit.end], by) : 'source';
      if (kept === null) result.done++;
      else result.kept[kept] = (result.kept[kept] ?? 0) + 1;
    }
    return result;
  }

  return {
    texts: () => read().map((block) => block.text),
    from: () => editor.getEditorState().read(() => $selectionStart(read())) ?? firstOnScreen(editor, read()),
    highlight(id) {
      const isIn = (key: NodeKey) =>
        $getNodeByKey(key)
          ?.getParents()
          .some((node) => $isHighlightNode(node) && node.getHighlight().id === id) === true;
      return editor.getEditorState().read(() => {
        for (const [block, { leaves }] of read().entries()) {
          const leaf = leaves.find(({ key }) => isIn(key));
          if (leaf) return { block, start: leaf.start, end: leaf.end };
        }
        return null;
      });
    },
    selected: () =>
      editor.getEditorState().read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || selection.isCollapsed()) return '';
        const [start, end] = [$placeOf(read(), selection, true), $placeOf(read(), selection, false)];
        if (!start || !end || start.block !== end.block) return '';
        return read()[start.block]?.text.slice(start.offset, end.offset) ?? '';
      }),
    holdsNode: () =>
      editor.getEditorState().read(() => {
        const selection = $getSelection();
        return $isNodeSelection(selection) && !selection.getNodes().every((node) => node.getKey() === ledTo);
      }),
    draw,
    show(hit) {
      const block = read()[hit.block];
      const range = block && rangeOf(editor, block, hit.start, hit.end);
      if (range) scrollToRange(editor, range);
    },
    leave(hit) {
      const block = hit && read()[hit.block];
      if (!block) return editor.focus();
      if (!editor.isEditable()) return selectInPage(rangeOf(editor, block, hit.start, hit.end));
      ledTo = leafAt(block, hit.end, true)?.key ?? null;
      editor.update(() => $goBehind(block, hit.end), { discrete: true });
      editor.getRootElement()?.focus({ preventScroll: true });
    },
    replace(hits, by) {
      let result: Replaced = { done: 0, kept: {} };
      editor.update(
        () => {
          result = $replaceAll(hits, by);
        },
        { discrete: true, tag: HISTORY_PUSH_TAG },
      );
      return result;
    },
    undo: () => void editor.dispatchCommand(UNDO_COMMAND, undefined),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      stop();
      stopDrawing();
      listeners.clear();
    },
  };
}

function $selectionStart(blocks: readonly TextBlock[]): Place | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $placeOf(blocks, selection, true) : null;
}

/** Where a selection starts or ends in the texts. */
function $placeOf(blocks: readonly TextBlock[], selection: RangeSelection, atStart: boolean): Place | null {
  const point = selection.isBackward() === atStart ? selection.focus : selection.anchor;
  const node = point.getNode();
  const key = point.type === 'text' ? point.key : null;
  for (const [block, { leaves }] of blocks.entries()) {
    for (const leaf of leaves) {
      if (leaf.key === key) return { block, offset: leaf.start + point.offset };
      if (key !== null) continue;
      const other = $getNodeByKey(leaf.key);
      if (other && node.isParentOf(other) && $childIndex(node.getKey(), other.getKey()) >= point.offset) {
        return { block, offset: leaf.start };
      }
    }
  }
  return null;
}

/** At which place below an element a node inside it stands. */
function $childIndex(parent: NodeKey, inside: NodeKey): number {
  const node = $getNodeByKey(inside);
  const child = [node, ...(node?.getParents() ?? [])].find((one) => one?.getParent()?.getKey() === parent);
  return child?.getIndexWithinParent() ?? -1;
}

function firstOnScreen(editor: LexicalEditor, blocks: readonly TextBlock[]): Place {
  const pane = editor.getRootElement()?.closest('[data-scroller]')?.getBoundingClientRect();
  const at = pane
    ? blocks.findIndex(({ top }) => (editor.getElementByKey(top)?.getBoundingClientRect().bottom ?? 0) > pane.top)
    : 0;
  return { block: Math.max(0, at), offset: 0 };
}

function selectInPage(range: Range | null): void {
  const selection = getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

function $goBehind(block: TextBlock, offset: number): void {
  const leaf = leafAt(block, offset, true);
  const node = leaf ? $getNodeByKey(leaf.key) : null;
  if (!leaf || !node) return;
  if ($isTextNode(node)) node.select(offset - leaf.start, offset - leaf.start);
  else if ($isDecoratorNode(node)) {
    const selection = $createNodeSelection();
    selection.add(node.getKey());
    $setSelection(selection);
  } else node.selectNext();
}
