import { User } from 'lucide-react';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Chip } from '../../ui/Chip.tsx';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';

/** The teams that the list is narrowed to; each can be taken away. */
export function TeamChips() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const looks = teamLooks(useVault((s) => s.roster));
  return filter.teamIds.map((id) => (
    <Chip
      key={id}
      dot={<TeamDot team={id} />}
      onRemove={() => setFilter({ ...filter, teamIds: filter.teamIds.filter((other) => other !== id) })}
    >
      {looks.get(id)?.name ?? id}
    </Chip>
  ));
}

/** The PMs that the list is narrowed to; each can be taken away. */
export function PmChips() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const roster = useVault((s) => s.roster);
  return filter.pmIds.map((id) => (
    <Chip
      key={id}
      icon={<User size={14} aria-hidden />}
      onRemove={() => setFilter({ ...filter, pmIds: filter.pmIds.filter((other) => other !== id) })}
    >
      {personName(roster, id)}
    </Chip>
  ));
}
