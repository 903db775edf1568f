import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { isMac } from '../../../ui/keys.ts';
import { click, keepChoice, letGo, moveTo, noChoice, toggle } from '../../../ui/list-choice.ts';
import { VirtualList, type VirtualListHandle, type VirtualRow } from '../../../ui/VirtualList.tsx';
import styles from './Board.module.css';
import { columnBeside, columnOf, useBoardModel } from './board-model.ts';
import { choiceIn, chooseIn, focusColumn, useBoard } from './board-store.ts';
import { carryKey, endCarry, startCarry } from './carry.ts';

interface CardListProps<R extends VirtualRow> {
  columnId: string;
  label: string;
  rows: readonly R[];
  render: (row: R) => ReactNode;
  /** A double click on a card; a click or Enter on a row that is none. */
  onOpen: (key: string) => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * The cards of a column. Arrows walk in it and over to the next one, Space chooses, Enter picks up: then the arrows carry what was
 * picked up, Enter puts it down, and Escape puts it back.
 */
export function CardList<R extends VirtualRow>({ columnId, label, rows, render, onOpen }: CardListProps<R>) {
  const model = useBoardModel();
  const choice = useBoard((s) => s.choices[columnId] ?? noChoice);
  const isCurrent = useBoard((s) => s.current === columnId);
  const isCalled = useBoard((s) => s.focusCall === columnId);
  const list = useRef<VirtualListHandle>(null);

  const ids = useMemo(() => rows.filter((row) => !row.heading).map(({ key }) => key), [rows]);
  const active = choice.active !== null && ids.includes(choice.active) ? choice.active : null;
  const selected = useMemo(
    () => (!isCurrent ? none : choice.chosen.size > 0 ? choice.chosen : new Set(active === null ? [] : [active])),
    [isCurrent, choice.chosen, active],
  );

  const earlier = useRef(ids);
  useEffect(() => {
    const before = earlier.current;
    earlier.current = ids;
    const now = choiceIn(columnId);
    const kept = before === ids || now === noChoice ? now : keepChoice(ids, before, now);
    if (kept === now || (kept.active === now.active && kept.chosen === now.chosen)) return;
    useBoard.setState((s) => ({ choices: { ...s.choices, [columnId]: kept } }));
  }, [ids, columnId]);
  useEffect(() => {
    if (!isCalled) return;
    list.current?.focus();
    useBoard.setState({ focusCall: null });
  }, [isCalled]);

  const onFocus = () => {
    const now = choiceIn(columnId);
    const [first] = ids;
    const here = now.active !== null && ids.includes(now.active) ? now.active : first;
    if (!isCurrent || here !== now.active) chooseIn(columnId, here === undefined ? now : moveTo(ids, now, here));
  };
  const isCard = (key: string) => columnOf(model.current, columnId)?.keys.includes(key) ?? false;
  const onActive = (key: string, event: KeyboardEvent | MouseEvent) => {
    const modifiers = { shift: event.shiftKey, mod: isMac ? event.metaKey : event.ctrlKey };
    const isClick = event.type === 'click';
    chooseIn(columnId, (isClick ? click : moveTo)(ids, choice, key, modifiers));
    if (isClick && !isCard(key)) onOpen(key);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (carryKey(event, model.current)) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const isPlain = !mod && !event.altKey && !event.shiftKey;
    if (isPlain && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const beside = columnBeside(model.current, columnId, event.key === 'ArrowLeft' ? -1 : 1);
      if (beside && beside.id !== columnId) focusColumn(beside.id);
    } else if (event.key === ' ' && active !== null && isCard(active)) chooseIn(columnId, toggle(choice, active));
    else if (mod && event.key === 'a') {
      chooseIn(columnId, { ...choice, chosen: new Set(columnOf(model.current, columnId)?.keys) });
    } else if (event.key === 'Escape' && choice.chosen.size > 0) chooseIn(columnId, letGo(choice));
    else if (event.key === 'Enter' && isPlain && active !== null) {
      if (isCard(active)) startCarry(columnId, model.current);
      else onOpen(active);
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears of the focus of the list in it
    <div className={styles.list} onFocus={onFocus} onBlur={() => endCarry(columnId)}>
      <VirtualList
        label={label}
        rows={rows}
        measured
        multiple
        handle={list}
        activeKey={active}
        selectedKeys={selected}
        onActive={onActive}
        onOpen={onOpen}
        onKeyDown={keyDown}
        rowClassName={styles.row ?? ''}
        render={render}
      />
    </div>
  );
}
