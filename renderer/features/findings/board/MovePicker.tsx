import { type KeyboardEvent, useMemo } from 'react';
import { PickerList } from '../../../ui/PickerList.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { findOptions, isNamed, type PickerOption } from '../../../ui/picker-options.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { usePickerField } from '../../../ui/use-picker-field.ts';
import styles from './Board.module.css';
import { focusColumn, useBoard } from './board-store.ts';

interface MovePickerProps {
  label: string;
  options: readonly PickerOption[];
  onChoose: (id: string) => void;
  /** Makes a column of what was typed, where that is possible. */
  onCreate?: (name: string) => void;
}

const mostShown = 50;

/** Where to move the chosen cards: opened at the active one, found by typing. */
export function MovePicker({ label, options, onChoose, onCreate }: MovePickerProps) {
  const isOpen = useBoard((s) => s.picking !== null);
  const close = (goesBack: boolean) => {
    const { current } = useBoard.getState();
    useBoard.setState({ picking: null });
    if (goesBack && current !== null) focusColumn(current);
  };
  return (
    <Popover
      label={label}
      open={isOpen}
      onOpenChange={(open) => !open && close(true)}
      anchor={activeCard}
      side="right"
      finalFocus={false}
      className={styles.picker ?? ''}
    >
      {isOpen && <Choice {...{ label, options, onCreate }} onChoose={onChoose} onDone={() => close(true)} />}
    </Popover>
  );
}

/** The card the keyboard is on, else the list. */
function activeCard(): Element {
  const { current } = useBoard.getState();
  const column = document.querySelector(`[data-column="${CSS.escape(current ?? '')}"]`);
  return column?.querySelector('[data-active]') ?? column ?? document.body;
}

interface ChoiceProps {
  label: string;
  options: readonly PickerOption[];
  onChoose: (id: string) => void;
  onCreate: ((name: string) => void) | undefined;
  onDone: () => void;
}

function Choice({ label, options, onChoose, onCreate, onDone }: ChoiceProps) {
  const { word: name, marked, setMarked, listId, fieldProps } = usePickerField();
  const found = useMemo(() => findOptions(options, name, mostShown), [options, name]);
  const isNew = onCreate !== undefined && name !== '' && !isNamed(options, name);
  const count = found.length + (isNew ? 1 : 0);
  const at = Math.min(marked, count - 1);
  const take = (row: number) => {
    const option = found[row]?.option;
    if (!option && !isNew) return;
    onDone();
    if (option) onChoose(option.id);
    else onCreate?.(name);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && count > 0) setMarked((at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setMarked((at - 1 + count) % count);
    else if (event.key === 'Enter') take(at);
    else if (event.key !== 'Escape') return event.stopPropagation();
    else onDone();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <TextField
        label={label}
        labelHidden
        placeholder={`${label}…`}
        {...fieldProps(count, at)}
        autoFocus
        onKeyDown={keyDown}
      />
      <PickerList
        id={listId}
        label={label}
        found={found}
        create={isNew ? { label: 'New finding', typed: name } : null}
        marked={at}
        onChoose={take}
        className={styles.pickerRows}
      />
    </>
  );
}
