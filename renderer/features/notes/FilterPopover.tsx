import { ListFilter as FilterIcon } from 'lucide-react';
import { type ListFilter, noFilter, useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { isFiltered } from './filter-notes.ts';
import styles from './NoteList.module.css';

/** Narrows the list by teams, PMs and dates. What is chosen shows as chips under the head of the list. */
export function FilterPopover() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const roster = useVault((s) => s.roster);
  const pms = roster.people.filter((person) => person.role === 'pm');
  const change = (part: Partial<ListFilter>) => setFilter({ ...filter, ...part });
  const active = isFiltered(filter);
  return (
    <Popover
      label="Filter interviews"
      trigger={
        <IconButton label="Filter" icon={<FilterIcon size={16} aria-hidden />} data-active={active || undefined} />
      }
    >
      <div className={styles.filter}>
        {roster.teams.length > 0 && (
          <section aria-label="Teams">
            <h3>Teams</h3>
            <div className={styles.choices}>
              {roster.teams.map((team) => (
                <Checkbox
                  key={team.id}
                  checked={filter.teamIds.includes(team.id)}
                  onChange={(on) => change({ teamIds: withOrWithout(filter.teamIds, team.id, on) })}
                >
                  <TeamDot team={team} />
                  <span className={styles.clip}>{team.name}</span>
                </Checkbox>
              ))}
            </div>
          </section>
        )}
        {pms.length > 0 && (
          <section aria-label="PMs">
            <h3>PMs</h3>
            <div className={styles.choices}>
              {pms.map((pm) => (
                <Checkbox
                  key={pm.id}
                  checked={filter.pmIds.includes(pm.id)}
                  onChange={(on) => change({ pmIds: withOrWithout(filter.pmIds, pm.id, on) })}
                >
                  {pm.name}
                </Checkbox>
              ))}
            </div>
          </section>
        )}
        <div className={styles.dates}>
          <TextField
            label="From"
            type="date"
            value={filter.after ?? ''}
            onChange={(event) => change({ after: event.target.value || null })}
          />
          <TextField
            label="To"
            type="date"
            value={filter.before ?? ''}
            onChange={(event) => change({ before: event.target.value || null })}
          />
        </div>
        <Button disabled={!active} onClick={() => setFilter(noFilter)}>
          Clear filter
        </Button>
      </div>
    </Popover>
  );
}

function withOrWithout(ids: readonly string[], id: string, on: boolean): string[] {
  return on ? [...ids, id] : ids.filter((other) => other !== id);
}
