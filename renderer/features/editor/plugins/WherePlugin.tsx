import { useLayoutEffect, useRef } from 'react';
import { useNavigation } from '../../../state/navigation.ts';
import { useNote } from '../note-context.ts';
import { keepWhere, type Where } from './where.ts';

interface WherePluginProps {
  /** What scrolls the text; `null` until it is there. */
  scroller: HTMLElement | null;
  left: Where | null;
}

/** Scrolls to where the visit was left, and keeps that for when one comes back. Stands behind the plugin that loads the text. */
export function WherePlugin({ scroller, left }: WherePluginProps) {
  const session = useNote();
  const first = useRef(left);
  useLayoutEffect(() => {
    if (!scroller) return;
    const { place } = useNavigation.getState();
    let scrollTop = 0;
    const follow = () => {
      scrollTop = scroller.scrollTop;
    };
    scroller.addEventListener('scroll', follow, { passive: true });
    const where = first.current;
    first.current = null;
    const frame = requestAnimationFrame(() => where && scroller.scrollTo(0, where.scrollTop));
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', follow);
      const hasFocus = scroller.contains(document.activeElement);
      // The session learns of the caret as the text leaves the screen, which is about to happen.
      queueMicrotask(() => keepWhere(place, { scrollTop, caret: hasFocus ? session.caret() : null }));
    };
  }, [scroller, session]);
  return null;
}
