import { AppError } from '../result.ts';
import { byText, freeSlug, nameKey, slugOf } from './roster-names.ts';
import { blocksOf, type PageBlock, type PageItem, type PageLine } from './roster-page-blocks.ts';
import { type Label, readLabel, readNote, readTeam, type TeamLine } from './roster-page-lines.ts';

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

/** The line above a list. `close`: nothing stands between. */
interface Head {
  line: PageLine;
  firm: boolean;
  close: boolean;
}

interface Group {
  label: Label;
  /** Bold or heading, right above the list. */
  firm: boolean;
  items: PageItem[];
  section: number;
}

/**
 * Reads a page that lists teams under the PM who supports them: a bold name, heading or list item, then a list of (linked)
 * teams; and a group of teams without a PM, where a note may name light support. Bold text and lists of other kinds are left
 * alone. Takes Markdown, or HTML pasted as text. Throws AppError 'no-teams' where it finds none, 'too-large' where the page
 * holds far more lists than a roster.
 */
export function readRosterPage(page: string): RosterPage {
  const reading = new Reading();
  for (const { label, items } of accepted(groupsOf(blocksOf(page)))) {
    const people = label.label === 'people' ? label.names.map((name) => reading.person(name, true)) : [];
    for (const item of items) reading.take(item, people, label.label === 'no-pm');
  }
  const result = reading.result();
  if (result.teams.length === 0) throw new AppError('no-teams');
  return result;
}

/** Lists with what heads them. `hints` of a section: its own text speaks of teams or PMs. */
function groupsOf(blocks: PageBlock[]): { groups: Group[]; hints: Set<number> } {
  const groups: Group[] = [];
  const hints = new Set<number>();
  let section = 0;
  let head = null as Head | null;
  const note = (line: PageLine) => {
    if (/\b(?:teams?|squads?|PMs?|product managers?)\b/i.test(line.text)) hints.add(section);
  };
  for (const block of blocks) {
    if (block.block === 'heading') {
      if (readLabel(block.line).label !== 'people') section++;
      note(block.line);
      head = { line: block.line, firm: true, close: true };
    } else if (block.block === 'text') {
      note(block.line);
      if (block.line.bold) head = { line: block.line, firm: true, close: true };
      else if (head?.firm && head.close) head = { ...head, close: false };
      else head = { line: block.line, firm: false, close: block.single };
    } else {
      addList(block.items, head, section, groups);
      head = null;
    }
  }
  return { groups, hints };
}

function addList(items: PageItem[], head: Head | null, section: number, out: Group[]) {
  const own: PageItem[] = [];
  for (const item of items) {
    const label = item.children.length > 0 && !readTeamLink(item) ? readLabel(item) : null;
    if (label && label.label !== 'other') addList(item.children, { line: item, firm: true, close: true }, section, out);
    else own.push(item);
  }
  if (head && own.length > 0)
    out.push({ label: readLabel(head.line), firm: head.firm && head.close, items: own, section });
}

function readTeamLink(line: PageLine): TeamLine | null {
  const team = readTeam(line);
  return team?.certainty === 'team' ? team : null;
}

/**
 * The groups that are part of a roster. Links to teams are proof; a list of mere titles counts only where its section holds
 * such proof, a "no PM" group, or text that speaks of teams, and then only if nearly all of it looks like titles.
 */
function accepted({ groups, hints }: { groups: Group[]; hints: Set<number> }): Group[] {
  const graded = groups
    .filter(({ label }) => label.label !== 'other')
    .map((group) => {
      const teams = group.items.map(readTeam);
      const linked = teams.filter((team) => team?.certainty === 'team').length;
      const readable = teams.filter((team) => team !== null).length;
      return { group, linked, mostly: readable * 2 > group.items.length };
    });
  const proven = new Set(
    graded
      .filter((g) => (g.linked > 0 && g.group.firm) || (g.group.label.label === 'no-pm' && g.mostly))
      .map((g) => g.group.section),
  );
  const anyLinks = graded.some((g) => g.linked > 0);
  return graded
    .filter(({ group, linked, mostly }) => {
      if (!mostly) return false;
      if (linked > 0) return true;
      if (!group.firm || group.label.label === 'teams') return false;
      return proven.has(group.section) || (!anyLinks && hints.has(group.section));
    })
    .map((g) => g.group);
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
