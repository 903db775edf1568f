import { useRef } from 'react';

/**
 * For `finalFocus` of a layer that gives the focus back to what had it when it opened: the caret, or what is selected, goes
 * back to where it was. A browser that focuses an editable text puts the caret at its beginning.
 */
export function useCaretBack(open: boolean): () => boolean {
  const wasOpen = useRef(false);
  const putBack = useRef<(() => void) | null>(null);
  // While it renders the layer has not taken the focus yet.
  if (open && !wasOpen.current) putBack.current = rememberCaret();
  wasOpen.current = open;
  return () => {
    const focused = document.activeElement ?? document.body;
    if (focused !== document.body && !focused.closest('[data-modal]')) return false; // what was chosen has moved it
    // The layer moves the focus in a microtask that it queues after this call.
    queueMicrotask(() => queueMicrotask(() => putBack.current?.()));
    return true;
  };
}

function rememberCaret(): (() => void) | null {
  const text = document.activeElement;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
  if (!(text instanceof HTMLElement && text.isContentEditable) || !anchorNode || !focusNode) return null;
  if (anchorOffset === undefined || focusOffset === undefined) return null;
  return () => {
    const isThere = document.activeElement === text && text.contains(anchorNode) && text.contains(focusNode);
    if (!isThere || anchorOffset > lengthOf(anchorNode) || focusOffset > lengthOf(focusNode)) return;
    getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length;
}
