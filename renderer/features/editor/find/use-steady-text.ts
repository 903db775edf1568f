import { type RefObject, useLayoutEffect } from 'react';

/** Keeps the lines of the text below a bar where they are on screen when the bar comes and goes. */
export function useSteadyText(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const height = bar.current?.offsetHeight ?? 0;
    const scroller = bar.current?.parentElement?.querySelector('[data-scroller]');
    if (scroller && scroller.scrollTop > 0) scroller.scrollTop += height;
    return () => {
      if (scroller && scroller.scrollTop > 0) scroller.scrollTop -= height;
    };
  }, [bar]);
}
