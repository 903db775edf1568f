import type { NoteSummary } from '../../../shared/domain/interview.ts';
import type { ListFilter } from '../../state/navigation.ts';

/** The notes a filter lets through: any of its teams, any of its PMs, and inside its dates (both ends count). */
export function filterNotes(notes: readonly NoteSummary[], filter: ListFilter): readonly NoteSummary[] {
  if (!isFiltered(filter)) return notes;
  const { teamIds, pmIds, after, before } = filter;
  return notes.filter(
    (note) =>
      (teamIds.length === 0 || teamIds.some((id) => note.teamIds.includes(id))) &&
      (pmIds.length === 0 || pmIds.some((id) => note.pmIds.includes(id))) &&
      (after === null || note.date >= after) &&
      (before === null || note.date <= before),
  );
}

/** Whether a filter narrows anything. */
export function isFiltered(filter: ListFilter): boolean {
  return filter.teamIds.length > 0 || filter.pmIds.length > 0 || filter.after !== null || filter.before !== null;
}
