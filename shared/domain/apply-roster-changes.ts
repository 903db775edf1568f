import type { RosterChange } from '../ipc/roster.ts';
import type { Membership, Person, Roster, Team } from './roster.ts';
import { renamed } from './roster-matching.ts';

/** The people and teams whose files change, as they must be written. Changes that name nobody of the roster are passed over. */
export function applyRosterChanges(
  changes: readonly RosterChange[],
  roster: Roster,
): { people: Person[]; teams: Team[] } {
  const people = new Map<string, Person>();
  const teams = new Map<string, Team>();
  const editPerson = (id: string, edit: (memberships: Membership[]) => Membership[]) => {
    const person = people.get(id) ?? roster.people.find((p) => p.id === id);
    if (person) people.set(id, { ...person, memberships: edit(person.memberships) });
  };
  for (const change of changes) {
    switch (change.change) {
      case 'add-team':
        teams.set(change.team.id, change.team);
        break;
      case 'rename-team': {
        const team = teams.get(change.teamId) ?? roster.teams.find((t) => t.id === change.teamId);
        if (team) teams.set(team.id, renamed(team, change.to));
        break;
      }
      case 'add-person':
        people.set(change.person.id, change.person);
        break;
      case 'add-membership':
        editPerson(change.personId, (all) => [...all, change.membership]);
        break;
      case 'end-membership':
        editPerson(change.personId, (all) => ended(all, change.membership, change.to));
        break;
      case 'change-support':
        editPerson(change.personId, (all) => [...ended(all, change.from, dayBefore(change.to.from)), change.to]);
        break;
    }
  }
  return { people: [...people.values()], teams: [...teams.values()] };
}

/** One that would end before it began never held: it goes. */
function ended(all: Membership[], which: Membership, to: string): Membership[] {
  const at = all.findIndex((m) => sameMembership(m, which));
  const found = all[at];
  if (!found) return all;
  return found.from > to ? all.toSpliced(at, 1) : all.with(at, { ...found, to });
}

function sameMembership(a: Membership, b: Membership): boolean {
  return a.team === b.team && a.support === b.support && a.from === b.from && a.to === b.to;
}

/** The calendar date before a calendar date. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
