import type { NoteSummary } from '../../../shared/domain/interview.ts';
import { formatMonth, mondayOf } from '../../ui/format.ts';

export type ListRow =
  | { key: string; height: number; heading: true; label: string }
  | { key: string; height: number; heading?: never; note: NoteSummary };

const rowHeight = 56;
const headingHeight = 28;
const dayMs = 86_400_000;

/**
 * Rows of the interview list: notes newest first with a heading before each group: Upcoming, Today, This week, Last week,
 * Earlier in <this month>, then by month. Weeks begin on Monday. `now` is today's calendar date.
 */
export function groupNotes(notes: readonly NoteSummary[], now: string): ListRow[] {
  const labelOf = groupLabels(now);
  const rows: ListRow[] = [];
  let last: string | null = null;
  for (const note of notes) {
    const label = labelOf(note.date);
    if (label !== last) {
      rows.push({ key: `heading:${label}:${rows.length}`, height: headingHeight, heading: true, label });
      last = label;
    }
    rows.push({ key: note.id, height: rowHeight, note });
  }
  return rows;
}

/** Which group a calendar date belongs to, seen from `now`. */
export function groupLabels(now: string): (date: string) => string {
  const thisMonday = mondayOf(now);
  const lastMonday = shift(thisMonday, -7);
  const thisMonth = now.slice(0, 7);
  const months = new Map<string, string>();
  return (date) => {
    if (date > now) return 'Upcoming';
    if (date === now) return 'Today';
    if (date >= thisMonday) return 'This week';
    if (date >= lastMonday) return 'Last week';
    const key = date.slice(0, 7);
    let label = months.get(key);
    if (label === undefined) {
      label = key === thisMonth ? `Earlier in ${formatMonth(date, now)}` : formatMonth(date, now);
      months.set(key, label);
    }
    return label;
  };
}

function shift(date: string, days: number): string {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);
}
