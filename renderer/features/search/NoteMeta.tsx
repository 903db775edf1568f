import { useVault } from '../../state/vault.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './Search.module.css';

interface Props {
  teamIds: string[];
  pmIds: string[];
  extra?: string;
  /** Takes several lines rather than leaving something out. */
  wrap?: boolean;
}

/** Teams and PMs of a note in one line: dots with their names, then people. */
export function NoteMeta({ teamIds, pmIds, extra, wrap }: Props) {
  const roster = useVault((s) => s.roster);
  const names = teamIds.map((id) => teamLooks(roster).get(id)?.name ?? id);
  const words = [names.join(', '), pmIds.map((id) => personName(roster, id)).join(', '), extra ?? ''];
  return (
    <span className={styles.meta} data-wrap={wrap || undefined}>
      {teamIds.map((id) => (
        <TeamDot key={id} team={id} />
      ))}
      <span className={styles.clip}>{words.filter((w) => w !== '').join(' · ') || 'No team'}</span>
    </span>
  );
}
