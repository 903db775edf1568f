import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './Board.module.css';
import { useBoard } from './board-store.ts';

interface ColumnsProps {
  /** Accessible name of all of them. */
  label: string;
  ids: readonly string[];
  /** What names a column for screen readers. */
  nameOf: (id: string) => string;
  /** `width`: of the column, in px. */
  render: (id: string, width: number) => ReactNode;
  /** Width of a column at least, in px. */
  narrowest?: number;
}

/** Columns side by side, as wide as there is room, at least `narrowest`. Those out of view are not drawn, but the one with the focus. */
export function Columns({ label, ids, nameOf, render, narrowest = 260 }: ColumnsProps) {
  const scroller = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  const current = useBoard((s) => s.current);
  const called = useBoard((s) => s.focusCall ?? s.carry?.target?.columnId ?? null);
  const isDragged = useBoard((s) => s.carry?.by === 'pointer');
  const width = Math.max(narrowest, Math.floor(room / Math.max(1, ids.length)));

  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const currentIndex = current === null ? -1 : ids.indexOf(current);
  const extract = useCallback(
    (range: Range) => {
      const visible = defaultRangeExtractor(range);
      if (currentIndex < 0 || visible.includes(currentIndex)) return visible;
      return [...visible, currentIndex].sort((a, b) => a - b);
    },
    [currentIndex],
  );
  const virtual = useVirtualizer({
    horizontal: true,
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    getItemKey: (index) => ids[index] ?? index,
    rangeExtractor: extract,
    overscan: 1,
    initialRect: { width: window.innerWidth, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths are read anew only when they are others
  useEffect(() => virtual.measure(), [width, ids]);
  useEffect(() => {
    const index = called === null || isDragged ? -1 : ids.indexOf(called);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [called, isDragged, ids, virtual]);

  return (
    <section ref={scroller} aria-label={label} data-pane="columns" data-columns="" className={styles.columns}>
      <div className={styles.strip} style={{ width: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const id = ids[item.index];
          if (id === undefined) return null;
          return (
            <section
              key={item.key}
              aria-label={nameOf(id)}
              data-column={id}
              data-last={item.index === ids.length - 1 || undefined}
              className={styles.column}
              style={{ width, transform: `translateX(${item.start}px)` }}
            >
              {render(id, width)}
            </section>
          );
        })}
      </div>
    </section>
  );
}
