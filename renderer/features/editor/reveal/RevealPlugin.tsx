import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { LexicalEditor } from 'lexical';
import { useEffect } from 'react';
import type { Reveal } from '../../../state/navigation.ts';
import body from '../body.module.css';
import { findText } from './find-text.ts';

const name = 'fieldbook-reveal';
const shownFor = 4000; // ms

/** Goes to a place in the note and shows it for a moment. A hit of a search stays marked otherwise (`Find`). */
export function RevealPlugin({ reveal }: { reveal: Reveal | undefined }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    if (!reveal || isWalked(reveal)) return;
    const end = showPlace(editor, reveal);
    if ('highlightId' in reveal) putCursorInMark(editor, reveal.highlightId);
    return end;
  }, [editor, reveal]);
  return null;
}

function isWalked(reveal: Reveal): boolean {
  return 'hit' in reveal && (reveal.query ?? '').trim() !== '';
}

/** Scrolls to a text or a highlight of the editor and marks it for a moment. Returns the function that ends that. */
export function showPlace(editor: LexicalEditor, place: Reveal): () => void {
  const root = editor.getRootElement();
  if (!root) return () => {};
  return 'highlightId' in place ? flash(root, place.highlightId) : showText(root, place.hit, place.occurrence);
}

/** Scrolls to the element of a node and marks it for a moment. Returns the function that ends that. */
export function showNode(element: HTMLElement | null): () => void {
  return element ? flashAll([element]) : () => {};
}

function flash(root: HTMLElement, id: string): () => void {
  return flashAll([...root.querySelectorAll<HTMLElement>(`[data-highlight="${CSS.escape(id)}"]`)]);
}

function flashAll(marks: readonly HTMLElement[]): () => void {
  marks[0]?.scrollIntoView({ block: 'center' });
  const end = () => {
    for (const mark of marks) mark.classList.remove(body.flash ?? '');
  };
  for (const mark of marks) mark.classList.add(body.flash ?? '');
  const timer = setTimeout(end, shownFor);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Of a highlight, at the beginning of its words. */
function putCursorInMark(editor: LexicalEditor, id: string) {
  const root = editor.getRootElement();
  const mark = root?.querySelector(`[data-highlight="${CSS.escape(id)}"]`);
  if (!root || !mark) return;
  const range = document.createRange();
  range.selectNodeContents(mark);
  putCursor(root, range);
}

/** The cursor goes where the reader looks: reading on by arrow keys starts there, and nothing scrolls away from it. */
function putCursor(root: HTMLElement, range: Range) {
  if (!root.isContentEditable) return;
  root.focus({ preventScroll: true });
  getSelection()?.collapse(range.startContainer, range.startOffset);
}

function showText(root: HTMLElement, hit: string, occurrence: number): () => void {
  const range = findText(root, hit, occurrence);
  if (!range) return () => {};
  const at = range.startContainer.parentElement;
  at?.scrollIntoView({ block: 'center' });
  putCursor(root, range);
  CSS.highlights.set(name, new Highlight(range));
  const end = () => {
    CSS.highlights.delete(name);
  };
  const timer = setTimeout(end, shownFor);
  return () => {
    clearTimeout(timer);
    end();
  };
}
