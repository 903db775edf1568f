import type { RosterChange, RosterImport } from '../ipc/roster.ts';
import { applyRosterChanges, dayBefore } from './apply-roster-changes.ts';
import type { Membership, Person, Roster } from './roster.ts';
import { answersTo, matchPeople, matchTeams } from './roster-matching.ts';
import { byText } from './roster-names.ts';
import type { PagePerson, RosterPage } from './roster-page.ts';

/**
 * What importing the page would change in the roster, and the page's people and teams as they will be. Whatever is new holds
 * from `from` (`YYYY-MM-DD`), whatever the page no longer says ends the day before; a membership that would end before it
 * began goes altogether. The page speaks for the people it lists and for the teams it names: nobody and nothing else changes,
 * and no person or team is ever deleted. Comparing again after `applyRosterChanges` gives no change.
 */
export function compareRoster(page: RosterPage, roster: Roster, from: string): RosterImport {
  const teamIds = matchTeams(page.teams, roster.teams);
  const personIds = matchPeople(page.people, roster.people);
  const stated = supportByPerson(page, personIds, teamIds);
  const onPage = new Set(teamIds.values());
  const changes = [...teamChanges(page, roster, teamIds), ...newPeople(page, roster, personIds)];
  const lastDay = dayBefore(from);

  for (const { id, wanted, complete } of everybody(page, roster, personIds, stated)) {
    const person = roster.people.find((p) => p.id === id);
    const current = (person?.memberships ?? []).filter((m) => m.to === undefined || m.to >= from);
    for (const [team, support] of wanted) changes.push(...towards(id, team, support, current, from));
    for (const membership of current) {
      const support = wanted.get(membership.team);
      const over =
        support === undefined
          ? complete || onPage.has(membership.team)
          : support === 'light' && membership.support === 'full' && !isTurned(membership, current);
      if (over) changes.push({ change: 'end-membership', personId: id, membership, to: lastDay });
    }
  }

  const after = merged(roster, applyRosterChanges(changes, roster));
  const of = (ids: Iterable<string>) => new Set(ids);
  const [people, teams] = [of(personIds.values()), onPage];
  return {
    people: after.people.filter((p) => people.has(p.id)),
    teams: after.teams.filter((t) => teams.has(t.id)),
    pmlessTeamIds: [...of(page.pmlessTeamIds.map((id) => teamIds.get(id)!))],
    changes,
    unread: page.unread,
  };
}

/** The one that `towards` turns into light support. */
function isTurned(membership: Membership, current: Membership[]): boolean {
  const held = current.filter((m) => m.team === membership.team);
  return held[0] === membership && !held.some((m) => m.support === 'light');
}

function towards(
  personId: string,
  team: string,
  support: Membership['support'],
  current: Membership[],
  from: string,
): RosterChange[] {
  const held = current.filter((m) => m.team === team);
  const to: Membership = { team, support, from };
  if (held.some((m) => m.support === support)) return [];
  const other = held[0];
  return other
    ? [{ change: 'change-support', personId, from: other, to }]
    : [{ change: 'add-membership', personId, membership: to }];
}

/** The page's people in its order, then those of the vault whom its teams concern. `complete`: the page lists all they support. */
function everybody(
  page: RosterPage,
  roster: Roster,
  personIds: Map<PagePerson, string>,
  stated: Map<string, Map<string, Membership['support']>>,
) {
  const listed = new Set(page.people.filter((p) => p.listed).map((p) => personIds.get(p)!));
  const rest = roster.people.filter((p) => p.role === 'pm' && !stated.has(p.id));
  return [
    ...[...stated].map(([id, wanted]) => ({ id, wanted, complete: listed.has(id) })),
    ...rest.map((p) => ({ id: p.id, wanted: new Map<string, Membership['support']>(), complete: false })),
  ];
}

function supportByPerson(page: RosterPage, personIds: Map<PagePerson, string>, teamIds: Map<string, string>) {
  const stated = new Map<string, Map<string, Membership['support']>>();
  for (const person of page.people) {
    const id = personIds.get(person)!;
    const wanted = stated.get(id) ?? new Map<string, Membership['support']>();
    for (const { team, support } of person.memberships) {
      const teamId = teamIds.get(team)!;
      if (wanted.get(teamId) !== 'full') wanted.set(teamId, support);
    }
    stated.set(id, wanted);
  }
  return stated;
}

function teamChanges(page: RosterPage, roster: Roster, teamIds: Map<string, string>): RosterChange[] {
  const changes: RosterChange[] = [];
  const seen = new Set<string>();
  for (const team of page.teams) {
    const id = teamIds.get(team.id)!;
    const known = roster.teams.find((t) => t.id === id);
    if (!known && !seen.has(id)) {
      const pmless = page.pmlessTeamIds.includes(team.id);
      changes.push({ change: 'add-team', team: { id, name: team.name, aliases: [] }, pmless });
    } else if (known && !seen.has(id) && !answersTo(known, team.name)) {
      changes.push({ change: 'rename-team', teamId: id, from: known.name, to: team.name });
    }
    seen.add(id);
  }
  return changes;
}

function newPeople(page: RosterPage, roster: Roster, personIds: Map<PagePerson, string>): RosterChange[] {
  const known = new Set(roster.people.map((p) => p.id));
  return page.people
    .map((person) => ({ id: personIds.get(person)!, name: person.name }))
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ change: 'add-person', person: { id, name, role: 'pm', memberships: [] } }));
}

/** The roster with the given files in place of those of the same id, sorted by name. */
function merged(roster: Roster, files: Roster): Roster {
  const join = <T extends Person | Roster['teams'][number]>(old: T[], fresh: T[]) =>
    [...old.filter((x) => !fresh.some((y) => y.id === x.id)), ...fresh].sort((a, b) => byText(a.name, b.name));
  return { people: join(roster.people, files.people), teams: join(roster.teams, files.teams) };
}
