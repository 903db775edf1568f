import type { Roster } from '../../../../shared/domain/roster.ts';
import { defaultPmIds } from '../../../../shared/domain/roster-rules.ts';

/** The part of the front matter that decides for whom an interview counts. */
export interface PmBasis {
  interviewers?: string[];
  teams?: string[];
  pms?: string[];
  occurredAt?: string;
}

/**
 * The PMs of an interview whose interviewers, teams or date change: they follow the default (product.md, "Data model") as
 * long as they were the default before, and stay where somebody set them by hand. `undefined`: leave the field alone.
 */
export function pmsAfter(roster: Roster, before: PmBasis, change: PmBasis): string[] | undefined {
  const now = defaults(roster, { ...before, ...change });
  const set = before.pms ?? [];
  const byHand = before.pms !== undefined && !sameSet(set, defaults(roster, before));
  return byHand || sameSet(set, now) ? undefined : now;
}

function defaults(roster: Roster, note: PmBasis): string[] {
  return defaultPmIds(roster, {
    interviewerIds: note.interviewers ?? [],
    teamIds: note.teams ?? [],
    date: (note.occurredAt ?? '').slice(0, 10),
  });
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x) => b.includes(x));
}
