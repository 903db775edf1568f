import { useEffect, useState } from 'react';
import { toast } from '../../../ui/Toast.tsx';
import { localTimestamp } from '../new-note.ts';
import { useFields } from '../note-context.ts';
import type { NoteSession } from '../session/note-session.ts';
import { fieldsAs } from '../session/session-view.ts';
import { callMinutes, callSeconds, runningSince } from './clock.ts';

/** When the call of the open note began, in milliseconds since 1970; `null` where none runs. */
export function useCallStart(): number | null {
  return useFields('interview', runningSince);
}

/** Seconds of the running call, counted by the wall clock so that a sleeping machine loses none. */
export function useCallSeconds(startedAt: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return callSeconds(startedAt, now);
}

/** Starts the clock; on disk at once, so that it survives a restart. */
export function startCall(session: NoteSession): void {
  session.setFields({ callStartedAt: localTimestamp(new Date()), status: 'live' });
  void session.autosave.flush();
}

/** Ends the call: the interview needs cleanup and knows how long it took. Offers to go on where that was a mistake. */
export function stopCall(session: NoteSession): void {
  const fields = fieldsAs('interview', session.kind, session.view.getState().fields);
  const startedAt = runningSince(fields);
  if (startedAt === null) return;
  const { callStartedAt, durationMinutes } = fields;
  session.setFields({
    status: 'needs_cleanup',
    durationMinutes: callMinutes(startedAt, Date.now()),
    callStartedAt: undefined,
  });
  void session.autosave.flush();
  const goOn = () => {
    session.setFields({ status: 'live', durationMinutes, callStartedAt });
    void session.autosave.flush();
  };
  toast({ message: 'Call ended', action: { label: 'Go on with it', run: goOn } });
}
