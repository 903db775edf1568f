import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';

/**
 * The goals that the line above the findings may show, newest quarter first: those the filter names, else the biggest unknowns
 * that are still open, of the teams the filter names.
 */
export function shownGoals(goals: readonly GoalSummary[], { teamIds, goalIds }: FindingsLook['filter']): GoalSummary[] {
  const newestFirst = goals.toSorted((a, b) => (a.quarter < b.quarter ? 1 : a.quarter > b.quarter ? -1 : 0));
  if (goalIds.length > 0) return newestFirst.filter((goal) => goalIds.includes(goal.id));
  return newestFirst.filter(
    (goal) =>
      goal.isBiggestUnknown &&
      (goal.status === 'proposed' || goal.status === 'active') &&
      (teamIds.length === 0 || goal.teamIds.length === 0 || goal.teamIds.some((id) => teamIds.includes(id))),
  );
}

/** The quarter of a calendar date, `2026-Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
