import { Search, X } from 'lucide-react';
import { type KeyboardEvent, memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { longestQuery } from '../../../../shared/search/language/parse.ts';
import { plural } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { elementId, resultsId } from '../element-ids.ts';
import { optionsOf } from '../result-options.ts';
import { useResults } from '../results-store.ts';
import { Completion, completionId, completionOption } from './Completion.tsx';
import { chipAsText, completed, type Edited, settled, withoutChip } from './field-state.ts';
import { setField, stepField, useField } from './field-store.ts';
import { QueryChip } from './QueryChip.tsx';
import styles from './QueryField.module.css';
import { partProblems } from './query-problems.ts';
import { useCompletion } from './use-completion.ts';

/** The query: finished filters as chips, and the input for the rest, with completion of operators and their values. */
export const QueryField = memo(function QueryField({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const field = useField();
  const box = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const pasted = useRef(false);
  const completion = useCompletion((item, place) => {
    const edited = take(completed(useField.getState(), place, item.insert));
    input.current?.focus();
    completion.look(edited.input, edited.caret);
  });
  const problems = useChipProblems();
  const position = useResults((s) => optionsOf(s.answer).findIndex((option) => option.key === s.selected));

  useLayoutEffect(() => {
    if (caret === null) return;
    input.current?.setSelectionRange(caret, caret);
    setCaret(null);
  }, [caret, input]);

  const take = ({ field, caret }: Edited) => {
    setField(field);
    setCaret(caret);
    return { input: field.input, caret };
  };
  const change = (text: string, at: number, composing: boolean) => {
    const next = { ...field, input: text };
    if (composing) setField(next);
    else {
      const edited = settled(next, at, pasted.current);
      if (edited.field.input === text) setField(edited.field);
      else take(edited);
      completion.look(edited.field.input, edited.caret);
    }
    pasted.current = false;
  };
  const editChip = (index: number) => {
    const edited = take(chipAsText(field, index));
    input.current?.focus();
    completion.look(edited.input, edited.caret);
  };
  const removeChip = (index: number, focus: 'input' | 'neighbor' = 'input') => {
    setField(withoutChip(field, index));
    const next = focus === 'neighbor' && field.chips.length > 1 ? Math.min(index, field.chips.length - 2) : null;
    requestAnimationFrame(() => (next === null ? input.current?.focus() : focusChip(next)));
  };
  const focusChip = (index: number) => box.current?.querySelectorAll<HTMLElement>('[data-chip]')[index]?.focus();

  const inputKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (completion.key(event)) return event.preventDefault();
    if (undone(event)) return completion.close();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0 && field.chips.length > 0;
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (event.key === 'Backspace' && atStart && plain) {
      event.preventDefault();
      editChip(field.chips.length - 1);
    } else if (event.key === 'ArrowLeft' && atStart && plain) {
      event.preventDefault();
      focusChip(field.chips.length - 1);
    } else if (event.key === 'Enter' && plain) {
      const edited = settled(field, value.length, true);
      if (edited.field.chips.length === field.chips.length) return;
      event.preventDefault();
      take(edited);
      completion.close();
    }
  };
  const undone = (event: KeyboardEvent): boolean => {
    const undo = undoOf(event);
    if (undo === null) return false;
    event.preventDefault();
    const field = stepField(undo);
    if (field) setCaret(field.input.length);
    return true;
  };
  const chipKey = (event: KeyboardEvent, index: number) => {
    if (undone(event)) return input.current?.focus();
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: field.chips.length }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) {
      event.preventDefault();
      if (to >= field.chips.length) input.current?.focus();
      else focusChip(Math.max(0, to));
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      removeChip(index, 'neighbor');
    } else if (event.key.length === 1 && event.key !== ' ') {
      input.current?.focus(); // the letter goes there
    }
  };

  return (
    <div ref={box} className={styles.box}>
      <Search size={16} aria-hidden className={styles.icon} />
      <div className={styles.parts}>
        {field.chips.length > 0 && (
          <div role="toolbar" aria-label="Filters of the search" className={styles.chips}>
            {field.chips.map((chip, index) => (
              <QueryChip
                // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may stand there twice
                key={`${index} ${chip}`}
                text={chip}
                problem={problems.get(chip)}
                isStop={index === field.chips.length - 1}
                onEdit={() => editChip(index)}
                onRemove={() => removeChip(index)}
                onKeyDown={(event) => chipKey(event, index)}
              />
            ))}
          </div>
        )}
        <input
          ref={input}
          data-pane-focus
          data-completing={(completion.open && completion.active !== null) || undefined}
          role="combobox"
          aria-label="Search all interviews"
          aria-description={
            field.chips.length > 0 ? `${plural(field.chips.length, 'filter')}, left of the text` : undefined
          }
          aria-expanded={completion.open || position >= 0}
          aria-controls={completion.open ? `${completionId} ${resultsId}` : resultsId}
          aria-autocomplete="list"
          aria-activedescendant={
            completion.open && completion.active !== null
              ? completionOption(completion.active)
              : position >= 0
                ? elementId(position + 1)
                : undefined
          }
          placeholder={field.chips.length === 0 ? 'Search all interviews' : undefined}
          spellCheck={false}
          autoComplete="off"
          // One more than is searched for, so that a text that was cut can be told.
          maxLength={longestQuery + 1}
          value={field.input}
          onPaste={() => {
            pasted.current = true;
          }}
          onChange={({ target, nativeEvent }) =>
            change(target.value, target.selectionStart ?? target.value.length, (nativeEvent as InputEvent).isComposing)
          }
          onCompositionEnd={({ currentTarget }) =>
            change(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length, false)
          }
          onSelect={({ currentTarget: { value, selectionStart } }) => {
            if (completion.open) completion.look(value, selectionStart ?? value.length);
          }}
          onKeyDown={inputKey}
          onBlur={(event) => leaveInput(event.relatedTarget)}
          className={styles.input}
        />
      </div>
      {(field.chips.length > 0 || field.input !== '') && (
        <IconButton
          label="Clear search"
          icon={<X size={14} aria-hidden />}
          onClick={() => {
            setField({ chips: [], input: '' });
            completion.close();
            input.current?.focus();
          }}
        />
      )}
      {completion.open && <Completion field={box} input={input} completion={completion} />}
    </div>
  );

  /** A filter that is written out is finished when the focus goes elsewhere in the page. */
  function leaveInput(to: Element | null) {
    completion.close();
    if (to === null) return;
    const now = useField.getState();
    setField(settled(now, now.input.length, true).field);
  }
});

/** The browser's own undo knows nothing of chips. */
function undoOf(event: KeyboardEvent): 'back' | 'forward' | null {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (key === 'z') return event.shiftKey ? 'forward' : 'back';
  return key === 'y' && event.ctrlKey ? 'forward' : null;
}

/** What is wrong with chips, by their text. */
function useChipProblems() {
  const answer = useResults((s) => s.answer);
  return useMemo(() => {
    const { answered } = useResults.getState();
    return new Map(partProblems(answered, answer?.problems ?? []).map(({ part, problem }) => [part, problem]));
  }, [answer]);
}
