import { GitFork, PencilRuler, Repeat2, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { EvidenceState } from '../../../../shared/findings/resolve.ts';
import { formatTimestamp } from '../../../../shared/markdown/timestamps.ts';
import kinds from '../../../styles/kinds.module.css';
import { humanize } from '../../../ui/format.ts';
import { usePeople } from '../../../ui/roster-context.ts';
import styles from './Board.module.css';
import type { Card } from './cards.ts';

/** A highlight on the board: its kind, its words, and who said it when. `brief` leaves the company out. */
export const CardView = memo(function CardView({ card, brief }: { card: Card; brief?: boolean }) {
  const { at, evidence, state } = card;
  return (
    <div className={styles.card}>
      {at ? (
        <span
          className={kinds.tile}
          data-kind={at.kind}
          role="img"
          aria-label={humanize(at.kind)}
          title={humanize(at.kind)}
        />
      ) : (
        <span className={styles.noKind} aria-hidden />
      )}
      <div className={styles.grow}>
        <p className={styles.words}>{at?.text ?? evidence?.quote}</p>
        <Source card={card} brief={brief ?? false} />
        <State state={state} />
      </div>
    </div>
  );
});

function Source({ card: { at, participantId }, brief }: { card: Card; brief: boolean }) {
  const { participants } = usePeople();
  const participant = participantId === null ? undefined : participants.find(({ id }) => id === participantId);
  const who = participant ? (participant.name ?? participant.id) : (participantId ?? (at?.title || null));
  const parts = [who, !brief && participant?.company, at?.atSeconds != null && formatTimestamp(at.atSeconds)];
  const words = parts.filter(Boolean).join(' · ');
  return words === '' ? null : <p className={styles.who}>{words}</p>;
}

const states = {
  changed: { icon: PencilRuler, words: 'The words were changed since' },
  missing: { icon: TriangleAlert, words: 'Not found again' },
  ambiguous: { icon: GitFork, words: 'Stands in several notes' },
  repeated: { icon: Repeat2, words: 'Counted already' },
} as const;

function State({ state: { state } }: { state: EvidenceState }) {
  if (state === 'standing') return null;
  const { icon: Icon, words } = states[state];
  return (
    <p className={styles.state} data-tone={state === 'repeated' ? undefined : 'warn'}>
      <Icon size={12} aria-hidden />
      {words}
    </p>
  );
}
