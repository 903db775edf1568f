import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLayoutEffect, useRef } from 'react';
import { useNavigation } from '../../../state/navigation.ts';
import { useNote } from '../note-context.ts';
import { keepWhere, type Where } from './where.ts';

/** Scrolls to where the visit was left, and keeps that for when one comes back. Stands behind the plugin that loads the text. */
export function WherePlugin({ left }: { left: Where | null }) {
  const [editor] = useLexicalComposerContext();
  const session = useNote();
  const first = useRef(left);
  useLayoutEffect(() => {
    const { place } = useNavigation.getState();
    const scroller = editor.getRootElement()?.closest('[data-scroller]');
    return () => {
      const hasFocus = editor.getRootElement()?.contains(document.activeElement) ?? false;
      const scrollTop = scroller?.scrollTop ?? 0;
      // The session learns of the caret as the text leaves the screen, which is about to happen.
      queueMicrotask(() => keepWhere(place, { scrollTop, caret: hasFocus ? session.caret() : null }));
    };
  }, [editor, session]);
  useLayoutEffect(() => {
    const where = first.current;
    if (!where) return;
    const frame = requestAnimationFrame(() => {
      editor.getRootElement()?.closest('[data-scroller]')?.scrollTo(0, where.scrollTop);
    });
    return () => cancelAnimationFrame(frame);
  }, [editor]);
  return null;
}
