import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DocumentKind } from '../../../shared/ipc/notes.ts';
import { AppError } from '../../../shared/result.ts';
import { documentAt, placeOf, type Reveal, useNavigation } from '../../state/navigation.ts';
import { clearStatus } from '../../state/status.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { errorSentence } from '../../ui/errors.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { backFrom, useBackTo } from './find/use-way-back.ts';
import { looks } from './kinds/looks.ts';
import { NoteEditor } from './NoteEditor.tsx';
import type { NoteSession } from './session/note-session.ts';
import { findSession, leaveSession, loadSession } from './session/sessions.ts';

export interface EditorViewProps {
  /** What the place says it is. */
  kind: DocumentKind;
  id: string;
  /** Where in the note to go; a new object goes there again. */
  reveal?: Reveal | undefined;
  focus?: 'title' | 'body' | 'list' | undefined;
  /** What lies beside the text of a document whose kind has no pane of its own. */
  side?: ReactNode;
}

type Opened = { session: NoteSession } | { error: AppError } | null;

/** One document: its title, its other properties and its text, with a pane beside it. Reads the file and keeps it saved. */
export function EditorView({ kind, id, reveal, focus, side }: EditorViewProps) {
  const opened = useSession(id);
  useRightPlace(kind, opened);
  if (opened === null) return <PaneHeader bare />;
  if ('error' in opened) return <NotOpened kind={kind} error={opened.error} />;
  return (
    <NoteEditor
      key={opened.session.key}
      session={opened.session}
      {...(opened.session.view.getState().id === id && reveal && { reveal })}
      {...(focus && { focus })}
      side={side}
    />
  );
}

/** A link or the trash may lead to a document as if it were of another kind: it is opened as what it is. */
function useRightPlace(kind: DocumentKind, opened: Opened) {
  useEffect(() => {
    if (opened === null || 'error' in opened || opened.session.kind === kind) return;
    const { id } = opened.session.view.getState();
    if (documentAt(useNavigation.getState().place) !== id) return; // what was on screen before
    useNavigation.setState({ place: placeOf(opened.session.kind, id) });
  }, [kind, opened]);
}

/** The note that was on screen stays there until the next one has been read: no blank in between. */
function useSession(id: string): Opened {
  const known = findSession(id);
  const [opened, setOpened] = useState<Opened>(known ? { session: known } : null);
  const now: Opened = known ? { session: known } : opened;
  useEffect(() => {
    let left = false;
    loadSession(id).then(
      (session) => {
        if (left) leaveSession(session);
        // Synchronously, so that the text is in the editor before the first frame with its title.
        else flushSync(() => setOpened({ session }));
      },
      (error: unknown) => {
        if (!left) setOpened({ error: error instanceof AppError ? error : new AppError('internal') });
      },
    );
    return () => {
      left = true;
    };
  }, [id]);
  return now;
}

function NotOpened({ kind, error }: { kind: DocumentKind; error: AppError }) {
  const { go } = useNavigation.getState();
  const backTo = useBackTo();
  const { name, wayBack: listed } = looks[kind];
  const wayBack = useRef<HTMLButtonElement>(null);
  useEffect(() => clearStatus(), []);
  useEffect(() => {
    if (document.activeElement === document.body) wayBack.current?.focus(); // where the text would have taken it
  }, []);
  return (
    <>
      <PaneHeader bare />
      <EmptyState
        title={`This ${name.toLowerCase()} cannot be shown`}
        action={
          backTo ? (
            <Button ref={wayBack} onClick={backFrom} onKeyDown={(event) => event.key === 'Escape' && backFrom()}>
              Back to the {backTo}
            </Button>
          ) : (
            <Button ref={wayBack} onClick={() => go(placeOf(kind, null))}>
              {listed}
            </Button>
          )
        }
      >
        {errorSentence(error.code, error.message)}
      </EmptyState>
    </>
  );
}
