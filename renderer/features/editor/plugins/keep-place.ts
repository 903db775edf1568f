import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';

interface Place {
  path: number[];
  offset: number;
}

/** Remembers where the caret is, by position, and returns what puts it there again after the text was replaced. */
export function keepPlace(editor: LexicalEditor): () => void {
  const places = editor.getEditorState().read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? [placeOf(selection.anchor), placeOf(selection.focus)] : null;
  });
  // Elsewhere a selection on screen would take the focus with it.
  const isTyping = document.activeElement === editor.getRootElement();
  return () => {
    if (!places) return;
    editor.update(
      () => {
        const selection = $createRangeSelection();
        if ($moveTo(selection.anchor, places[0]!) && $moveTo(selection.focus, places[1]!)) $setSelection(selection);
      },
      {
        discrete: true,
        tag: ['history-merge', 'skip-scroll-into-view', ...(isTyping ? [] : ['skip-dom-selection'])],
      },
    );
  };
}

function placeOf(point: PointType): Place {
  const path: number[] = [];
  for (let node: LexicalNode | null = point.getNode(); node?.getParent(); node = node.getParent()) {
    path.unshift(node.getIndexWithinParent());
  }
  return { path, offset: point.offset };
}

function $moveTo(point: PointType, { path, offset }: Place): boolean {
  let node: LexicalNode = $getRoot();
  for (const index of path) {
    const next: LexicalNode | null = $isElementNode(node) ? node.getChildAtIndex(index) : null;
    if (!next) break;
    node = next;
  }
  if ($isTextNode(node)) point.set(node.getKey(), Math.min(offset, node.getTextContentSize()), 'text');
  else if ($isElementNode(node)) point.set(node.getKey(), Math.min(offset, node.getChildrenSize()), 'element');
  else return false;
  return true;
}
