import { type FindingStatus, type FindingSummary, findingStatuses } from '../../../../shared/domain/finding.ts';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { humanize } from '../../../ui/format.ts';

export type GroupedBy = Exclude<FindingsLook['columns'], 'findings'>;

/** A column of findings that have something in common. */
export interface GroupColumn {
  /** The status, team or goal; `none` for those without. */
  id: string;
  title: string;
  /** A second line: the quarter of a goal. */
  hint: string | null;
  findings: FindingSummary[];
}

export const noneId = 'none';

/**
 * A column for each status, team or goal, also for those without a finding: one can be dragged there. What has none comes first, what
 * the vault does not know last.
 */
export function groupColumns(
  findings: readonly FindingSummary[],
  by: GroupedBy,
  { roster, goals }: { roster: Roster; goals: readonly GoalSummary[] },
): GroupColumn[] {
  const columns = new Map<string, GroupColumn>();
  const add = (id: string, title: string, hint: string | null = null) =>
    columns.set(id, { id, title, hint, findings: [] });
  if (by === 'status') for (const status of findingStatuses) add(status, humanize(status));
  else add(noneId, by === 'team' ? 'No team' : 'No goal');
  if (by === 'team') for (const { id, name } of roster.teams) add(id, name);
  if (by === 'goal')
    for (const { id, question, quarter } of goals) add(id, question || 'A goal without a question', quarter);
  for (const finding of findings) {
    const ids = idsOf(finding, by);
    for (const id of ids.length === 0 ? [noneId] : new Set(ids)) {
      if (!columns.has(id)) add(id, by === 'team' ? id : 'A goal that is not in this vault');
      columns.get(id)?.findings.push(finding);
    }
  }
  return [...columns.values()];
}

/** What changes about a finding that is dragged from one column to another; `null` where nothing does. */
export function regrouped(
  finding: FindingSummary,
  by: GroupedBy,
  from: string,
  to: string,
): { status: FindingStatus } | { teamIds: string[] } | { goalIds: string[] } | null {
  if (from === to) return null;
  if (by === 'status') return { status: to as FindingStatus };
  const before = idsOf(finding, by);
  const at = before.indexOf(from);
  const others = before.filter((id) => id !== from && id !== to);
  // The new one stands where the old one stood.
  const ids = to === noneId ? others : others.toSpliced(at < 0 ? others.length : at, 0, to);
  return by === 'team' ? { teamIds: ids } : { goalIds: ids };
}

function idsOf(finding: FindingSummary, by: GroupedBy): readonly string[] {
  return by === 'status' ? [finding.status] : by === 'team' ? finding.teamIds : finding.goalIds;
}
