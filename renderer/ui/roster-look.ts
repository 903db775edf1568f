import type { Roster } from '../../shared/domain/roster.ts';
import { fullPmsOf } from '../../shared/domain/roster-rules.ts';
import { today } from './format.ts';
import { teamHues } from './team-hues.ts';

export interface TeamLook {
  name: string;
  /** 1–10: which of the ten team hues. */
  hue: number;
  /** No active full PM today: drawn as a ring. */
  ring: boolean;
}

const looks = new WeakMap<Roster, Map<string, TeamLook>>();

/** How each team of a roster looks, by id: its hue by its id (see `teamHues`), a ring where it has no full PM today. */
export function teamLooks(roster: Roster): ReadonlyMap<string, TeamLook> {
  let map = looks.get(roster);
  if (!map) {
    const date = today();
    const hues = teamHues(roster.teams.map((team) => team.id));
    map = new Map(
      roster.teams.map(({ id, name }) => [
        id,
        { name, hue: hues.get(id) ?? 1, ring: fullPmsOf(roster, id, date).length === 0 },
      ]),
    );
    looks.set(roster, map);
  }
  return map;
}

const names = new WeakMap<Roster, Map<string, string>>();

/** Name of a person of the roster; the id where the roster does not know it. */
export function personName(roster: Roster, id: string): string {
  let map = names.get(roster);
  if (!map) {
    map = new Map(roster.people.map((person) => [person.id, person.name]));
    names.set(roster, map);
  }
  return map.get(id) ?? id;
}
