import { Lock, User } from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { isActive } from '../../../../shared/domain/roster-rules.ts';
import { useVault } from '../../../state/vault.ts';
import { today } from '../../../ui/format.ts';
import type { PickerOption } from '../../../ui/Picker.tsx';
import { TeamDot } from '../../../ui/TeamDot.tsx';

/** The teams of the roster, to choose from. */
export function teamOptions(roster: Roster): PickerOption[] {
  return roster.teams.map((team) => ({
    id: team.id,
    label: team.name,
    keywords: team.aliases,
    mark: <TeamDot team={team.id} />,
  }));
}

/** People of the roster with the teams they are in now; `pmsOnly` leaves out everybody else. */
export function personOptions(roster: Roster, pmsOnly: boolean): PickerOption[] {
  const names = new Map(roster.teams.map((team) => [team.id, team.name]));
  const now = today();
  return roster.people
    .filter((person) => !pmsOnly || person.role === 'pm')
    .map((person) => ({
      id: person.id,
      label: person.name,
      hint: person.memberships
        .filter((m) => m.support === 'full' && isActive(m, now))
        .map((m) => names.get(m.team) ?? m.team)
        .join(', '),
      mark: <User size={14} aria-hidden />,
    }));
}

/** Participants with the company they are from. */
export function participantOptions(participants: readonly Participant[]): PickerOption[] {
  return participants.map((participant) => ({
    id: participant.id,
    label: participant.name,
    ...(participant.company && { hint: participant.company }),
    mark: <Lock size={14} aria-hidden />,
  }));
}

/** Every tag that an interview of the vault has, the most used first. The same list as long as the tags are the same. */
export function useTagOptions(): PickerOption[] {
  const tags = useVault(useShallow((s) => tagsByUse(s.notes)));
  return useMemo(() => tags.map((id) => ({ id, label: id })), [tags]);
}

let counted: { notes: readonly NoteSummary[]; tags: string[] } = { notes: [], tags: [] };

/** Counted once for each list of notes, which is a new one with every save. */
function tagsByUse(notes: readonly NoteSummary[]): string[] {
  if (counted.notes === notes) return counted.tags;
  const counts = new Map<string, number>();
  for (const note of notes) for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
  counted = { notes, tags };
  return tags;
}
