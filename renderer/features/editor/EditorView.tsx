import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { AppError } from '../../../shared/result.ts';
import { type Reveal, useNavigation } from '../../state/navigation.ts';
import { clearStatus } from '../../state/status.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { errorSentence } from '../../ui/errors.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import type { NoteSession } from './session/note-session.ts';
import { findSession, leaveSession, loadSession } from './session/sessions.ts';

export interface EditorViewProps {
  noteId: string;
  /** Where in the note to go; a new object goes there again. */
  reveal?: Reveal | undefined;
  focus?: 'title' | 'body' | 'list' | undefined;
}

type Opened = { session: NoteSession } | { error: AppError } | null;

/** One interview: its title, tags and text, with the inspector beside it. Reads the note and keeps it saved. */
export function EditorView({ noteId, reveal, focus }: EditorViewProps) {
  const opened = useSession(noteId);
  if (opened === null) return <PaneHeader bare />;
  if ('error' in opened) return <NotOpened error={opened.error} />;
  return (
    <NoteEditor
      key={opened.session.key}
      session={opened.session}
      {...(opened.session.view.getState().id === noteId && reveal && { reveal })}
      {...(focus && { focus })}
    />
  );
}

/** The note that was on screen stays there until the next one has been read: no blank in between. */
function useSession(noteId: string): Opened {
  const known = findSession(noteId);
  const [opened, setOpened] = useState<Opened>(known ? { session: known } : null);
  const now: Opened = known ? { session: known } : opened;
  useEffect(() => {
    let left = false;
    loadSession(noteId).then(
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
  }, [noteId]);
  return now;
}

function NotOpened({ error }: { error: AppError }) {
  const { go, back } = useNavigation.getState();
  const fromSearch = useNavigation((s) => s.past.at(-1)?.area === 'search');
  const wayBack = useRef<HTMLButtonElement>(null);
  useEffect(() => clearStatus(), []);
  useEffect(() => {
    if (document.activeElement === document.body) wayBack.current?.focus(); // where the text would have taken it
  }, []);
  return (
    <>
      <PaneHeader bare />
      <EmptyState
        title="This interview cannot be shown"
        action={
          fromSearch ? (
            <Button ref={wayBack} onClick={back} onKeyDown={(event) => event.key === 'Escape' && back()}>
              Back to the results
            </Button>
          ) : (
            <Button ref={wayBack} onClick={() => go({ area: 'interviews', noteId: null })}>
              Back to the list
            </Button>
          )
        }
      >
        {errorSentence(error.code, error.message)}
      </EmptyState>
    </>
  );
}
