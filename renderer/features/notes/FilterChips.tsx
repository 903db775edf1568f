import { Calendar, User } from 'lucide-react';
import { type ListFilter, useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDate } from '../../ui/format.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { isFiltered } from './filter-notes.ts';
import styles from './NoteList.module.css';

/** What narrows the list now; each can be taken away. */
export function FilterChips() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const roster = useVault((s) => s.roster);
  if (!isFiltered(filter)) return null;
  const change = (part: Partial<ListFilter>) => setFilter({ ...filter, ...part });
  return (
    <div className={styles.filters}>
      {filter.teamIds.map((id) => (
        <Chip
          key={id}
          dot={<TeamDot team={id} />}
          onRemove={() => change({ teamIds: filter.teamIds.filter((other) => other !== id) })}
        >
          {teamLooks(roster).get(id)?.name ?? id}
        </Chip>
      ))}
      {filter.pmIds.map((id) => (
        <Chip
          key={id}
          icon={<User size={14} aria-hidden />}
          onRemove={() => change({ pmIds: filter.pmIds.filter((other) => other !== id) })}
        >
          {personName(roster, id)}
        </Chip>
      ))}
      {filter.after !== null && (
        <Chip icon={<Calendar size={14} aria-hidden />} onRemove={() => change({ after: null })}>
          {`From ${formatDate(filter.after)}`}
        </Chip>
      )}
      {filter.before !== null && (
        <Chip icon={<Calendar size={14} aria-hidden />} onRemove={() => change({ before: null })}>
          {`To ${formatDate(filter.before)}`}
        </Chip>
      )}
    </div>
  );
}
