/** What a pane gives the focus to, the first that it has. */
const mainParts = [
  '[data-pane-focus]',
  '[role="listbox"]',
  '[contenteditable="true"]',
  '[aria-current]',
  'input, textarea, button:not([disabled]), a[href], [tabindex="0"]',
];

/** Moves the focus to the next (1) or previous (-1) pane, in the order of the page. A pane is an element with `data-pane`. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((p) => p.offsetParent !== null);
  if (panes.length === 0) return;
  const here = document.activeElement?.closest<HTMLElement>('[data-pane]');
  const at = here ? panes.indexOf(here) : -1;
  const next = at === -1 ? (step === 1 ? 0 : panes.length - 1) : (at + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane) focusIn(pane);
}

/** The name of the pane that has the focus. */
export function focusedPane(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? null;
}

/** Gives a pane the focus where nothing in the page has it. */
export function focusPaneIfNothing(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${CSS.escape(name)}"]`);
  if (pane && document.activeElement === document.body) focusIn(pane);
}

/** Focuses the main part of a pane, or the pane itself where nothing in it takes the focus. */
function focusIn(pane: HTMLElement) {
  for (const part of mainParts) {
    const own = [...pane.querySelectorAll<HTMLElement>(part)].find((e) => e.closest('[data-pane]') === pane);
    if (own) return own.focus();
  }
  pane.tabIndex = -1;
  pane.focus();
}
