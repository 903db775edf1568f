import { AppError } from '../result.ts';
import { byText, freeSlug, nameKey, slugOf } from './roster-names.ts';
import { blocksOf, type PageItem } from './roster-page-blocks.ts';
import { rosterGroupsOf } from './roster-page-groups.ts';
import { readNote, readTeam, readTeamLink, type TeamLine } from './roster-page-lines.ts';

export interface PagePerson {
  id: string;
  name: string;
  /** Has a list of their own; a name in a note only ("light support from Anna") has none. */
  listed: boolean;
  /** One for each team, in the order of the page. */
  memberships: { team: string; support: 'full' | 'light' }[];
}

export interface PageTeam {
  id: string;
  name: string;
  /** The id comes from the link and not from the name. */
  linked: boolean;
}

/** What a handbook page says about who supports which team. Ids are the page's own: slugs, distinct within the page. */
export interface RosterPage {
  people: PagePerson[];
  teams: PageTeam[];
  /** Teams that the page lists as having no PM. */
  pmlessTeamIds: string[];
  /** Lines of the list that could not be read in full, as they stand. */
  unread: string[];
}

/**
 * Reads a page that lists teams under the PM who supports them: a bold name, heading or list item, then a list of (linked)
 * teams; and a group of teams without a PM, where a note may name light support. Bold text and lists of other kinds are left
 * alone. Takes Markdown, or HTML pasted as text. Throws AppError 'no-teams' where it finds none, 'too-large' where the page
 * holds far more lists than a roster.
 */
export function readRosterPage(page: string): RosterPage {
  const reading = new Reading();
  for (const { label, items } of rosterGroupsOf(blocksOf(page))) {
    const people = label.label === 'people' ? label.names.map((name) => reading.person(name, true)) : [];
    for (const item of items) reading.take(item, people, label.label === 'no-pm');
  }
  const result = reading.result();
  if (result.teams.length === 0) throw new AppError('no-teams');
  return result;
}

/** Collects what the accepted groups say; a name or link met again is the same person or team. */
class Reading {
  private readonly people = new Map<
    string,
    { name: string; listed: boolean; teams: Map<DraftTeam, 'full' | 'light'> }
  >();
  private readonly teams: DraftTeam[] = [];
  private readonly pmless = new Set<DraftTeam>();
  private readonly unread = new Set<string>();
  private readonly lightNames: { name: string; team: DraftTeam }[] = [];

  person(name: string, listed: boolean) {
    const key = nameKey(name);
    const person = this.people.get(key) ?? { name, listed: false, teams: new Map() };
    person.listed ||= listed;
    this.people.set(key, person);
    return person;
  }

  take(item: PageItem, people: ReturnType<Reading['person']>[], pmless: boolean) {
    const line = readTeam(item);
    if (!line) {
      if (item.text) this.unread.add(item.text.slice(0, 200));
      return;
    }
    const team = this.team(line);
    const light = { ...line.light };
    let puzzling = line.puzzling;
    for (const child of item.children) {
      if (readTeamLink(child)) this.take(child, people, pmless);
      else {
        const note = readNote(child.text);
        light.self ||= note.light.self;
        light.names = [...light.names, ...note.light.names];
        puzzling ||= note.puzzling;
      }
    }
    const self = light.self && light.names.length === 0;
    for (const person of people) this.support(person, team, self ? 'light' : 'full');
    for (const name of light.names) this.lightNames.push({ name, team });
    if (pmless) this.pmless.add(team);
    if (puzzling || (self && people.length === 0)) this.unread.add(item.text.slice(0, 200));
  }

  private support(person: ReturnType<Reading['person']>, team: DraftTeam, support: 'full' | 'light') {
    if (person.teams.get(team) !== 'full') person.teams.set(team, support);
  }

  private team(line: TeamLine): DraftTeam {
    const key = nameKey(line.name);
    const found =
      (line.slug && this.teams.find((t) => t.slug === line.slug)) ||
      this.teams.find((t) => nameKey(t.name) === key && (line.slug === null || t.slug === null));
    if (found) {
      found.slug ??= line.slug;
      return found;
    }
    const team = { name: line.name, slug: line.slug };
    this.teams.push(team);
    return team;
  }

  /** A first name in a note means the one person of that first name whom the page lists. */
  private named(name: string) {
    const key = nameKey(name);
    if (this.people.has(key)) return this.person(name, false);
    const candidates = [...this.people.values()].filter((p) => p.listed && nameKey(p.name.split(' ')[0]!) === key);
    return candidates.length === 1 ? candidates[0]! : this.person(name, false);
  }

  result(): RosterPage {
    for (const { name, team } of this.lightNames) this.support(this.named(name), team, 'light');
    const teamIds = idsFor(
      this.teams,
      (team) => team.slug ?? slugOf(team.name, 'team'),
      (team) => team.slug !== null,
    );
    const people = [...this.people.values()];
    const personIds = idsFor(people, (person) => slugOf(person.name, 'person'));
    const led = new Set(
      people.flatMap((p) => [...p.teams].filter(([, support]) => support === 'full').map(([t]) => t)),
    );
    return {
      people: people.map((person) => ({
        id: personIds.get(person)!,
        name: person.name,
        listed: person.listed,
        memberships: [...person.teams].map(([team, support]) => ({ team: teamIds.get(team)!, support })),
      })),
      teams: this.teams.map((team) => ({ id: teamIds.get(team)!, name: team.name, linked: team.slug !== null })),
      pmlessTeamIds: [...this.pmless].filter((team) => !led.has(team)).map((team) => teamIds.get(team)!),
      unread: [...this.unread],
    };
  }
}

interface DraftTeam {
  name: string;
  slug: string | null;
}

/** Distinct ids, the same whatever the order of the page: those that a link fixes first, then by name. */
function idsFor<T extends { name: string }>(
  things: T[],
  slug: (thing: T) => string,
  fixed: (thing: T) => boolean = () => false,
) {
  const ids = new Map<T, string>();
  const taken = new Set<string>();
  const inOrder = things.toSorted((a, b) => Number(fixed(b)) - Number(fixed(a)) || byText(a.name, b.name));
  for (const thing of inOrder) {
    const id = freeSlug(slug(thing), taken);
    taken.add(id);
    ids.set(thing, id);
  }
  return ids;
}
