import {
  CircleStop,
  Clock,
  Ellipsis,
  GitPullRequest,
  Highlighter,
  PanelRight,
  Phone,
  TriangleAlert,
} from 'lucide-react';
import { type CommandId, commands, keysOf } from '../../../shared/commands.ts';
import type { InterviewStatus } from '../../../shared/domain/interview.ts';
import { runCommand, useCommand, useCommands } from '../../commands/use-command.ts';
import { humanize } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { isMac } from '../../ui/keys.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { CallClock } from './call/CallClock.tsx';
import { callSeconds } from './call/clock.ts';
import { startCall, stopCall, useCallStart } from './call/use-call.ts';
import styles from './Editor.module.css';
import { toggleInspector, useInspector } from './inspector/use-inspector.ts';
import { useLocked, useNote, useNoteView } from './note-context.ts';

const more: readonly (CommandId | 'separator')[] = [
  'format:heading-1',
  'format:heading-2',
  'format:heading-3',
  'format:bullet-list',
  'format:number-list',
  'format:task-list',
  'format:quote',
  'format:code-block',
  'format:table',
  'format:rule',
  'separator',
  'view:source',
  'note:save',
  'note:history',
  'note:reveal',
  'note:trash',
];

/** The pane's part of the title bar: how the interview stands or its clock, and the few actions of a call. */
export function EditorHeader() {
  const session = useNote();
  const startedAt = useCallStart();
  const status = useNoteView((v) => v.fields.status);
  const isSource = useNoteView((v) => v.shownAs === 'source');
  const locked = useLocked();
  const inspector = useInspector();
  const offers = useCommands((s) => s.offers);

  useCommand('view:inspector', toggleInspector);
  useCommand('call:start', () => startCall(session), locked ?? (startedAt === null ? null : 'The clock is running'));
  useCommand('call:stop', () => stopCall(session), locked ?? (startedAt === null ? 'No call is running' : null));
  useCommand(
    'timestamp:insert',
    () => session.insertTimestamp(callSeconds(startedAt ?? 0, Date.now())),
    locked ?? (startedAt === null ? 'Start the call clock first' : null),
  );

  const item = (id: CommandId): MenuItem => ({
    label: commands[id].title,
    ...(keysOf(id, isMac)[0] && { keys: keysOf(id, isMac)[0] }),
    unavailable: offers.get(id)?.at(-1) ? (offers.get(id)?.at(-1)?.unavailable ?? null) : 'Not available here',
    onSelect: () => void runCommand(id),
  });
  return (
    <PaneHeader
      lead={
        <>
          {startedAt !== null && <CallClock startedAt={startedAt} />}
          {startedAt === null && status && <StatusWords status={status} />}
          {isSource && <span className={styles.state}>Markdown source</span>}
        </>
      }
    >
      {startedAt === null ? (
        <Action id="call:start" icon={<Phone size={16} aria-hidden />} />
      ) : (
        <Action id="call:stop" icon={<CircleStop size={16} aria-hidden />} />
      )}
      <Action id="highlight:mark" icon={<Highlighter size={16} aria-hidden />} />
      {startedAt !== null && <Action id="timestamp:insert" icon={<Clock size={16} aria-hidden />} />}
      <Action id="export:pull-request" icon={<GitPullRequest size={16} aria-hidden />} />
      <Menu
        trigger={<IconButton label="More" icon={<Ellipsis size={16} aria-hidden />} />}
        items={more.map((id) => (id === 'separator' ? id : item(id)))}
      />
      <IconButton
        label="Inspector"
        keys={keysOf('view:inspector', isMac)[0]}
        icon={<PanelRight size={16} aria-hidden />}
        pressed={inspector.isOpen}
        onClick={toggleInspector}
      />
    </PaneHeader>
  );
}

/** A button for a command. The text keeps its selection while it is pressed. */
function Action({ id, icon }: { id: CommandId; icon: React.ReactNode }) {
  const reason = useCommands((s) => {
    const offer = s.offers.get(id)?.at(-1);
    return offer ? offer.unavailable : 'Not available here';
  });
  const keys = keysOf(id, isMac)[0];
  return (
    <IconButton
      label={reason ? `${commands[id].title}. ${reason}` : commands[id].title}
      icon={icon}
      {...(keys && { keys })}
      aria-disabled={reason !== null || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void runCommand(id)}
    />
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
