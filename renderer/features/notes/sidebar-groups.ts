import type { NoteSummary } from '../../../shared/domain/interview.ts';
import type { Person, Roster, Team } from '../../../shared/domain/roster.ts';
import { isActive } from '../../../shared/domain/roster-rules.ts';

export interface SidebarTeam {
  team: Team;
  count: number;
  /** PMs who support it lightly. */
  light: Person[];
}

export interface SidebarGroup {
  /** `null`: teams that no PM supports fully. */
  pm: Person | null;
  /** Interviews that count for the PM. */
  count: number;
  teams: SidebarTeam[];
}

/** Teams under each PM who supports them fully on that date, then the teams without one; in roster order. */
export function sidebarGroups(roster: Roster, notes: readonly NoteSummary[], date: string): SidebarGroup[] {
  const perTeam = countBy(notes, (note) => note.teamIds);
  const perPm = countBy(notes, (note) => note.pmIds);
  const pms = roster.people.filter((person) => person.role === 'pm');
  const supports = (pm: Person, team: Team, support: 'full' | 'light') =>
    pm.memberships.some((m) => m.team === team.id && m.support === support && isActive(m, date));
  const row = (team: Team): SidebarTeam => ({
    team,
    count: perTeam.get(team.id) ?? 0,
    light: pms.filter((pm) => supports(pm, team, 'light')),
  });
  const groups: SidebarGroup[] = pms.map((pm) => ({
    pm,
    count: perPm.get(pm.id) ?? 0,
    teams: roster.teams.filter((team) => supports(pm, team, 'full')).map(row),
  }));
  const alone = roster.teams.filter((team) => !pms.some((pm) => supports(pm, team, 'full')));
  if (alone.length > 0) groups.push({ pm: null, count: 0, teams: alone.map(row) });
  return groups.filter((group) => group.teams.length > 0 || group.count > 0);
}

function countBy(notes: readonly NoteSummary[], idsOf: (note: NoteSummary) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes) for (const id of new Set(idsOf(note))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
