import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useReviewState } from '../review/review-store.ts';
import { OffsetContext } from './Hit.tsx';
import type { TextMark } from './mark-pieces.ts';
import type { Page } from './pages.ts';

/** All that has to be known of a page: where it begins. The one before ends there. */
type PageStart = Pick<Page, 'start'>;

interface Props<P extends PageStart> {
  pages: readonly P[];
  /** All marks, to draw the page of the hit that is looked at wherever it is. */
  marks: readonly TextMark[];
  /** Height of a page that was not drawn yet, in px. */
  estimate: (page: P) => number;
  children: (page: P, nth: number) => ReactNode;
  as?: 'div' | 'tbody';
  className?: string | undefined;
}

/** A document of so few pages is drawn as a whole. */
const fewPages = 12;
/** px around what is in view, in which pages are drawn ahead. */
const ahead = 1500;

/** The pages of a document, of which a long one draws those near to what is in view; the others keep their place. */
export function Pages<P extends PageStart>({ pages, marks, estimate, children, as: Tag = 'div', className }: Props<P>) {
  const isLong = pages.length > fewPages;
  const holder = useRef<(HTMLElement | null)[]>([]);
  const heights = useRef(new Map<number, number>());
  const near = useNear(isLong ? pages.length : 0, holder, heights);
  const wanted = useReviewState(({ current, place }) =>
    isLong && current !== null ? pageOf(marks.filter((mark) => mark.hitId === current)[place], pages) : -1,
  );
  const heightOf = (page: P, nth: number) => {
    const height = heights.current.get(nth) ?? estimate(page);
    heights.current.set(nth, height);
    return height;
  };
  return pages.map((page, nth) => {
    const isDrawn = !isLong || near.has(nth) || nth === wanted;
    return (
      <Tag
        // biome-ignore lint/suspicious/noArrayIndexKey: a decision moves no page
        key={nth}
        ref={(element: HTMLElement | null) => {
          holder.current[nth] = element;
        }}
        className={className}
        data-page={nth}
        {...(!isDrawn && { style: { height: heightOf(page, nth) } })}
      >
        {isDrawn && <OffsetContext value={page.start}>{children(page, nth)}</OffsetContext>}
      </Tag>
    );
  });
}

/** The pages near to what is in view. */
function useNear(
  count: number,
  holder: { current: (HTMLElement | null)[] },
  heights: { current: Map<number, number> },
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0, 1, 2]));
  useLayoutEffect(() => {
    if (count === 0) return;
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.map(({ target, isIntersecting, boundingClientRect: { height } }) => {
          const nth = Number((target as HTMLElement).dataset.page);
          if (target.hasChildNodes()) heights.current.set(nth, height);
          return [nth, isIntersecting] as const;
        });
        setNear((known) => {
          const next = new Set(known);
          for (const [nth, isNear] of seen) {
            if (isNear) next.add(nth);
            else next.delete(nth);
          }
          return next;
        });
      },
      { root: holder.current[0]?.closest('[data-scroller]') ?? null, rootMargin: `${ahead}px 0px` },
    );
    for (const element of holder.current.slice(0, count)) if (element) watch.observe(element);
    return () => watch.disconnect();
  }, [count, holder, heights]);
  return near;
}

/** The page on which a mark begins; -1 where there is none. */
function pageOf(mark: TextMark | undefined, pages: readonly PageStart[]): number {
  return mark ? pages.findLastIndex(({ start }) => start <= mark.start) : -1;
}
