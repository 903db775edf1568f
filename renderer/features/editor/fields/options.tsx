import { Lock, Tag, User } from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { isActive } from '../../../../shared/domain/roster-rules.ts';
import { useVault } from '../../../state/vault.ts';
import { humanize, today } from '../../../ui/format.ts';
import type { PickerOption } from '../../../ui/picker-options.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';

/** Values of a closed set, in its order, as people write them. */
export function valueOptions(values: readonly string[]): PickerOption[] {
  return values.map((id) => ({ id, label: humanize(id) }));
}

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
  const tags = useVault(useShallow((s) => count(s.notes).tags));
  const counts = useVault(useShallow((s) => count(s.notes).counts));
  return useMemo(
    () => tags.map((id, i) => ({ id, label: id, count: counts[i] ?? 0, mark: <Tag size={14} aria-hidden /> })),
    [tags, counts],
  );
}

let counted: { notes: readonly NoteSummary[]; tags: string[]; counts: number[] } = { notes: [], tags: [], counts: [] };

/** Tags and how many notes have each, the most used first. Counted once for each list of notes, which is a new one with every save. */
function count(notes: readonly NoteSummary[]): typeof counted {
  if (counted.notes === notes) return counted;
  const counts = new Map<string, number>();
  for (const note of notes) for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  counted = { notes, tags: sorted.map(([tag]) => tag), counts: sorted.map(([, uses]) => uses) };
  return counted;
}
