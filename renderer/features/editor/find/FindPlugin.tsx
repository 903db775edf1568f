import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect } from 'react';
import { finding } from './find-store.ts';
import { createFormattedFindView } from './formatted-view.ts';

/** Lets the find bar find in the formatted text. Stands behind the plugin that loads the text. */
export function FindPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const view = createFormattedFindView(editor);
    finding.setView(view);
    return () => {
      if (finding.view() === view) finding.setView(null);
      view.dispose();
    };
  }, [editor]);
  return null;
}
