import type { HistoryState } from '@lexical/history';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $getRoot,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { useEffect, useRef } from 'react';
import { splitFile, withLineEnds } from '../../../../shared/markdown/split-file.ts';
import { insertTimestamp } from '../call/insert-timestamp.ts';
import { $caretPlace, $goTo, offsetOf, placeOf } from '../document/caret.ts';
import { createNoteDocument, type NoteDocument } from '../document/note-document.ts';
import { useNote } from '../note-context.ts';
import type { NoteSession } from '../session/note-session.ts';
import type { ShownDocument } from '../session/shown-document.ts';
import { keepPlace } from './keep-place.ts';

interface DocumentPluginProps {
  /** The undo steps of this editor. */
  history: HistoryState;
  focus: boolean;
  /** Where the caret was when this visit was left, if it was in the text. */
  caretLeft: number | null;
}

/**
 * Puts the note's text into the editor and gives the session what stands on screen from then on. Stands after the plugins
 * that transform nodes, so that they have seen the text before anything counts as an edit.
 */
export function DocumentPlugin({ history, focus, caretLeft }: DocumentPluginProps) {
  const [editor] = useLexicalComposerContext();
  const session = useNote();
  const firstCaret = useRef(caretLeft);

  useEffect(() => {
    const document = createNoteDocument(editor, session.text());
    startHistory(editor, history);
    if (document.isSource()) session.showOnlyAsSource();
    const caret = session.caret() ?? firstCaret.current;
    firstCaret.current = null;
    if (caret !== null) goToOffset(editor, document, caret);
    const detach = session.attach(shownIn(editor, document, history));
    const stop = mergeRegister(
      document.onChange(() => session.edited()),
      undoFurther(editor, session, history),
    );
    return () => {
      stop();
      detach();
      document.dispose();
    };
  }, [editor, session, history]);

  useEffect(() => {
    if (focus) editor.focus(undefined, { defaultSelection: 'rootEnd' });
  }, [editor, focus]);

  return null;
}

function shownIn(editor: LexicalEditor, document: NoteDocument, history: HistoryState): ShownDocument {
  return {
    formatted: document,
    text: () => document.text(),
    setField: (key, value) => document.setField(key, value),
    head: () => document.head(),
    follow: (edits, wanted) => document.follow(edits, wanted),
    load(text) {
      const scroller = editor.getRootElement()?.closest('[data-scroller]');
      const top = scroller?.scrollTop ?? 0;
      const restore = keepPlace(editor);
      document.load(text);
      restore();
      startHistory(editor, history);
      if (scroller) scroller.scrollTop = top;
    },
    steps: () => ({
      undo: history.undoStack.map((entry) => document.moment(entry.editorState)),
      redo: history.redoStack.map((entry) => document.moment(entry.editorState)).reverse(),
    }),
    insertTimestamp: (seconds) => insertTimestamp(editor, seconds),
    focus() {
      editor.update(() => void $getRoot().selectStart());
      editor.focus(undefined, { defaultSelection: 'rootStart' });
    },
    caret() {
      const place = editor.getEditorState().read($caretPlace);
      if (place === null) return null;
      const { head, body } = partsOf(document);
      return head + offsetOf(body, place);
    },
  };
}

/** Lexical's history has nothing to go back to until a selection changed: the first edit without one could not be undone. */
function startHistory(editor: LexicalEditor, history: HistoryState): void {
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
  history.current = { editor, editorState: editor.getEditorState() };
}

function goToOffset(editor: LexicalEditor, document: NoteDocument, offset: number): void {
  const { head, body } = partsOf(document);
  const place = placeOf(body, Math.max(0, offset - head));
  editor.update(() => $goTo(place), { discrete: true, tag: 'history-merge' });
  editor.focus();
}

/** The length of what stands before the body, and the body, as offsets of the caret count: without BOM, lines apart by `\n`. */
function partsOf(document: NoteDocument): { head: number; body: string } {
  const { frontMatter, body } = splitFile(document.text());
  return { head: withLineEnds(frontMatter, '\n').length, body: withLineEnds(body, '\n') };
}

/** Undo and redo go on with the note's own steps where the editor has none left. */
function undoFurther(editor: LexicalEditor, session: NoteSession, history: HistoryState): () => void {
  // A command runs within an update, in which no other text can be loaded.
  const afterwards = (direction: 'back' | 'forward') => {
    queueMicrotask(() => session.step(direction));
    return true;
  };
  return mergeRegister(
    editor.registerCommand(
      UNDO_COMMAND,
      () => history.undoStack.length === 0 && afterwards('back'),
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      () => history.redoStack.length === 0 && afterwards('forward'),
      COMMAND_PRIORITY_LOW,
    ),
  );
}
