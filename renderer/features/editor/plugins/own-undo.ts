import type { LexicalEditor } from 'lexical';

/**
 * Undo in another field is that field's alone. Where it has nothing left to undo, the browser goes on with the text of the
 * note: it sends the request there although the caret is elsewhere.
 */
export function registerOwnUndo(editor: LexicalEditor): () => void {
  const onBeforeInput = (event: InputEvent) => {
    const root = editor.getRootElement();
    const isUndo = event.inputType === 'historyUndo' || event.inputType === 'historyRedo';
    if (!isUndo || !root || event.target !== root || root.contains(document.activeElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('beforeinput', onBeforeInput, true);
  return () => document.removeEventListener('beforeinput', onBeforeInput, true);
}
