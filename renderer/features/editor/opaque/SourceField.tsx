import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { onBeforeSaving } from '../../../state/closing.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useNote } from '../note-context.ts';
import styles from './opaque.module.css';

interface SourceFieldProps {
  name: string;
  source: string;
  /** The node's own element; a field for a block lies over it and makes it as tall as the field. */
  element: HTMLElement;
  isInline: boolean;
  /** Called once, with the text or, where editing was given up, `null`. */
  onDone: (typed: string | null) => void;
}

/** The source of one node as plain text. Ctrl or ⌘ and Enter, or leaving it, applies; Escape gives up. */
export function SourceField({ name, source, element, isInline, onDone }: SourceFieldProps) {
  const [editor] = useLexicalComposerContext();
  const session = useNote();
  const [typed, setTyped] = useState(source);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const hint = useId();
  const isDone = useRef(false);
  const latest = useRef(typed);
  latest.current = typed;

  const done = (text: string | null, refocus: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    session.setDraft(null);
    // First, as the focus puts a caret at the start of the text, which must not be what is selected in the end.
    if (refocus) editor.getRootElement()?.focus({ preventScroll: true });
    onDone(text);
  };
  const finish = useRef(done);
  finish.current = done;

  useEffect(() => {
    const area = field.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
    const stop = onBeforeSaving(() => finish.current(latest.current, false)); // quitting does not wait for a blur
    // Leaving the note takes the field away without a blur; what was typed is kept all the same.
    return () => {
      stop();
      finish.current(latest.current, false);
    };
  }, []);

  const resize = () => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, isInline ? 160 : 480)}px`;
    if (!isInline && box.current) element.style.minHeight = `${box.current.offsetHeight}px`;
  };
  const atFirst = useRef(resize);
  useLayoutEffect(() => {
    atFirst.current();
    if (!isInline) element.style.visibility = 'hidden';
    return () => {
      element.style.minHeight = '';
      element.style.visibility = '';
    };
  }, [element, isInline]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') done(null, true);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (isInline && !event.shiftKey))) {
      done(latest.current, true);
    } else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className={isInline ? styles.inline : styles.block} style={isInline ? undefined : over(element)}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={`Source of ${name.toLowerCase()}`}
        aria-describedby={hint}
        spellCheck={false}
        rows={1}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          session.setDraft({ source, typed: event.target.value });
          resize();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => document.hasFocus() && done(latest.current, false)}
      />
      <p id={hint} className={styles.hint}>
        <Kbd keys={isInline ? 'Enter' : '$mod+Enter'} plain /> applies, <Kbd keys="Escape" plain /> cancels
      </p>
    </div>
  );
}

/** Where a block stands in the positioned element around the text. */
function over(element: HTMLElement): CSSProperties {
  const around = element.closest('[data-lexical-editor]')?.parentElement?.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  if (!around) return {};
  return { top: own.top - around.top, left: own.left - around.left, width: own.width };
}
