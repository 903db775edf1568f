import { ListFilter as FilterIcon, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { type ListFilter, noFilter, useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { AddChip } from '../../ui/Chip.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PmChips, TeamChips } from './ChosenChips.tsx';
import { isFiltered } from './filter-notes.ts';
import { pmOptions, teamOptions } from './filter-options.tsx';
import styles from './NoteList.module.css';

/** Narrows the list by teams, PMs and dates. What is chosen shows as chips under the head of the list. */
export function FilterPopover() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const roster = useVault((s) => s.roster);
  const notes = useVault((s) => s.notes);
  const teams = useMemo(() => teamOptions(roster, notes), [roster, notes]);
  const pms = useMemo(() => pmOptions(roster, notes), [roster, notes]);
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
          <ChoiceGroup label="Teams">
            <TeamChips />
            <Picker
              label="Team"
              options={teams}
              value={filter.teamIds}
              onChange={(teamIds) => change({ teamIds })}
              empty="No such team"
              trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Team</AddChip>}
            />
          </ChoiceGroup>
        )}
        {pms.length > 0 && (
          <ChoiceGroup label="PMs">
            <PmChips />
            <Picker
              label="PM"
              options={pms}
              value={filter.pmIds}
              onChange={(pmIds) => change({ pmIds })}
              empty="No such PM"
              trigger={<AddChip icon={<Plus size={14} aria-hidden />}>PM</AddChip>}
            />
          </ChoiceGroup>
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
