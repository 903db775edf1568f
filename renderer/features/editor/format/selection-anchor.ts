import type { LexicalEditor } from 'lexical';

/** Where the selected text is on screen, for a layer to stand beside it; follows it when the text scrolls. */
export function selectionAnchor(editor: LexicalEditor): { getBoundingClientRect(): DOMRect; contextElement?: Element } {
  const selection = window.getSelection();
  const root = editor.getRootElement();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  const isInside = range !== null && (root?.contains(range.commonAncestorContainer) ?? false);
  return {
    ...(root && { contextElement: root }),
    getBoundingClientRect() {
      if (!isInside || !range) return (root ?? document.body).getBoundingClientRect();
      const rects = range.getClientRects();
      if (rects.length > 0) return range.getBoundingClientRect();
      const at = range.startContainer;
      return (at instanceof Element ? at : at.parentElement)?.getBoundingClientRect() ?? new DOMRect();
    },
  };
}
