import { Calendar } from 'lucide-react';
import { type ListFilter, useNavigation } from '../../state/navigation.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDate } from '../../ui/format.ts';
import { PmChips, TeamChips } from './ChosenChips.tsx';
import { isFiltered } from './filter-notes.ts';
import styles from './NoteList.module.css';

/** What narrows the list now; each can be taken away. */
export function FilterChips() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  if (!isFiltered(filter)) return null;
  const change = (part: Partial<ListFilter>) => setFilter({ ...filter, ...part });
  return (
    <div className={styles.filters}>
      <TeamChips />
      <PmChips />
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
