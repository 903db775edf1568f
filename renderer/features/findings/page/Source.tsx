import type { ResolvedEvidence } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { formatTimestamp } from '../../../../shared/markdown/timestamps.ts';
import { useVault } from '../../../state/vault.ts';
import { formatDay } from '../../../ui/format.ts';
import { usePeople } from '../../../ui/roster-context.ts';
import styles from './EvidencePane.module.css';

/** Who says it, of which company, in which interview, when. */
export function Source({ one: { at, evidence, speaker } }: { one: ResolvedEvidence }) {
  const note = useVault((s) => s.notes.find(({ id }) => id === evidence.interview));
  const id = speaker && 'participantId' in speaker ? speaker.participantId : null;
  return (
    <SourceLine
      participantId={id}
      title={at?.title ?? note?.title ?? ''}
      date={at?.date ?? note?.date ?? null}
      atSeconds={at?.atSeconds ?? null}
    />
  );
}

/** The same of a highlight that is no evidence yet. */
export function HighlightSource({ highlight }: { highlight: StandingHighlight }) {
  const { participantId, participantIds, title, date, atSeconds } = highlight;
  const only = participantIds.length === 1 ? participantIds[0]! : null;
  return <SourceLine participantId={participantId ?? only} title={title} date={date} atSeconds={atSeconds} />;
}

interface SourceLineProps {
  participantId: string | null;
  title: string;
  date: string | null;
  atSeconds: number | null;
}

function SourceLine({ participantId, title, date, atSeconds }: SourceLineProps) {
  const { participants } = usePeople();
  const participant = participants.find(({ id }) => id === participantId);
  const who = [participant?.name ?? participantId, participant?.company].filter(Boolean);
  const when = [date && formatDay(date), atSeconds !== null && formatTimestamp(atSeconds)].filter(Boolean);
  const words = [...who, title].filter(Boolean).join(' · ');
  return (
    <p className={styles.source}>
      <span className={styles.clip} title={words}>
        {words}
      </span>
      <span className={styles.when}>{when.join(' · ')}</span>
    </p>
  );
}
