import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { cx } from './cx.ts';
import styles from './VirtualList.module.css';

export interface VirtualRow {
  /** Unique in the list. */
  key: string;
  /** Height in px; an estimate where the list is `measured`. */
  height: number;
  /** A label between options: not counted, never active. */
  heading?: boolean;
}

export interface VirtualListProps<R extends VirtualRow> {
  /** Accessible name. */
  label: string;
  rows: readonly R[];
  /** Content of a row; the row itself (role, position, selection) is drawn by the list. */
  render: (row: R, state: { active: boolean; selected: boolean }) => ReactNode;
  /** The option the keyboard is on. */
  activeKey: string | null;
  /** The keyboard or pointer moved to an option. */
  onActive: (key: string, event: KeyboardEvent | MouseEvent) => void;
  /** Enter or a double click. */
  onOpen?: (key: string) => void;
  /** Several can be selected (export, trash). Without it the active option is the selected one. */
  selectedKeys?: ReadonlySet<string>;
  multiple?: boolean;
  /** Rows are as high as what is in them. */
  measured?: boolean;
  /** Sees keys first; `preventDefault` keeps the list from using them. */
  onKeyDown?: (event: KeyboardEvent) => void;
  handle?: Ref<VirtualListHandle>;
  className?: string;
  rowClassName?: string;
}

export interface VirtualListHandle {
  focus(): void;
  scrollToTop(): void;
}

/**
 * A listbox that draws only what is in view. The list holds the focus; the active option is named by
 * `aria-activedescendant` and every option carries its size and position in the whole.
 */
export function VirtualList<R extends VirtualRow>(props: VirtualListProps<R>) {
  const { label, rows, render, activeKey, onActive, onOpen, selectedKeys, multiple, measured, onKeyDown, handle } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { options, positions } = useMemo(() => optionsOf(rows), [rows]);
  const activeIndex = useMemo(
    () => (activeKey === null ? -1 : rows.findIndex((row) => row.key === activeKey && !row.heading)),
    [rows, activeKey],
  );

  const extract = useCallback(
    (range: Range) => {
      const visible = defaultRangeExtractor(range);
      if (activeIndex < 0 || visible.includes(activeIndex)) return visible;
      return [...visible, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor: extract,
    overscan: 8,
    // The first rows are there before the list is measured, which costs a layout of its own.
    initialRect: { width: 300, height: window.innerHeight },
    scrollPaddingStart: 4,
    scrollPaddingEnd: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are read anew only when the rows are others
  useEffect(() => {
    if (!measured) virtual.measure();
  }, [rows]);

  useImperativeHandle(handle, () => ({
    focus: () => scroller.current?.focus(),
    scrollToTop: () => virtual.scrollToOffset(0),
  }));

  const scrolledTo = useRef<string | null>(null);
  useEffect(() => {
    if (activeKey === scrolledTo.current) return;
    scrolledTo.current = activeKey;
    // The heading above the first option belongs to it.
    if (activeIndex === options[0]) virtual.scrollToOffset(0);
    else if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeKey, activeIndex, options, virtual]);

  const move = (event: KeyboardEvent, steps: number) => {
    const at = (positions[activeIndex] ?? 0) - 1;
    const next = at < 0 ? (steps > 0 ? 0 : options.length - 1) : Math.min(options.length - 1, Math.max(0, at + steps));
    const row = rows[options[next] ?? -1];
    event.preventDefault();
    if (row) onActive(row.key, event);
  };
  const keyDown = (event: KeyboardEvent) => {
    scroller.current?.removeAttribute('data-pointer');
    onKeyDown?.(event);
    if (event.defaultPrevented || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 56) - 1);
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else if (event.key === 'PageDown') move(event, page);
    else if (event.key === 'PageUp') move(event, -page);
    else if (event.key === 'Home') move(event, -rows.length);
    else if (event.key === 'End') move(event, rows.length);
    else if (event.key === 'Enter' && activeKey !== null && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onOpen?.(activeKey);
    }
  };

  const items = virtual.getVirtualItems();
  const activeShown = activeIndex >= 0 && items.some((item) => item.index === activeIndex);
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      aria-activedescendant={activeShown ? `${id}-${activeIndex}` : undefined}
      tabIndex={0}
      className={cx(styles.scroller, props.className)}
      onKeyDown={keyDown}
      onPointerDown={(event) => event.currentTarget.setAttribute('data-pointer', '')}
    >
      <div role="presentation" className={styles.content} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const transform = `translateY(${item.start}px)`;
          const place = {
            style: measured ? { transform } : { transform, height: row.height },
            ...(measured && { ref: virtual.measureElement, 'data-index': item.index }),
          };
          if (row.heading) {
            return (
              <div key={item.key} role="presentation" className={styles.row} {...place}>
                {render(row, { active: false, selected: false })}
              </div>
            );
          }
          const active = item.index === activeIndex;
          const selected = selectedKeys ? selectedKeys.has(row.key) : active;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox holds the focus and handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="option"
              aria-selected={selected}
              aria-setsize={options.length}
              aria-posinset={positions[item.index]}
              data-active={active || undefined}
              data-row={row.key}
              className={cx(styles.row, styles.option, props.rowClassName)}
              {...place}
              onClick={(event) => onActive(row.key, event)}
              onDoubleClick={() => onOpen?.(row.key)}
            >
              {render(row, { active, selected })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Indexes of the rows that are options, and for each row its position among them (from 1). */
function optionsOf(rows: readonly VirtualRow[]): { options: number[]; positions: number[] } {
  const options: number[] = [];
  const positions = rows.map((row, index) => (row.heading ? 0 : options.push(index)));
  return { options, positions };
}
