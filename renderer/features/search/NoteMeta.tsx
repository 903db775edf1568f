import { memo } from 'react';
import { useVault } from '../../state/vault.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { companiesOf } from './notes-by-id.ts';
import styles from './Search.module.css';

interface Props {
  noteId: string;
  teamIds: string[];
  pmIds: string[];
  extra?: string;
  /** Takes several lines rather than leaving something out. */
  wrap?: boolean;
}

/** Whose interview it is, in one line: dots with the names of teams, PMs, the companies of its participants. */
export const NoteMeta = memo(function NoteMeta({ noteId, teamIds, pmIds, extra, wrap }: Props) {
  const roster = useVault((s) => s.roster);
  const participants = useVault((s) => s.participants);
  const names = teamIds.map((id) => teamLooks(roster).get(id)?.name ?? id);
  const words = [
    names.join(', '),
    pmIds.map((id) => personName(roster, id)).join(', '),
    companiesOf(noteId, participants).join(', '),
    extra ?? '',
  ];
  return (
    <span className={styles.meta} data-wrap={wrap || undefined}>
      {teamIds.map((id) => (
        <TeamDot key={id} team={id} />
      ))}
      <span className={styles.clip}>{words.filter((w) => w !== '').join(' · ') || 'No team'}</span>
    </span>
  );
});
