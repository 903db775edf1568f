import { registerMarkdownShortcuts } from '@lexical/markdown';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import { useEffect } from 'react';
import { registerListMarkers } from './list-markers.ts';
import { shortcuts } from './shortcuts.ts';

/** Markdown as it is typed becomes what it means. */
export function ShortcutsPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => mergeRegister(registerMarkdownShortcuts(editor, shortcuts), registerListMarkers(editor)), [editor]);
  return null;
}
