import { useEffect, useState } from 'react';
import type { EditorViewProps, EditorView as View } from './EditorView.tsx';

let loaded: typeof View | null = null;

/** Loads the editor's code. Started when the page is idle, so that the first new interview finds it there. */
export async function loadEditor(): Promise<typeof View> {
  const { EditorView } = await import('./EditorView.tsx');
  loaded = EditorView;
  return EditorView;
}

/** `EditorView`, its code loaded apart from the first screen's. Not through Suspense, which holds back what it has shown a blank for. */
export function EditorPane(props: EditorViewProps) {
  const [Editor, setEditor] = useState(() => loaded);
  useEffect(() => {
    if (!Editor) void loadEditor().then((view) => setEditor(() => view));
  }, [Editor]);
  return Editor && <Editor {...props} />;
}
