import { ListFilter, Plus, Target } from 'lucide-react';
import { useMemo } from 'react';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { noFindingsFilter, setFindingsLook, useFindingsLook } from '../../../state/findings.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { AddChip, Chip } from '../../../ui/Chip.tsx';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { humanize } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { teamLooks } from '../../../ui/roster-look.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { goalOptions, statusOptions, teamOptions } from '../options.tsx';
import styles from './FindingsView.module.css';

type Filter = FindingsLook['filter'];
type Part = keyof Filter;

/** Whether the filter leaves anything out. */
export function isNarrowed(filter: Filter): boolean {
  return filter.teamIds.length + filter.goalIds.length + filter.statuses.length > 0;
}

function change(part: Partial<Filter>, filter: Filter) {
  setFindingsLook({ filter: { ...filter, ...part } });
}

/** What the findings are narrowed to, each chip to be taken away. */
export function FilterChips() {
  return (
    <>
      <Chips part="teamIds" />
      <Chips part="goalIds" />
      <Chips part="statuses" />
    </>
  );
}

function Chips({ part }: { part: Part }) {
  const { filter } = useFindingsLook();
  const looks = teamLooks(useVault((s) => s.roster));
  const goals = useVault((s) => s.goals);
  const words = (id: string) => {
    if (part === 'teamIds') return looks.get(id)?.name ?? id;
    return part === 'statuses' ? humanize(id) : goals.find((goal) => goal.id === id)?.question || 'Unknown goal';
  };
  return filter[part].map((id) => (
    <Chip
      key={id}
      className={styles.chip}
      title={words(id)}
      {...(part === 'teamIds' && { dot: <TeamDot team={id} /> })}
      {...(part === 'goalIds' && { icon: <Target size={14} aria-hidden /> })}
      onRemove={() => change({ [part]: filter[part].filter((other) => other !== id) }, filter)}
    >
      {words(id)}
    </Chip>
  ));
}

/** Narrows the findings by team, research goal and status. */
export function FilterButton() {
  const { filter } = useFindingsLook();
  const roster = useVault((s) => s.roster);
  const goals = useVault((s) => s.goals);
  const teams = useMemo(() => teamOptions(roster), [roster]);
  const questions = useMemo(() => goalOptions(goals), [goals]);
  const active = isNarrowed(filter);
  return (
    <Popover
      label="Filter findings"
      trigger={
        <IconButton label="Filter" icon={<ListFilter size={16} aria-hidden />} data-active={active || undefined} />
      }
    >
      <div className={styles.filter}>
        {teams.length > 0 && (
          <ChoiceGroup label="Teams">
            <Chips part="teamIds" />
            <Picker
              label="Team"
              options={teams}
              value={filter.teamIds}
              onChange={(teamIds) => change({ teamIds }, filter)}
              empty="No such team"
              trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Team</AddChip>}
            />
          </ChoiceGroup>
        )}
        {questions.length > 0 && (
          <ChoiceGroup label="Research goals">
            <Chips part="goalIds" />
            <Picker
              label="Research goal"
              options={questions}
              value={filter.goalIds}
              onChange={(goalIds) => change({ goalIds }, filter)}
              empty="No such goal"
              trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Goal</AddChip>}
            />
          </ChoiceGroup>
        )}
        <ChoiceGroup label="Status">
          <Chips part="statuses" />
          <Picker
            label="Status"
            options={statusOptions}
            value={filter.statuses}
            onChange={(statuses) => change({ statuses }, filter)}
            trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Status</AddChip>}
          />
        </ChoiceGroup>
        <Button disabled={!active} onClick={() => setFindingsLook({ filter: noFindingsFilter })}>
          Clear filter
        </Button>
      </div>
    </Popover>
  );
}
