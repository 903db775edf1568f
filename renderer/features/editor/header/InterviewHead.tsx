import { CircleStop, Clock, GitPullRequest, Highlighter, Phone, TriangleAlert } from 'lucide-react';
import type { InterviewStatus } from '../../../../shared/domain/interview.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { humanize } from '../../../ui/format.ts';
import { CallClock } from '../call/CallClock.tsx';
import { callSeconds } from '../call/clock.ts';
import { startCall, stopCall, useCallStart } from '../call/use-call.ts';
import styles from '../Editor.module.css';
import { useFields, useLocked, useNote } from '../note-context.ts';
import { Action } from './Action.tsx';

/** How the interview stands, or the clock of its call. */
export function InterviewLead() {
  const startedAt = useCallStart();
  const status = useFields('interview', (f) => f.status);
  if (startedAt !== null) return <CallClock startedAt={startedAt} />;
  return status ? <StatusWords status={status} /> : null;
}

/** The few actions of a call. */
export function InterviewActions() {
  const session = useNote();
  const startedAt = useCallStart();
  const locked = useLocked();
  useCommand('call:start', () => startCall(session), locked ?? (startedAt === null ? null : 'The clock is running'));
  useCommand('call:stop', () => stopCall(session), locked ?? (startedAt === null ? 'No call is running' : null));
  useCommand(
    'timestamp:insert',
    () => session.insertTimestamp(callSeconds(startedAt ?? 0, Date.now())),
    locked ?? (startedAt === null ? 'Start the call clock first' : null),
  );
  return (
    <>
      {startedAt === null ? (
        <Action id="call:start" icon={<Phone size={16} aria-hidden />} />
      ) : (
        <Action id="call:stop" icon={<CircleStop size={16} aria-hidden />} />
      )}
      <Action id="highlight:mark" icon={<Highlighter size={16} aria-hidden />} />
      {startedAt !== null && <Action id="timestamp:insert" icon={<Clock size={16} aria-hidden />} />}
      <Action id="export:pull-request" icon={<GitPullRequest size={16} aria-hidden />} />
    </>
  );
}

function StatusWords({ status }: { status: InterviewStatus }) {
  if (status === 'needs_cleanup') {
    return (
      <span className={styles.state} data-tone="warn">
        <TriangleAlert size={14} aria-hidden />
        Needs cleanup
      </span>
    );
  }
  if (status === 'complete') return null;
  return <span className={styles.state}>{humanize(status)}</span>;
}
