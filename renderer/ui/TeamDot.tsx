import { usePeople } from './roster-context.ts';
import { teamLooks } from './roster-look.ts';
import styles from './TeamDot.module.css';

/** The dot of a team: hue by its id, a ring where it has no full PM. Never shown without the team's name. */
export function TeamDot({ team }: { team: string | { id: string } }) {
  const id = typeof team === 'string' ? team : team.id;
  const look = teamLooks(usePeople().roster).get(id);
  return <i aria-hidden className={styles.dot} data-hue={look?.hue} data-ring={(look?.ring ?? true) || undefined} />;
}
