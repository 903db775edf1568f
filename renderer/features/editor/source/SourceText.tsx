import { useEffect, useRef } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { setStatus } from '../../../state/status.ts';
import { finding } from '../find/find-store.ts';
import { useNote, useNoteView } from '../note-context.ts';
import styles from './SourceText.module.css';
import type { SourceEditor } from './source-editor.ts';

/** The note's whole file as text. CodeMirror's code is loaded when it is first asked for. */
export function SourceText() {
  const session = useNote();
  const isLocked = useNoteView((v) => v.readOnly !== null);
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    // Within a shadow root CodeMirror sets its styles as constructed sheets, which the page's policy allows.
    const parent = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    let end = () => {};
    let isOver = false;
    void import('./source-editor.ts').then(({ createSourceEditor }) => {
      if (isOver) return;
      const editor = createSourceEditor({ parent, session, locked: isLocked, caret: session.caret() ?? 0 });
      const detach = session.attach(editor);
      const stopCounting = countWords(editor);
      editor.view.focus();
      finding.setView(editor.find);
      end = () => {
        stopCounting();
        if (finding.view() === editor.find) finding.setView(null);
        detach();
        editor.destroy();
      };
    });
    return () => {
      isOver = true;
      end();
    };
  }, [session, isLocked]);

  return <div ref={host} className={styles.source} data-source-view />;
}

/** Offers the source of the note, and the way back. */
export function SourceCommand() {
  const session = useNote();
  const shownAs = useNoteView((v) => v.shownAs);
  const sourceOnly = useNoteView((v) => v.sourceOnly);
  useCommand('view:source', () => session.show(shownAs === 'source' ? 'formatted' : 'source'), sourceOnly);
  return null;
}

const countEvery = 500; // ms

function countWords({ view }: SourceEditor): () => void {
  let counted: unknown = null;
  let timer: ReturnType<typeof setTimeout>;
  const count = () => {
    const start = performance.now();
    if (view.state.doc !== counted) {
      counted = view.state.doc;
      let words = 0;
      for (const part of view.state.doc.iter()) words += part.match(/[^\s\p{P}\p{S}][^\s]*/gu)?.length ?? 0;
      setStatus({ words });
    }
    // A text of megabytes takes a while: a twentieth of the time at most.
    timer = setTimeout(count, Math.max(countEvery, 20 * (performance.now() - start)));
  };
  timer = setTimeout(count);
  return () => clearTimeout(timer);
}
