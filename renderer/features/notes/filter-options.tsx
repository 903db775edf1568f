import { User } from 'lucide-react';
import type { NoteSummary } from '../../../shared/domain/interview.ts';
import type { Roster } from '../../../shared/domain/roster.ts';
import type { PickerOption } from '../../ui/picker-options.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';

/** The teams of the roster with how many interviews each has. */
export function teamOptions(roster: Roster, notes: readonly NoteSummary[]): PickerOption[] {
  const counts = countOf(notes.flatMap((note) => note.teamIds));
  return roster.teams.map((team) => ({
    id: team.id,
    label: team.name,
    keywords: team.aliases,
    count: counts.get(team.id) ?? 0,
    mark: <TeamDot team={team} />,
  }));
}

/** The PMs of the roster with how many interviews count for each. */
export function pmOptions(roster: Roster, notes: readonly NoteSummary[]): PickerOption[] {
  const counts = countOf(notes.flatMap((note) => note.pmIds));
  return roster.people
    .filter((person) => person.role === 'pm')
    .map((person) => ({
      id: person.id,
      label: person.name,
      count: counts.get(person.id) ?? 0,
      mark: <User size={14} aria-hidden />,
    }));
}

function countOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
