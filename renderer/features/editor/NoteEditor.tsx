import { createEmptyHistoryState } from '@lexical/history';
import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import type { Reveal } from '../../state/navigation.ts';
import { cx } from '../../ui/cx.ts';
import body from './body.module.css';
import { editorNodes } from './document/editor-nodes.ts';
import styles from './Editor.module.css';
import { TitleField } from './fields/TitleField.tsx';
import { Find } from './find/Find.tsx';
import { FindPlugin } from './find/FindPlugin.tsx';
import { FormatBar } from './format/FormatBar.tsx';
import { FormatCommands } from './format/FormatCommands.tsx';
import { EditorHeader } from './header/EditorHeader.tsx';
import { MarksPlugin } from './highlight/MarksPlugin.tsx';
import { RepairPlugin } from './highlight/RepairPlugin.tsx';
import { useEscape, useInspector } from './inspector/use-inspector.ts';
import { LookContext, useLook } from './kinds/document-look.ts';
import { looks } from './kinds/looks.ts';
import { NoteBanners } from './NoteBanners.tsx';
import { NoteContext, useNoteView } from './note-context.ts';
import { BlockCommands } from './opaque/BlockCommands.tsx';
import { SourcePlugin } from './opaque/SourcePlugin.tsx';
import { BlocksPlugin } from './plugins/BlocksPlugin.tsx';
import { DocumentPlugin } from './plugins/DocumentPlugin.tsx';
import { LinksPlugin } from './plugins/LinksPlugin.tsx';
import { PastePlugin } from './plugins/PastePlugin.tsx';
import { ShortcutsPlugin } from './plugins/ShortcutsPlugin.tsx';
import { WherePlugin } from './plugins/WherePlugin.tsx';
import { whereLeft } from './plugins/where.ts';
import { RevealPlugin } from './reveal/RevealPlugin.tsx';
import type { NoteSession } from './session/note-session.ts';
import { leaveSession } from './session/sessions.ts';
import { SourceCommand, SourceText } from './source/SourceText.tsx';
import { editorNamespace, theme } from './theme.ts';
import { useNoteStatus } from './use-note-status.ts';

interface NoteEditorProps {
  session: NoteSession;
  reveal?: Reveal;
  focus?: 'title' | 'body' | 'list';
  /** What lies beside the text where the kind of document has no pane of its own. */
  side?: ReactNode;
}

/** The editor of one open document. Mounted anew for each note; the session outlives it. */
export function NoteEditor({ session, reveal, focus, side }: NoteEditorProps) {
  const look = looks[session.kind];
  const isLocked = session.view.getState().readOnly !== null;
  const config = useMemo(
    () => ({
      namespace: editorNamespace,
      nodes: [...editorNodes],
      theme,
      editable: !isLocked,
      onError(error: Error) {
        throw error;
      },
    }),
    [isLocked],
  );
  useEffect(() => () => leaveSession(session), [session]);
  const inspector = useInspector();
  const isSideOpen = inspector.isOpen && look.side !== null;
  useEscape(isSideOpen && inspector.isOverlay);
  return (
    <NoteContext value={session}>
      <LookContext value={look}>
        <LexicalComposer initialConfig={config}>
          <div className={styles.view} data-inspector={isSideOpen || undefined} data-kind={session.kind}>
            <section aria-label={look.name} data-note className={styles.editor}>
              <EditorHeader />
              <Find reveal={reveal} />
              <NoteBanners />
              <Text reveal={reveal} focus={focus} />
            </section>
            {look.side?.Pane ? (
              isSideOpen && <look.side.Pane />
            ) : (
              <div className={styles.side} hidden={!isSideOpen}>
                {side}
              </div>
            )}
          </div>
          <SourceCommand />
          <NoteStatus />
        </LexicalComposer>
      </LookContext>
    </NoteContext>
  );
}

type TextProps = Pick<NoteEditorProps, 'reveal' | 'focus'>;

function Text(props: TextProps) {
  return useNoteView((v) => v.shownAs) === 'source' ? <SourceText /> : <FormattedText {...props} />;
}

/** Title, tags and text as they read, with all that edits them. */
function FormattedText({ reveal, focus }: TextProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const history = useMemo(createEmptyHistoryState, []);
  const [left] = useState(() => (reveal ? null : whereLeft()));
  const { text, Chips, Foot, Words } = useLook();
  return (
    <>
      <div ref={setScroller} data-scroller className={styles.scroller}>
        <article className={body.prose}>
          <TitleField focus={focus === 'title'} />
          <Chips />
          <div className={body.body}>
            <RichTextPlugin
              contentEditable={
                <ContentEditable
                  className={cx(body.editable, 'note-body')}
                  aria-label={text.label}
                  ariaMultiline
                  aria-placeholder={text.placeholder}
                  placeholder={<p className={body.placeholder}>{text.placeholder}</p>}
                  spellCheck
                />
              }
              ErrorBoundary={LexicalErrorBoundary}
            />
          </div>
          {Foot && <Foot />}
        </article>
      </div>
      <HistoryPlugin delay={500} externalHistoryState={history} />
      <ListPlugin hasStrictIndent />
      <CheckListPlugin />
      <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} hasHorizontalScroll />
      <ShortcutsPlugin />
      <BlocksPlugin />
      <LinksPlugin />
      <PastePlugin />
      <MarksPlugin />
      <RepairPlugin />
      <SourcePlugin />
      <BlockCommands />
      <FormatCommands />
      {Words && (
        <Suspense>
          <Words />
        </Suspense>
      )}
      <FormatBar scroller={scroller} />
      <DocumentPlugin history={history} focus={focus === 'body' && !reveal && !left} caretLeft={left?.caret ?? null} />
      <WherePlugin scroller={scroller} left={left} />
      <FindPlugin />
      <RevealPlugin reveal={reveal} />
    </>
  );
}

function NoteStatus() {
  useNoteStatus();
  return null;
}
