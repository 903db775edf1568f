import { type FilterNode, type FilterValue, isDateOperator, type QueryProblem } from './language/ast.ts';
import { type DateRange, dateRange } from './language/dates.ts';
import type { NoteColumn } from './note-columns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A filter of a query with its values understood: what a list of a column must be like. */
export interface Filter {
  column: NoteColumn;
  /** The values meant, or `null` for dates. */
  values: ReadonlySet<string> | null;
  /** The dates meant, any of them; empty for words. */
  ranges: readonly DateRange[];
}

/** Whether one of the values that a note (or a highlight) has is one of those meant. */
export function passes(filter: Filter, values: readonly string[]): boolean {
  const { values: wanted, ranges } = filter;
  if (wanted) return values.some((value) => wanted.has(value));
  return values.some((date) => ranges.some(({ from = '', to = '~' }) => from <= date && date <= to));
}

/** Months that a filter of dates asks for as such: `during:2026-09`. */
export function monthsOf(filter: Filter): Set<string> {
  return new Set(filter.ranges.flatMap((range) => monthOf(range) ?? []));
}

function monthOf({ from, to }: DateRange): string | null {
  if (from === undefined || to === undefined || from.slice(0, 7) !== to.slice(0, 7) || !from.endsWith('-01'))
    return null;
  const last = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).getUTCDate();
  return Number(to.slice(8)) === last ? from.slice(0, 7) : null;
}

/**
 * Understands the values of a filter by what the vault holds. What is unknown counts for nothing and is explained; `null`
 * where nothing is left.
 */
export function readFilter(
  node: FilterNode,
  vocabulary: Vocabulary,
  today: string,
): { filter: Filter | null; problems: QueryProblem[] } {
  const { operator } = node;
  const problems: QueryProblem[] = [];
  if (isDateOperator(operator)) {
    const ranges = node.values.flatMap((value) => dateRange(operator, value.text, today) ?? []);
    return { filter: ranges.length > 0 ? { column: 'date', values: null, ranges } : null, problems };
  }
  const index = vocabulary.of(operator);
  const values = new Set<string>();
  for (const value of node.values) {
    const found = index.find(value.text);
    if (found.size === 0) problems.push(unknown(operator, value, index.suggestion(value.text)));
    for (const choice of found) for (const one of choice.values) values.add(one);
  }
  return { filter: values.size > 0 ? { column: operator, values, ranges: [] } : null, problems };
}

function unknown(operator: string, { text, start, end }: FilterValue, suggestion?: string): QueryProblem {
  return { code: 'no-such-value', start, end, operator, value: text, ...(suggestion !== undefined && { suggestion }) };
}
