import { Lock, User } from 'lucide-react';
import { useMemo } from 'react';
import type { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { isActive } from '../../../../shared/domain/roster-rules.ts';
import { hueOf } from '../../../../shared/domain/tag.ts';
import { usesOf } from '../../../../shared/domain/tag-usage.ts';
import { useTagUsage } from '../../../state/tags.ts';
import { humanize, today } from '../../../ui/format.ts';
import type { PickerOption } from '../../../ui/picker-options.ts';
import { TagMark } from '../../../ui/TagMark.tsx';
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

/** Participants with the company they are from, found by their nicknames, too. */
export function participantOptions(participants: readonly Participant[]): PickerOption[] {
  return participants.map((participant) => ({
    id: participant.id,
    label: participant.name,
    ...(participant.company && { hint: participant.company }),
    keywords: participant.nicknames,
    mark: <Lock size={14} aria-hidden />,
  }));
}

/** Every tag of the vault, the most used first. The same list as long as tags, uses and colors are the same. */
export function useTagOptions(): PickerOption[] {
  const usage = useTagUsage();
  const signature = useMemo(() => usage.map((use) => `${use.tag}\0${usesOf(use)}\0${use.color}`).join('\n'), [usage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of notes is a new one with every save
  return useMemo(
    () =>
      usage.map(({ tag, color, ...use }) => ({
        id: tag,
        label: tag,
        count: usesOf({ tag, color, ...use }),
        mark: <TagMark hue={hueOf(color)} />,
      })),
    [signature],
  );
}
