import type { Person, Team } from './roster.ts';
import { byText, freeSlug, nameKey, slugOf } from './roster-names.ts';
import type { PagePerson, PageTeam } from './roster-page.ts';

/**
 * Which team of the vault each team of the page is, or a new id: by its link (the id, or an alias that
 * spells like it), by name, by alias, at last by the id its name would have. The order of the page does not matter.
 * Importing again matches alike, as long as neither page nor vault calls two teams by one name.
 */
export function matchTeams(page: readonly PageTeam[], roster: readonly Team[]): Map<string, string> {
  let teams = roster.toSorted((a, b) => byText(a.id, b.id));
  const ids = new Map<string, string>();
  const rest = () => page.filter((team) => !ids.has(team.id)).sort((a, b) => byText(a.id, b.id));
  /** A link stands for one team, which the import gives the page's name; further names are compared with that. */
  const settle = (team: PageTeam, found: Team | undefined) => {
    if (!found) return;
    ids.set(team.id, found.id);
    teams = teams.map((t) => (t.id === found.id && !answersTo(t, team.name) ? renamed(t, team.name) : t));
  };
  const links = rest().filter((team) => team.linked);
  const withId = (id: string) => teams.find((t) => t.id === id);
  for (const team of links) settle(team, withId(team.id));
  const spelled = (team: PageTeam, open: Team[]) =>
    open.find((t) => t.aliases.some((alias) => slugOf(alias, '') === team.id));
  for (const find of [spelled, (team: PageTeam, open: Team[]) => named(team.name, open)]) {
    for (const team of links.filter((link) => !ids.has(link.id))) {
      const taken = new Set(ids.values());
      settle(
        team,
        find(
          team,
          teams.filter((t) => !taken.has(t.id)),
        ),
      );
    }
  }
  for (const team of rest()) if (!team.linked) settle(team, named(team.name, teams));
  const claimed = new Set(ids.values());
  for (const team of sorted(rest())) {
    const slug = slugOf(team.name, 'team');
    const found = team.linked || claimed.has(slug) ? undefined : withId(slug);
    if (!found) continue;
    ids.set(team.id, found.id);
    claimed.add(found.id);
  }
  const taken = new Set([...teams, ...page.filter((t) => t.linked)].map((t) => t.id));
  for (const team of sorted(rest())) {
    const id = team.linked ? team.id : freeSlug(slugOf(team.name, 'team'), taken);
    ids.set(team.id, id);
    taken.add(id);
  }
  return ids;
}

function named(name: string, teams: readonly Team[]): Team | undefined {
  return teams.find((t) => nameKey(t.name) === nameKey(name)) ?? teams.find((t) => answersTo(t, name));
}

/** Whether the name is the team's own or one of its aliases. */
export function answersTo(team: Team, name: string): boolean {
  return [team.name, ...team.aliases].some((known) => nameKey(known) === nameKey(name));
}

/** The team under a new name; the old one becomes an alias. */
export function renamed(team: Team, name: string): Team {
  return { ...team, name, aliases: [...new Set([...team.aliases, team.name])] };
}

/**
 * Which person of the vault each person of the page is, or a new id: by name, by the id the name would have, or, for a first
 * name, the only PM of that first name. Nobody of the vault is taken for two people of the page.
 */
export function matchPeople(page: readonly PagePerson[], roster: readonly Person[]): Map<PagePerson, string> {
  const people = roster.toSorted((a, b) => byText(a.id, b.id));
  const ids = new Map<PagePerson, string>();
  const claimed = new Set<string>();
  const claim = (person: PagePerson, candidates: readonly Person[]) => {
    const free = candidates.filter((p) => !claimed.has(p.id));
    if (free.length !== 1) return;
    ids.set(person, free[0]!.id);
    claimed.add(free[0]!.id);
  };
  const pending = () => sorted(page.filter((person) => !ids.has(person)));
  for (const person of pending())
    claim(person, people.filter((p) => nameKey(p.name) === nameKey(person.name)).slice(0, 1));
  for (const person of pending())
    claim(
      person,
      people.filter((p) => p.id === slugOf(person.name, 'person')),
    );
  for (const person of pending()) {
    if (person.name.includes(' ')) continue;
    const key = nameKey(person.name);
    claim(
      person,
      people.filter((p) => p.role === 'pm' && p.name.includes(' ') && nameKey(p.name.split(' ')[0]!) === key),
    );
  }
  const taken = new Set([...people.map((p) => p.id), ...claimed]);
  for (const person of pending()) {
    const id = freeSlug(slugOf(person.name, 'person'), taken);
    ids.set(person, id);
    taken.add(id);
  }
  return ids;
}

function sorted<T extends { name: string }>(things: readonly T[]): T[] {
  return things.toSorted((a, b) => byText(a.name, b.name));
}
