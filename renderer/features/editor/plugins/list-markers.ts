import { $createListItemNode, $createListNode, $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list';
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  PASTE_TAG,
  type TextNode,
} from 'lexical';
import { $withStyle, state, styleOf } from '../document/nodes/state.ts';
import { loadTag } from '../document/source/open-body.ts';
import { $nestedListOf } from '../document/write/write-blocks.ts';

const marker = /^(?:\[([ xX]?)\]|[-*+]|(\d{1,9})[.)]) $/;

/**
 * A list marker typed at the start of an item that has one already. `[ ] ` makes its list one of tasks (in such a list it
 * ticks or unticks the item), `1. ` among bullets begins a numbered list and `- ` among numbers a bulleted one, and the marker
 * that the item has anyway is not written twice. Undo gives back what was typed.
 */
export function registerListMarkers(editor: LexicalEditor): () => void {
  return editor.registerUpdateListener(({ tags, dirtyLeaves, editorState, prevEditorState }) => {
    if ([HISTORIC_TAG, COLLABORATION_TAG, PASTE_TAG, loadTag].some((tag) => tags.has(tag))) return;
    if (editor.isComposing() || dirtyLeaves.size === 0) return;
    const isTyped = editorState.read(() => {
      const at = $typedAt();
      if (!at || !dirtyLeaves.has(at.text.getKey())) return false;
      const before = prevEditorState._nodeMap.get(at.text.getKey());
      return !$isTextNode(before) || before.__text.length < at.text.__text.length;
    });
    if (isTyped) editor.update($takeMarker, { tag: HISTORY_PUSH_TAG });
  });
}

/** The marker before the caret, if it begins its item. */
function $typedAt(): { text: TextNode; item: ListItemNode; match: RegExpExecArray } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const text = selection.anchor.getNode();
  const item = text.getParent();
  if (!$isTextNode(text) || text.getPreviousSibling() || !$isListItemNode(item)) return null;
  const match = marker.exec(text.getTextContent().slice(0, selection.anchor.offset));
  return match && { text, item, match };
}

function $takeMarker(): void {
  const at = $typedAt();
  const list = at?.item.getParent();
  if (!at || !$isListNode(list)) return;
  const { text, item, match } = at;
  const type = list.getListType();
  const [typed, box, number] = match;
  text.spliceText(0, typed.length, '', true);
  if (box !== undefined) {
    if (type !== 'check') {
      list.setListType('check');
      for (const one of list.getChildren()) if ($isListItemNode(one) && !$nestedListOf(one)) one.setChecked(false);
    }
    item.setChecked(/x/i.test(box));
  } else if (number !== undefined && type !== 'number') $asOwnList(item, 'number', Number(number));
  else if (number === undefined && type === 'number') $asOwnList(item, 'bullet', 1);
}

/** Makes a list of its own of an item and what is nested in it; the items before and after it stay what they are. */
function $asOwnList(item: ListItemNode, type: 'number' | 'bullet', start: number): void {
  const list = item.getParentOrThrow();
  if (!$isListNode(list)) return;
  const own: LexicalNode[] = [item];
  let next = item.getNextSibling();
  for (; $isListItemNode(next) && $nestedListOf(next); next = next.getNextSibling()) own.push(next);
  const rest = next ? [next, ...next.getNextSiblings()] : [];
  const made = [$createListNode(type, start).append(...own)];
  if (rest.length > 0) {
    const after = $createListNode(list.getListType(), list.getStart() + list.getChildrenSize());
    made.push($withStyle(after, state.bullet, styleOf(list, state.bullet)).append(...rest));
  }
  const carrier = list.getParent();
  const place = $isListItemNode(carrier) ? carrier : list;
  for (const one of made.reverse()) {
    one.setTextFormat(list.getTextFormat());
    place.insertAfter($isListItemNode(carrier) ? $createListItemNode().append(one) : one);
  }
  if (list.isEmpty()) place.remove();
}
