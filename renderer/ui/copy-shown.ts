/**
 * Puts the text of an element on the clipboard, as if it had been selected and copied by hand: the page may not write there
 * otherwise. Runs within a click. Returns whether it is there; what was selected before is selected again.
 */
export function copyShown(element: Element | null): boolean {
  const selection = getSelection();
  if (!element || !selection) return false;
  const before = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);
  const isCopied = document.execCommand('copy');
  selection.removeAllRanges();
  if (before) selection.addRange(before);
  return isCopied;
}
