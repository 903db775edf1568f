import { Calendar, GitMerge, Lock, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { conflictedCopyOf } from '../../../shared/domain/conflicted-copy.ts';
import type { NoteSummary, ReadOnlyReason } from '../../../shared/domain/interview.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { formatClock, formatMoment, formatWhen } from '../../ui/format.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './NoteList.module.css';

const readOnlyReasons: Record<ReadOnlyReason, string> = {
  encoding: 'Read only: the file is not UTF-8 text',
  'too-large': 'Read only: the file is too large to edit',
  damaged: 'Read only: the file holds bytes that are not text',
  file: 'Read only: the file cannot be written',
  vault: 'Read only: the vault’s folder cannot be written',
  'newer-schema': 'Read only: written by a newer Fieldbook',
  'duplicate-id': 'Read only: another note has the same id',
};

/** One interview in the list: title and when, then team, who led it, and whom it was with. */
export const NoteRow = memo(function NoteRow({ note, now }: { note: NoteSummary; now: string }) {
  const roster = useVault((s) => s.roster);
  const participants = useVault((s) => s.participants);
  const wanted = useNavigation((s) => s.filter.teamIds);
  const teamId = note.teamIds.find((id) => wanted.includes(id)) ?? note.teamIds[0];
  const leadId = note.interviewerIds[0] ?? note.pmIds[0];
  const participant = participants.find((p) => p.id === note.participantIds[0]);
  const team = teamId && (teamLooks(roster).get(teamId)?.name ?? teamId);
  const more = note.teamIds.length > 1 ? ` +${note.teamIds.length - 1}` : '';
  const meta = [team && team + more, leadId && personName(roster, leadId), participant?.company ?? participant?.name];
  const shown = meta.filter(Boolean).join(' · ');
  return (
    <div className={styles.row}>
      <span className={styles.line}>
        <span className={styles.title} title={note.title}>
          {note.title || 'Untitled interview'}
        </span>
        <time
          className={styles.when}
          dateTime={note.occurredAt || note.date}
          title={formatMoment(note.occurredAt || note.date)}
        >
          {formatWhen(note.date, note.occurredAt, now)}
        </time>
      </span>
      <span className={styles.meta}>
        {teamId && <TeamDot team={teamId} />}
        <span className={styles.clip}>{shown || 'No team yet'}</span>
        <RowState note={note} />
      </span>
    </div>
  );
});

function RowState({ note }: { note: NoteSummary }) {
  if (note.callStartedAt) return <LiveClock since={note.callStartedAt} />;
  if (conflictedCopyOf(note.path) !== null) {
    return <IconState icon={<GitMerge size={14} aria-hidden />} tone="warn" text="Conflicted copy of another file" />;
  }
  if (note.problems.length > 0) {
    const text = note.problems.map((p) => `${p.field}: ${p.message}`).join(' ');
    return <IconState icon={<TriangleAlert size={14} aria-hidden />} tone="warn" text={text} />;
  }
  if (note.readOnly) return <IconState icon={<Lock size={14} aria-hidden />} text={readOnlyReasons[note.readOnly]} />;
  if (note.status === 'needs_cleanup') {
    return <IconState icon={<TriangleAlert size={14} aria-hidden />} tone="warn" text="Needs cleanup" />;
  }
  if (note.status === 'planned') {
    return (
      <span className={styles.state}>
        <Calendar size={14} aria-hidden />
        Planned
      </span>
    );
  }
  if (note.status === 'no_show') return <span className={styles.state}>No-show</span>;
  if (note.status === 'cancelled') return <span className={styles.state}>Cancelled</span>;
  return null;
}

function IconState({ icon, tone, text }: { icon: React.ReactNode; tone?: 'warn'; text: string }) {
  return (
    <Tooltip text={text} delay={200}>
      <span className={styles.state} data-tone={tone}>
        {icon}
        <span className={styles.hidden}>{text}</span>
      </span>
    </Tooltip>
  );
}

/** How long the call has been running, by the second. */
function LiveClock({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const start = Date.parse(since);
  return (
    <span className={styles.state} data-tone="accent">
      <i className={styles.live} aria-hidden />
      <span className={styles.hidden}>Call running, </span>
      {Number.isNaN(start) ? 'Live' : formatClock((now - start) / 1000)}
    </span>
  );
}
