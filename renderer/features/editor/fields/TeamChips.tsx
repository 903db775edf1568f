import { Plus } from 'lucide-react';
import { useVault } from '../../../state/vault.ts';
import { AddChip, Chip } from '../../../ui/Chip.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { teamLooks } from '../../../ui/roster-look.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { useLocked, useNote } from '../note-context.ts';
import { teamOptions } from './options.tsx';

interface TeamChipsProps {
  teams: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The teams of a finding or goal, each to be taken away, with a picker for more. */
export function TeamChips({ teams, open, onOpenChange }: TeamChipsProps) {
  const session = useNote();
  const locked = useLocked();
  const roster = useVault((s) => s.roster);
  const set = (ids: string[]) => session.setFields({ teams: ids });
  return (
    <>
      {teams.map((id) => (
        <Chip
          key={id}
          dot={<TeamDot team={id} />}
          {...(locked === null && { onRemove: () => set(teams.filter((other) => other !== id)) })}
        >
          {teamLooks(roster).get(id)?.name ?? id}
        </Chip>
      ))}
      <Picker
        label="Team"
        trigger={
          <AddChip icon={<Plus size={14} aria-hidden />} disabled={locked !== null} aria-label="Add team">
            Team
          </AddChip>
        }
        options={teamOptions(roster)}
        value={teams}
        onChange={set}
        open={open}
        onOpenChange={onOpenChange}
        empty="No such team. Import teams from a page first."
      />
    </>
  );
}
