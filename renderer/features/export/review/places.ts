import type { Bundle, Mark } from '../../../../shared/ipc/export.ts';
import { surfaceOrder } from './review-model.ts';

/** Where a hit is marked, in the order in which its places are gone through. */
export function placesOf(marks: Bundle['marks'], hitId: string): Mark[] {
  return marks
    .filter((mark) => mark.hitId === hitId)
    .sort((a, b) => surfaceOrder(a.surface) - surfaceOrder(b.surface) || a.start - b.start);
}

/** The element that marks a hit at one of its places; any other of its marks where that one is not drawn; `null` where none is. */
export function markElement(
  panes: HTMLElement,
  marks: Bundle['marks'],
  hitId: string,
  place: number,
): HTMLElement | null {
  const own = `[data-hit="${CSS.escape(hitId)}"]`;
  const mark = placesOf(marks, hitId)[place];
  const there = mark && `[data-surface="${mark.surface}"] ${own}[data-start="${mark.start}"]`;
  return (there ? panes.querySelector<HTMLElement>(there) : null) ?? panes.querySelector<HTMLElement>(own);
}

/** Frames in which pages of a long document come to be drawn after a jump. */
const settling = 30;
/** After so many in which nothing has moved it stands. */
const still = 4;

/** Scrolls a mark into view, and again as long as pages that are drawn there push it away; until somebody does something else. */
export function scrollToMark(panes: HTMLElement, find: () => HTMLElement | null): void {
  find()?.scrollIntoView({ block: 'nearest' });
  if (!panes.querySelector('[data-page]:empty')) return;
  let frames = settling;
  let rest = still;
  let top: number | null = null;
  const stop = () => {
    frames = 0;
  };
  const signs = ['wheel', 'pointerdown', 'keydown'] as const;
  for (const sign of signs) window.addEventListener(sign, stop, { capture: true, passive: true });
  const check = () => {
    const mark = find();
    const now = mark?.getBoundingClientRect().top ?? null;
    rest = now === top ? rest - 1 : still;
    top = now;
    if (--frames <= 0 || rest <= 0) {
      for (const sign of signs) window.removeEventListener(sign, stop, { capture: true });
      return;
    }
    mark?.scrollIntoView({ block: 'nearest' });
    requestAnimationFrame(check);
  };
  requestAnimationFrame(check);
}

/** What takes the focus in the row of a hit. */
export function rowElement(panes: HTMLElement, hitId: string): HTMLElement | null {
  const row = panes.querySelector(`[data-hit-row="${CSS.escape(hitId)}"]`);
  return (
    row?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]') ??
    row?.querySelector<HTMLElement>('[role="radio"]') ??
    null
  );
}

/** Which part of the export has the focus: the list of hits, or the text and what is around it; `null` where others have it. */
export function focusedPart(panes: HTMLElement): 'list' | 'text' | null {
  const { activeElement } = document;
  if (!activeElement || !panes.contains(activeElement)) return null;
  return activeElement.closest('[data-hit-list]') ? 'list' : 'text';
}
