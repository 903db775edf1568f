import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowAfter } from './rows.ts';

/** The row that was left for its interview, to be on again when one comes back. */
let left: { findingId: string; key: string } | null = null;

/** Remembers the row that leads away from the finding. */
export function leaveFrom(findingId: string, key: string): void {
  left = { findingId, key };
}

/** Puts the focus on a row. */
export function focusRow(pane: RefObject<HTMLElement | null>, key: string): void {
  pane.current?.querySelector<HTMLElement>(`[data-evidence="${CSS.escape(key)}"]`)?.focus();
}

/** The row the keyboard is on. It stays there when the row moves, and goes to the next one when the row is gone. */
export function useActiveRow(findingId: string, order: readonly string[]) {
  const [wanted, setActive] = useState<string | null>(() => (left?.findingId === findingId ? left.key : null));
  const pane = useRef<HTMLElement>(null);
  const before = useRef(order);
  const hadFocus = useRef(left?.findingId === findingId);
  const active = rowAfter(wanted, before.current, order) ?? order[0] ?? null;

  useEffect(() => {
    left = null;
    const element = pane.current;
    if (!element) return;
    const onIn = () => {
      hadFocus.current = document.activeElement?.closest('[data-evidence]') !== null;
    };
    // An element that is taken away loses the focus to nothing: that is when it is given back.
    const onOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) hadFocus.current = false;
    };
    element.addEventListener('focusin', onIn);
    element.addEventListener('focusout', onOut);
    return () => {
      element.removeEventListener('focusin', onIn);
      element.removeEventListener('focusout', onOut);
    };
  }, []);

  useLayoutEffect(() => {
    before.current = order;
    if (active !== wanted) setActive(active);
    if (hadFocus.current && document.activeElement === document.body && active !== null) focusRow(pane, active);
  }, [order, active, wanted]);
  return { active, setActive, pane };
}
