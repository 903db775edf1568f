import { $isCodeNode } from '@lexical/code-core';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  FOCUS_COMMAND,
  type TextFormatType,
} from 'lexical';
import { Bold, Code, Highlighter, Italic, Link, Strikethrough } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type CommandId, commands, keysOf } from '../../../../shared/commands.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';
import { useLocked } from '../note-context.ts';
import { $blockOf } from './blocks.ts';
import styles from './FormatBar.module.css';

const buttons: readonly [CommandId, typeof Bold, TextFormatType | null][] = [
  ['format:bold', Bold, 'bold'],
  ['format:italic', Italic, 'italic'],
  ['format:strike', Strikethrough, 'strikethrough'],
  ['format:code', Code, 'code'],
  ['format:link', Link, null],
  ['highlight:mark', Highlighter, null],
];

/** The few formats of text, above the selection while there is one. Takes no focus: the keys are the way in for keyboards. */
export function FormatBar({ scroller }: { scroller: HTMLElement | null }) {
  const [editor] = useLexicalComposerContext();
  const locked = useLocked();
  const [formats, setFormats] = useState<ReadonlySet<TextFormatType> | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isPointing = false;
    const look = () => {
      const now = isPointing ? null : editor.getEditorState().read($selectedFormats);
      setFormats((before) => (sameSet(before, now) ? before : now));
    };
    const hide = () => {
      setFormats(null);
      return false;
    };
    const lookSoon = () => {
      setTimeout(look); // the selection is set after the focus
      return false;
    };
    const onPointer = (event: PointerEvent) => {
      if (bar.current?.contains(event.target as Node)) return;
      isPointing = event.type === 'pointerdown';
      if (isPointing) setFormats(null);
      else setTimeout(look);
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('pointerup', onPointer);
    const stop = mergeRegister(
      editor.registerUpdateListener(look),
      editor.registerCommand(BLUR_COMMAND, hide, COMMAND_PRIORITY_LOW),
      editor.registerCommand(FOCUS_COMMAND, lookSoon, COMMAND_PRIORITY_LOW),
    );
    return () => {
      stop();
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('pointerup', onPointer);
    };
  }, [editor]);

  useLayoutEffect(() => {
    if (!formats) return;
    const place = () => {
      const range = window.getSelection()?.rangeCount ? window.getSelection()?.getRangeAt(0) : null;
      const element = bar.current;
      const pane = scroller?.getBoundingClientRect();
      if (!range || !element || !pane) return;
      const at = range.getBoundingClientRect();
      const above = at.top - element.offsetHeight - 8;
      const top = above > pane.top ? above : at.bottom + 8;
      const left = Math.min(at.left, pane.right - element.offsetWidth - 8);
      element.style.translate = `${Math.round(Math.max(pane.left + 8, left))}px ${Math.round(top)}px`;
      element.dataset.away = String(at.bottom < pane.top || at.top > pane.bottom);
    };
    place();
    scroller?.addEventListener('scroll', place);
    window.addEventListener('resize', place);
    document.addEventListener('selectionchange', place);
    return () => {
      scroller?.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
      document.removeEventListener('selectionchange', place);
    };
  }, [formats, scroller]);

  if (!formats || locked !== null) return null;
  return createPortal(
    <div ref={bar} role="toolbar" aria-label="Format" className={styles.bar} onMouseDown={(e) => e.preventDefault()}>
      {buttons.map(([id, Icon, format]) => (
        <IconButton
          key={id}
          label={commands[id].title}
          icon={<Icon size={16} aria-hidden />}
          tabIndex={-1}
          {...(keysOf(id, isMac)[0] && { keys: keysOf(id, isMac)[0] })}
          {...(format && { pressed: formats.has(format) })}
          onClick={() => void runCommand(id)}
        />
      ))}
    </div>,
    document.body,
  );
}

function $selectedFormats(): ReadonlySet<TextFormatType> | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  if ($isCodeNode($blockOf(selection.anchor.getNode())) || selection.getTextContent().trim() === '') return null;
  return new Set(
    buttons.map(([, , format]) => format).filter((f) => f !== null && selection.hasFormat(f)) as TextFormatType[],
  );
}

function sameSet(a: ReadonlySet<unknown> | null, b: ReadonlySet<unknown> | null): boolean {
  return a === b || (a !== null && b !== null && a.size === b.size && [...a].every((x) => b.has(x)));
}
