import { Target, User } from 'lucide-react';
import { findingStatuses } from '../../../shared/domain/finding.ts';
import type { GoalSummary } from '../../../shared/domain/goal.ts';
import type { Roster } from '../../../shared/domain/roster.ts';
import { humanize } from '../../ui/format.ts';
import type { PickerOption } from '../../ui/picker-options.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';

/** The teams of the roster, for a picker. */
export function teamOptions(roster: Roster): PickerOption[] {
  return roster.teams.map((team) => ({
    id: team.id,
    label: team.name,
    keywords: team.aliases,
    mark: <TeamDot team={team} />,
  }));
}

/** The research goals by their questions, with their quarter. */
export function goalOptions(goals: readonly GoalSummary[]): PickerOption[] {
  return goals.map((goal) => ({
    id: goal.id,
    label: goal.question || 'A goal without a question',
    hint: goal.quarter,
    mark: <Target size={14} aria-hidden />,
  }));
}

/** The people of the roster, who may own a goal or a recommendation. */
export function peopleOptions(roster: Roster): PickerOption[] {
  return roster.people.map((person) => ({
    id: person.id,
    label: person.name,
    hint: person.role === 'pm' ? 'PM' : humanize(person.role),
    mark: <User size={14} aria-hidden />,
  }));
}

export const statusOptions: PickerOption[] = findingStatuses.map((status) => ({ id: status, label: humanize(status) }));
