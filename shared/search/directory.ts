import type { SearchDirectory } from './feed.ts';

/** Somebody or something that a value may name: by its id, its name or an alias. */
export interface Named {
  id: string;
  /** The name first. */
  names: string[];
}

/** Who is who: teams and people of the roster, participants with where they belong; and what the research goals ask. */
export class Directory {
  readonly teams: readonly Named[];
  readonly people: readonly Named[];
  readonly participants: readonly Named[];
  readonly goals: readonly Named[];
  private readonly companyOf = new Map<string, string>();
  private readonly segmentOf = new Map<string, string>();

  constructor({ teams, people, participants, goals = [] }: SearchDirectory) {
    this.teams = teams;
    this.people = people;
    this.participants = participants;
    this.goals = goals;
    for (const { id, company, segment } of participants) {
      if (company?.trim()) this.companyOf.set(id, company.trim());
      if (segment?.trim()) this.segmentOf.set(id, segment.trim());
    }
  }

  /** Companies of the participants, each once. */
  companiesOf(participantIds: readonly string[]): string[] {
    return placesOf(this.companyOf, participantIds);
  }

  /** All companies there are, in all spellings. */
  companies(): Iterable<string> {
    return this.companyOf.values();
  }

  segments(): Iterable<string> {
    return this.segmentOf.values();
  }

  segmentsOf(participantIds: readonly string[]): string[] {
    return placesOf(this.segmentOf, participantIds);
  }
}

export const emptyDirectory = new Directory({ teams: [], people: [], participants: [] });

function placesOf(places: ReadonlyMap<string, string>, ids: readonly string[]): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const place = places.get(id);
    if (place !== undefined) found.add(place);
  }
  return [...found];
}
