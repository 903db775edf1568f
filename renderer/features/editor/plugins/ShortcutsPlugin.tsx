import { registerMarkdownShortcuts } from '@lexical/markdown';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import { TextNode } from 'lexical';
import { useEffect } from 'react';
import { $taskInItem, shortcuts } from './shortcuts.ts';

/** Markdown as it is typed becomes what it means. */
export function ShortcutsPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      mergeRegister(registerMarkdownShortcuts(editor, shortcuts), editor.registerNodeTransform(TextNode, $taskInItem)),
    [editor],
  );
  return null;
}
