import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { mostHighlights, type StandingHighlight } from '../../../../shared/findings/standing.ts';
import { isMac } from '../../../ui/keys.ts';
import { letGo, moveBy, toggle } from '../../../ui/list-choice.ts';
import { resultsId } from '../element-ids.ts';
import { asColumnHeader, asGrid, asHead, asOption, asRow } from './grid-roles.ts';
import { Card, TableCells } from './HighlightRow.tsx';
import styles from './Highlights.module.css';
import { chooseAll, keyOf, keysOfAll, pressEntry, useHighlights, wantMore } from './highlights-store.ts';

const tableRow = 57;
const cardRow = 164;
const narrowestCard = 300;
const edges = 24;
/** So near the end of those that are there, the others are asked for. */
const nearEnd = 100;

export interface HighlightGridHandle {
  focus(): void;
}

interface Props {
  found: readonly StandingHighlight[];
  layout: 'table' | 'cards';
  onOpen(highlight: StandingHighlight): void;
  /** Keys that the list does not use itself. */
  onKey(event: KeyboardEvent): void;
  /** The keyboard left the list upward. */
  onLeaveUp(): void;
  handle: Ref<HighlightGridHandle>;
}

/**
 * All highlights found, of which only those in view are drawn: rows of a table, or cards beside each other. The list holds the
 * focus; arrows walk, Space and Shift choose, Enter opens.
 */
export function HighlightGrid({ found, layout, onOpen, onKey, onLeaveUp, handle }: Props) {
  const choice = useHighlights((s) => s.choice);
  const answered = useHighlights((s) => s.answered);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller, layout);
  const ids = keysOfAll(found);
  const rows = Math.ceil(found.length / columns);
  const height = layout === 'table' ? tableRow : cardRow;
  const active = choice.active === null ? -1 : ids.indexOf(choice.active);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    initialOffset: useHighlights.getState().top,
    initialRect: { width: 800, height: window.innerHeight },
    paddingStart: layout === 'table' ? 0 : 12,
    paddingEnd: 16,
    scrollPaddingStart: layout === 'table' ? 32 : 12,
    scrollPaddingEnd: 16,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another layout have another height
  useEffect(() => virtual.measure(), [height, columns]);
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus() }));
  useEffect(() => {
    const element = scroller.current;
    return () => useHighlights.setState({ top: element?.scrollTop ?? 0 });
  }, []);

  const shown = useRef(choice.active);
  useEffect(() => {
    if (choice.active === shown.current) return;
    shown.current = choice.active;
    if (active >= 0) virtual.scrollToIndex(Math.floor(active / columns), { align: 'auto' });
  }, [choice.active, active, columns, virtual]);
  const top = useHighlights((s) => s.answered);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what another query finds is read from its beginning
  useEffect(() => {
    if (useHighlights.getState().top === 0 && shown.current === null) virtual.scrollToOffset(0);
  }, [top]);

  const set = useHighlights.setState;
  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1) * columns;
    const steps = {
      ArrowDown: columns,
      ArrowUp: -columns,
      ...(layout === 'cards' && { ArrowRight: 1, ArrowLeft: -1 }),
      PageDown: page,
      PageUp: -page,
      Home: -found.length,
      End: found.length,
    }[event.key];
    if (steps !== undefined && event.key === 'ArrowUp' && active >= 0 && active < columns && !event.shiftKey)
      onLeaveUp();
    else if (steps !== undefined) set({ choice: moveBy(ids, choice, steps, { shift: event.shiftKey }) });
    else if (event.key === ' ' && choice.active !== null) set({ choice: toggle(choice, choice.active) });
    else if (mod && event.key.toLowerCase() === 'a') chooseAll();
    else if (event.key === 'Escape' && choice.chosen.size > 0) set({ choice: letGo(choice) });
    else if (event.key === 'Enter' && !mod && active >= 0) onOpen(found[active]!);
    else return onKey(event);
    event.preventDefault();
  };
  const items = virtual.getVirtualItems();
  const lastDrawn = (items.at(-1)?.index ?? 0) * columns;
  useEffect(() => {
    if (lastDrawn > found.length - nearEnd) wantMore();
  }, [lastDrawn, found]);
  const listed = useHighlights((s) => Math.min(s.total, mostHighlights));
  const isDrawn = active >= 0 && items.some((item) => item.index === Math.floor(active / columns));
  const common = {
    ref: scroller,
    id: resultsId,
    'aria-label': 'Highlights',
    'aria-multiselectable': true,
    'aria-activedescendant': isDrawn ? elementId(active) : undefined,
    tabIndex: 0,
    'data-pane-focus': '',
    className: styles.scroller,
    onKeyDown: keyDown,
    onFocus: () => {
      if (active < 0 && found[0]) set({ choice: moveBy(ids, choice, 1) });
    },
  };
  const stateOf = (highlight: StandingHighlight) => {
    const entry = keyOf(highlight);
    return { active: entry === choice.active, selected: choice.chosen.has(entry), query: answered, highlight, onOpen };
  };
  if (layout === 'table') {
    return (
      <div {...asGrid(listed)} {...common}>
        <div {...asHead} className={styles.header}>
          {['Kind', 'Highlight', 'Who', 'Team and tags', 'When'].map((name) => (
            <span key={name} {...asColumnHeader}>
              {name}
            </span>
          ))}
        </div>
        <div role="presentation" style={{ height: virtual.getTotalSize() }} className={styles.content}>
          {items.map((item) => {
            const highlight = found[item.index];
            if (!highlight) return null;
            return <TableRow key={item.key} index={item.index} top={item.start} {...stateOf(highlight)} />;
          })}
        </div>
      </div>
    );
  }
  return (
    <div role="listbox" {...common}>
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className={styles.content}>
        {items.map((item) => (
          <div
            key={item.key}
            role="presentation"
            className={styles.cards}
            style={{
              transform: `translateY(${item.start}px)`,
              height,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {found.slice(item.index * columns, (item.index + 1) * columns).map((highlight, column) => {
              const index = item.index * columns + column;
              return <CardOption key={index} index={index} size={listed} {...stateOf(highlight)} />;
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

interface EntryProps {
  highlight: StandingHighlight;
  index: number;
  active: boolean;
  selected: boolean;
  query: string;
  onOpen(highlight: StandingHighlight): void;
}

const TableRow = memo(function TableRow({ top, ...entry }: EntryProps & { top: number }) {
  const { highlight, index, query, selected } = entry;
  return (
    <div
      {...asRow(index)}
      {...entryProps(entry)}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, height: tableRow }}
    >
      <TableCells highlight={highlight} query={query} selected={selected} />
    </div>
  );
});

const CardOption = memo(function CardOption({ size, ...entry }: EntryProps & { size: number }) {
  const { highlight, index, query, selected } = entry;
  return (
    <div {...asOption(index, size)} {...entryProps(entry)} className={styles.card}>
      <Card highlight={highlight} query={query} selected={selected} />
    </div>
  );
});

function entryProps({ highlight, index, active, selected, onOpen }: EntryProps) {
  return {
    id: elementId(index),
    'data-active': active || undefined,
    'aria-selected': selected,
    onClick: (event: MouseEvent) => pressEntry(keyOf(highlight), event),
    onDoubleClick: () => onOpen(highlight),
  };
}

const elementId = (index: number) => `highlight-${index}`;

/** How many cards stand beside each other in the room there is; a table has one row under the other. */
function useColumns(scroller: React.RefObject<HTMLDivElement | null>, layout: 'table' | 'cards'): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || layout === 'table') return;
    const count = () => setColumns(Math.max(1, Math.floor((element.clientWidth - edges) / narrowestCard)));
    count();
    const observer = new ResizeObserver(count);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, layout]);
  return layout === 'table' ? 1 : columns;
}
