/** Moves the focus to the next (1) or previous (-1) pane, in the order of the page. A pane is an element with `data-pane`. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((p) => p.offsetParent !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : panes.length - 1) : (at + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane) focusIn(pane);
}

/** Focuses what a pane names as its main part (`data-pane-focus`), else the first thing that takes the focus. */
function focusIn(pane: HTMLElement) {
  const main =
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>(
      '[role="listbox"], [contenteditable="true"], input, button:not([disabled]), a[href], [tabindex="0"]',
    );
  if (main) main.focus();
  else {
    pane.tabIndex = -1;
    pane.focus();
  }
}
