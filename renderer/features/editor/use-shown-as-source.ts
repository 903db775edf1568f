import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot } from 'lexical';
import { useEffect, useState } from 'react';
import { $isWholeSource } from './document/nodes/opaque-nodes.ts';

/** Whether the note's text is on screen as its source, because it is too large or too tangled to be cut into blocks. */
export function useShownAsSource(): boolean {
  const [editor] = useLexicalComposerContext();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const look = () => setShown(editor.getEditorState().read(() => $getRoot().getChildren().some($isWholeSource)));
    look();
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0 || tags.has('historic')) look();
    });
  }, [editor]);
  return shown;
}
