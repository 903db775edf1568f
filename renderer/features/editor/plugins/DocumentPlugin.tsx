import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { CLEAR_HISTORY_COMMAND } from 'lexical';
import { useEffect } from 'react';
import { createNoteDocument } from '../document/note-document.ts';
import { useNote } from '../note-context.ts';
import { keepPlace } from './keep-place.ts';

/**
 * Puts the note's text into the editor and gives the session what stands on screen from then on. Stands after the plugins
 * that transform nodes, so that they have seen the text before anything counts as an edit.
 */
export function DocumentPlugin({ focus }: { focus: boolean }) {
  const [editor] = useLexicalComposerContext();
  const session = useNote();

  useEffect(() => {
    const document = createNoteDocument(editor, session.text());
    editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
    const detach = session.attach({
      text: () => document.text(),
      setField: (key, value) => document.setField(key, value),
      fields: () => document.fields(),
      load(text) {
        const scroller = editor.getRootElement()?.closest('[data-scroller]');
        const top = scroller?.scrollTop ?? 0;
        const restore = keepPlace(editor);
        document.load(text);
        restore();
        editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
        if (scroller) scroller.scrollTop = top;
      },
    });
    const stop = document.onChange(() => session.edited());
    return () => {
      stop();
      detach();
      document.dispose();
    };
  }, [editor, session]);

  useEffect(() => {
    if (focus) editor.focus(undefined, { defaultSelection: 'rootEnd' });
  }, [editor, focus]);

  return null;
}
