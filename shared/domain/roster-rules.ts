import type { Membership, Person, Roster } from './roster.ts';

// Apart from the schemas: the first screen needs these rules and not the library that checks files.

export const emptyRoster: Roster = { people: [], teams: [] };

/** Whether a membership holds on a calendar date (`YYYY-MM-DD`); both ends count. */
export function isActive(membership: Membership, date: string): boolean {
  return membership.from <= date && (membership.to === undefined || date <= membership.to);
}

/** The PMs with an active *full* membership of the team on that date. Light support does not count (product.md, "Teams"). */
export function fullPmsOf(roster: Roster, teamId: string, date: string): Person[] {
  return roster.people.filter(
    (person) =>
      person.role === 'pm' &&
      person.memberships.some((m) => m.team === teamId && m.support === 'full' && isActive(m, date)),
  );
}

/**
 * For whom an interview counts when nobody said otherwise: the interviewers who are PMs, else the active full PMs of its
 * teams on that date (product.md, "Data model"). Ids in roster order, each once.
 */
export function defaultPmIds(
  roster: Roster,
  interview: { interviewerIds: readonly string[]; teamIds: readonly string[]; date: string },
): string[] {
  const leading = roster.people.filter((p) => p.role === 'pm' && interview.interviewerIds.includes(p.id));
  if (leading.length > 0) return leading.map((p) => p.id);
  const ofTeams = new Set(interview.teamIds.flatMap((t) => fullPmsOf(roster, t, interview.date).map((p) => p.id)));
  return roster.people.filter((p) => ofTeams.has(p.id)).map((p) => p.id);
}
