import type { Person, Roster } from '../../../../shared/domain/roster.ts';
import { isActive } from '../../../../shared/domain/roster-rules.ts';

/** Somebody who can be asked to review. */
export interface Reviewer {
  login: string;
  /** As the roster or GitHub has it; the login where neither does. */
  name: string;
}

interface Asked {
  roster: Roster;
  /** Ids of the teams that the document is about. */
  teamIds: readonly string[];
  /** Calendar date by which memberships count. */
  date: string;
  /** Logins that nobody asks: the account itself, and those who are asked already. Upper and lower case are the same. */
  without: readonly string[];
  /** Logins that the repository lets be asked; `null` where that is not known. */
  possible: readonly string[] | null;
}

/**
 * The people of a document's teams who have a GitHub login, PMs first, each login once: whom it concerns (product.md, "Findings as a PR").
 * Support of any kind counts.
 */
export function suggestedReviewers({ roster, teamIds, date, without, possible }: Asked): Reviewer[] {
  const out = new Set(without.map(lower));
  const can = possible && new Set(possible.map(lower));
  const isOfTeams = ({ memberships }: Person) =>
    memberships.some((one) => teamIds.includes(one.team) && isActive(one, date));
  const suggested: Reviewer[] = [];
  for (const person of roster.people.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const login = loginOf(person);
    if (login === null || out.has(lower(login)) || !isOfTeams(person) || can?.has(lower(login)) === false) continue;
    out.add(lower(login));
    suggested.push({ login, name: person.name });
  }
  return suggested;
}

/** A person's login on GitHub, as the roster has it: without an `@`, or out of the address of their page. `null` where there is none. */
export function loginOf({ github = '' }: Pick<Person, 'github'>): string | null {
  const login = github
    .trim()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/^@/, '')
    .replace(/\/$/, '');
  return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/.test(login) ? login : null;
}

/** What a login is called: by the roster, else by what GitHub says, else itself. */
export function nameOfLogin(
  login: string,
  roster: Roster,
  known: readonly { login: string; name: string | null }[],
): string {
  const person = roster.people.find((one) => lower(loginOf(one) ?? '') === lower(login));
  return person?.name ?? known.find((one) => lower(one.login) === lower(login))?.name ?? login;
}

function lower(login: string): string {
  return login.toLowerCase();
}

function rankOf({ role }: Person): number {
  return role === 'pm' ? 0 : 1;
}
