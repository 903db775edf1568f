import type { Match, Matcher } from './matcher.ts';
import { bodyOf } from './shelves.ts';
import type { StoredNote } from './stored-note.ts';

/** What a query matches in notes, by their numbers: looked for once, for the order as for the passages. */
export class NoteMatches {
  private readonly bodies = new Map<number, Match[]>();
  private readonly titles = new Map<number, Match[]>();

  constructor(
    private readonly matcher: Matcher,
    private readonly notes: readonly (StoredNote | undefined)[],
  ) {}

  get parts(): number {
    return this.matcher.parts;
  }

  inBody(number: number): Match[] {
    return once(this.bodies, number, () => this.matcher.inBody(bodyOf(this.notes[number]!)));
  }

  inTitle(number: number): Match[] {
    return once(this.titles, number, () => this.matcher.inTitle(this.notes[number]!.title));
  }
}

function once(known: Map<number, Match[]>, number: number, make: () => Match[]): Match[] {
  let matches = known.get(number);
  if (matches === undefined) {
    matches = make();
    known.set(number, matches);
  }
  return matches;
}
