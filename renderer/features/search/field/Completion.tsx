import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from '../../../ui/Kbd.tsx';
import styles from './QueryField.module.css';
import type { CompletionState } from './use-completion.ts';

export const completionId = 'search-completion';
export const completionOption = (index: number) => `search-completion-${index}`;

interface Props {
  field: RefObject<HTMLDivElement | null>;
  input: RefObject<HTMLInputElement | null>;
  completion: CompletionState;
}

/** What may be written, below the word at the caret. The focus stays in the input. */
export function Completion({ field, input, completion }: Props) {
  const { items, place, active, take, setActive } = completion;
  const list = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(0);
  useLayoutEffect(() => {
    const [box, text, popup] = [field.current, input.current, list.current];
    if (!box || !text || !popup) return;
    const start = text.getBoundingClientRect().left - box.getBoundingClientRect().left - text.scrollLeft;
    const wanted = start + widthOf(text.value.slice(0, place?.start ?? 0), text) - 12;
    setLeft(Math.max(0, Math.min(wanted, box.clientWidth - popup.offsetWidth)));
  }, [field, input, place]);
  useLayoutEffect(() => {
    if (active !== null) document.getElementById(completionOption(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={completionId}
      role="listbox"
      aria-label="Suggestions"
      className={styles.popup}
      style={{ left }}
      onPointerDown={(event) => event.preventDefault()}
    >
      {items.map(({ insert, label, hint, count }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
        <div
          key={insert}
          id={completionOption(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.row}
          onPointerMove={() => active !== null && active !== index && setActive(index)}
          onClick={() => take(index)}
        >
          <span className={styles.label}>{label}</span>
          {hint && <span className={styles.hint}>{hint}</span>}
          {count !== undefined && <span className={styles.count}>{count.toLocaleString('en-US')}</span>}
          {index === (active ?? 0) && <Kbd keys={active === null ? 'Tab' : 'Enter'} />}
        </div>
      ))}
    </div>
  );
}

let canvas: CanvasRenderingContext2D | null = null;

/** How wide a text is in an input, in CSS pixels. */
function widthOf(text: string, input: HTMLInputElement): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  canvas.font = getComputedStyle(input).font;
  return canvas.measureText(text).width;
}
