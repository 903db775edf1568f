/** Not typed into a field or a menu, nor behind a dialog (a toast is one that never is in the way), nor a shortcut of others. */
export function isFree(event: KeyboardEvent): boolean {
  const typing =
    event.target instanceof HTMLElement &&
    event.target.closest('input:not([type="radio"]), textarea, [contenteditable="true"], [role="menu"]');
  const chord = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return (
    !typing && !chord && document.querySelector('[role="dialog"]:not([aria-modal="false"], [data-closed])') === null
  );
}
