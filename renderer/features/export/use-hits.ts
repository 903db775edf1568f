import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Bundle } from '../../../shared/ipc/export.ts';

/** Which hit is looked at, and how to get to the next open one. */
export interface Hits {
  current: string | null;
  setCurrent(hitId: string): void;
  next(): void;
}

/** Walks the hits of a bundle, with `N` too: choice and mark in the text come into view together. */
export function useHits(bundle: Bundle | null, panes: RefObject<HTMLElement | null>): Hits {
  const [current, setCurrent] = useState<string | null>(null);
  const reveal = (hitId: string) => {
    setCurrent(hitId);
    for (const mark of panes.current?.querySelectorAll('[data-hit]') ?? []) {
      if (mark.getAttribute('data-hit') === hitId) return mark.scrollIntoView({ block: 'nearest' });
    }
  };
  const next = () => {
    const hits = bundle?.hits ?? [];
    const open = hits.filter((hit) => hit.decision === null);
    const at = hits.findIndex((hit) => hit.hitId === current);
    const following = open.find((hit) => hits.indexOf(hit) > at) ?? open[0];
    if (!following) return;
    reveal(following.hitId);
    for (const row of panes.current?.querySelectorAll('[data-hit-row]') ?? []) {
      if (row.getAttribute('data-hit-row') !== following.hitId) continue;
      row.querySelector<HTMLElement>('[role="radio"], button')?.focus();
    }
  };
  const latest = useRef(next);
  latest.current = next;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'n' || event.defaultPrevented || !isFree(event)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return { current, setCurrent: reveal, next };
}

/** Not typed into a field or a menu, nor behind a dialog (a toast is one that never is in the way), nor part of a shortcut. */
export function isFree(event: KeyboardEvent): boolean {
  const typing =
    event.target instanceof HTMLElement && event.target.closest('input:not([type="radio"]), textarea, [role="menu"]');
  const chord = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing;
  return (
    !typing && !chord && document.querySelector('[role="dialog"]:not([aria-modal="false"], [data-closed])') === null
  );
}
