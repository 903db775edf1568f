import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useState } from 'react';
import type { Highlight } from '../../../../shared/domain/interview.ts';
import { mergeHighlights } from '../../../../shared/markdown/highlights.ts';
import { HighlightNode } from '../document/nodes/highlight-node.ts';
import { $marks } from '../highlight/marks.ts';

const delay = 300; // ms after an edit

/** The highlights of the note in document order, parts put together; follows the text. */
export function useHighlights(): readonly Highlight[] {
  const [editor] = useLexicalComposerContext();
  const [highlights, setHighlights] = useState<readonly Highlight[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const parts = editor
        .getEditorState()
        .read(() => $marks().map((mark) => ({ ...mark.getHighlight(), text: mark.getTextContent() })));
      setHighlights(mergeHighlights(parts));
    };
    const stop = editor.registerMutationListener(HighlightNode, () => {
      timer ??= setTimeout(read, delay);
    });
    // Text within a mark changes without its node.
    const stopText = editor.registerUpdateListener(({ dirtyElements, editorState }) => {
      const isInMark = [...dirtyElements.keys()].some((key) => editorState._nodeMap.get(key) instanceof HighlightNode);
      if (isInMark) timer ??= setTimeout(read, delay);
    });
    read();
    return () => {
      stop();
      stopText();
      clearTimeout(timer);
    };
  }, [editor]);
  return highlights;
}
