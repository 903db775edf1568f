import { Calendar, Tag, User } from 'lucide-react';
import { noFilter, useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDate } from '../../ui/format.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './Search.module.css';
import { useSearch } from './search-store.ts';

/** Whether anything but the words narrows the results. */
export function useIsFiltered(): boolean {
  const filter = useNavigation((s) => s.filter);
  const tags = useSearch((s) => s.tags.length);
  return tags + filter.teamIds.length + filter.pmIds.length > 0 || filter.after !== null || filter.before !== null;
}

export function clearFilters(): void {
  useNavigation.getState().setFilter(noFilter);
  useSearch.setState({ tags: [] });
}

/** The filters that hold; each can be taken away. */
export function ActiveFilters() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const tags = useSearch((s) => s.tags);
  const roster = useVault((s) => s.roster);
  if (!useIsFiltered()) return null;
  const without = (values: readonly string[], value: string) => values.filter((other) => other !== value);
  return (
    <div className={styles.chips}>
      {filter.teamIds.map((id) => (
        <Chip
          key={`team ${id}`}
          dot={<TeamDot team={id} />}
          onRemove={() => setFilter({ ...filter, teamIds: without(filter.teamIds, id) })}
        >
          {teamLooks(roster).get(id)?.name ?? id}
        </Chip>
      ))}
      {filter.pmIds.map((id) => (
        <Chip
          key={`pm ${id}`}
          icon={<User size={14} aria-hidden />}
          onRemove={() => setFilter({ ...filter, pmIds: without(filter.pmIds, id) })}
        >
          {personName(roster, id)}
        </Chip>
      ))}
      {filter.after !== null && (
        <Chip icon={<Calendar size={14} aria-hidden />} onRemove={() => setFilter({ ...filter, after: null })}>
          {`From ${formatDate(filter.after)}`}
        </Chip>
      )}
      {filter.before !== null && (
        <Chip icon={<Calendar size={14} aria-hidden />} onRemove={() => setFilter({ ...filter, before: null })}>
          {`To ${formatDate(filter.before)}`}
        </Chip>
      )}
      {tags.map((tag) => (
        <Chip
          key={`tag ${tag}`}
          icon={<Tag size={14} aria-hidden />}
          onRemove={() => useSearch.setState({ tags: without(tags, tag) })}
        >
          {tag}
        </Chip>
      ))}
    </div>
  );
}
