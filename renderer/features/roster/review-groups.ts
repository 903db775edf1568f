import type { Membership, Roster } from '../../../shared/domain/roster.ts';
import { isActive } from '../../../shared/domain/roster-rules.ts';
import type { RosterChange, RosterImport } from '../../../shared/ipc/roster.ts';

export type Mark = 'added' | 'changed' | 'ended';

export interface ReviewRow {
  teamId: string;
  name: string;
  /** Said after the name: light support, a former name, an end. */
  details: string[];
  mark: Mark | null;
}

export interface ReviewGroup {
  /** A person's id, or `null` for the teams without a PM. */
  personId: string | null;
  title: string;
  mark: Mark | null;
  rows: ReviewRow[];
}

/**
 * The page as the review shows it: a group for each person it names and for each other whose support ends, with all teams that
 * hold on `from` and what the import does to them; last the teams without a PM.
 */
export function reviewGroups(preview: RosterImport, roster: Roster, from: string): ReviewGroup[] {
  const teamName = (id: string) =>
    (preview.teams.find((t) => t.id === id) ?? roster.teams.find((t) => t.id === id))?.name ?? id;
  const renamed = (id: string) =>
    preview.changes.flatMap((c) => (c.change === 'rename-team' && c.teamId === id ? [`formerly ${c.from}`] : []));
  const isNewTeam = (id: string) => preview.changes.some((c) => c.change === 'add-team' && c.team.id === id);
  const row = (teamId: string, details: string[], mark: Mark | null): ReviewRow => {
    const former = renamed(teamId);
    return {
      teamId,
      name: teamName(teamId),
      details: [...details, ...former],
      mark: mark ?? (former.length > 0 ? 'changed' : null),
    };
  };

  const groups: ReviewGroup[] = [];
  for (const person of [...preview.people, ...others(preview, roster)]) {
    const changes = preview.changes.filter((c) => 'personId' in c && c.personId === person.id);
    const ended = changes.flatMap((c) => (c.change === 'end-membership' ? [c] : []));
    const held = person.memberships.filter(
      (m) =>
        isActive(m, from) &&
        !ended.some(({ membership }) => membership.team === m.team && membership.support === m.support),
    );
    const rows = [
      ...held.map((m) => row(m.team, supportDetails(m, changes), markOf(m, changes))),
      ...ended.map(({ membership }) =>
        row(membership.team, membership.support === 'light' ? ['light support ends'] : ['support ends'], 'ended'),
      ),
    ];
    const isNew = preview.changes.some((c) => c.change === 'add-person' && c.person.id === person.id);
    if (rows.length > 0) groups.push({ personId: person.id, title: person.name, mark: isNew ? 'added' : null, rows });
  }
  const shown = new Set(groups.flatMap((g) => g.rows.map((r) => r.teamId)));
  const pmless = [
    ...preview.pmlessTeamIds,
    ...preview.teams.map((t) => t.id).filter((id) => !shown.has(id) && !preview.pmlessTeamIds.includes(id)),
  ];
  if (pmless.length > 0) {
    const rows = pmless.map((id) => row(id, [], isNewTeam(id) ? 'added' : null));
    groups.push({ personId: null, title: 'No PM', mark: null, rows });
  }
  return groups;
}

/** People of the vault whom the page does not name and whose support it ends. */
function others(preview: RosterImport, roster: Roster) {
  const known = new Set(preview.people.map((p) => p.id));
  const ending = new Set(preview.changes.flatMap((c) => (c.change === 'end-membership' ? [c.personId] : [])));
  return roster.people
    .filter((p) => ending.has(p.id) && !known.has(p.id))
    .map((p) => ({ ...p, memberships: [] as Membership[] }));
}

function markOf(membership: Membership, changes: RosterChange[]): Mark | null {
  if (changes.some((c) => c.change === 'add-membership' && c.membership.team === membership.team)) return 'added';
  return changes.some((c) => c.change === 'change-support' && c.to.team === membership.team) ? 'changed' : null;
}

function supportDetails(membership: Membership, changes: RosterChange[]): string[] {
  const turned = changes.find((c) => c.change === 'change-support' && c.to.team === membership.team);
  if (turned) return [membership.support === 'light' ? 'light support, was full' : 'full support, was light'];
  return membership.support === 'light' ? ['light support'] : [];
}

/** The preview's roster over the vault's, for dots and rings as they will be. */
export function rosterAfter(preview: RosterImport, roster: Roster): Roster {
  const people = roster.people.filter((p) => !preview.people.some((q) => q.id === p.id));
  const teams = roster.teams.map((t) => preview.teams.find((u) => u.id === t.id) ?? t);
  return {
    people: [...people, ...preview.people],
    teams: [...teams, ...preview.teams.filter((t) => !roster.teams.some((u) => u.id === t.id))],
  };
}
