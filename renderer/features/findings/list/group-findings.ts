import { type FindingSummary, findingStatuses } from '../../../../shared/domain/finding.ts';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { humanize } from '../../../ui/format.ts';
import { teamLooks } from '../../../ui/roster-look.ts';

const statusOrder: readonly string[] = findingStatuses;

/** Findings under one heading. `id` is the status, the team or the goal; `null` for those that have none. */
export interface FindingGroup {
  id: string | null;
  title: string;
  findings: FindingSummary[];
}

/**
 * The findings under their headings, newest first; headings without findings are left out. A finding about two teams or goals
 * stands under each of them. Statuses in their own order, teams by name, goals with the newest quarter first, and what has none last.
 */
export function groupFindings(
  findings: readonly FindingSummary[],
  by: FindingsLook['groups'],
  { roster, goals }: { roster: Roster; goals: readonly GoalSummary[] },
): FindingGroup[] {
  const groups = new Map<string | null, FindingSummary[]>();
  for (const finding of findings.toSorted(newestFirst)) {
    const ids = by === 'status' ? [finding.status] : by === 'team' ? finding.teamIds : finding.goalIds;
    for (const id of ids.length > 0 ? new Set(ids) : [null]) groups.set(id, [...(groups.get(id) ?? []), finding]);
  }
  const titled = [...groups].map(([id, found]) => ({ id, findings: found, ...wordsOf(id, by, roster, goals) }));
  return titled
    .sort(
      (a, b) => Number(a.id === null) - Number(b.id === null) || compare(a.rank, b.rank) || compare(a.title, b.title),
    )
    .map(({ id, title, findings }) => ({ id, title, findings }));
}

function wordsOf(
  id: string | null,
  by: FindingsLook['groups'],
  roster: Roster,
  goals: readonly GoalSummary[],
): { title: string; rank: string } {
  if (id === null) return { title: by === 'team' ? 'No team' : 'No goal', rank: '' };
  if (by === 'status') return { title: humanize(id), rank: String(statusOrder.indexOf(id)) };
  if (by === 'team') return { title: teamLooks(roster).get(id)?.name ?? id, rank: '' };
  const goal = goals.find((one) => one.id === id);
  // Newest quarter first: each digit becomes its complement.
  const rank = (goal?.quarter ?? '').replace(/\d/g, (digit) => String(9 - Number(digit))) || '~';
  return { title: goal?.question || 'A goal that is not in this vault', rank };
}

function newestFirst(a: FindingSummary, b: FindingSummary): number {
  return compare(b.date, a.date) || compare(a.claim, b.claim) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
