import {
  type DateOperator,
  type FilterNode,
  isDateOperator,
  type Operator,
} from '../../../../shared/search/language/ast.ts';
import { type DateRange, dateRange } from '../../../../shared/search/language/dates.ts';
import { filtersAtTop, hasValue, toggleValue, withoutPlace } from '../../../../shared/search/language/edit.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';
import { foldValue } from '../../../../shared/search/language/values.ts';

/**
 * The query with a facet's value chosen, or no longer. `isChosen`: the query asks for it, by whatever spelling: one of its `names`
 * or the beginning of one.
 */
export function toggledFacet(
  query: string,
  operator: Operator,
  value: string,
  { isChosen = false, names = [] }: { isChosen?: boolean; names?: readonly string[] } = {},
): string {
  if (!isChosen) return toggleValue(query, operator, value);
  const spelled = [value, ...names].find((name) => hasValue(query, operator, name));
  if (spelled !== undefined) return toggleValue(query, operator, spelled);
  const known = [value, ...names].map(foldValue);
  const meant = filtersAtTop(parseQuery(query))
    .filter((filter) => filter.operator === operator)
    .flatMap(({ values }) => values)
    .find(({ text }) => known.some((name) => name.includes(foldValue(text))));
  return meant ? withoutPlace(query, meant) : toggleValue(query, operator, value);
}

export type DateChoice = 'any' | 'month' | 'quarter' | 'year' | 'custom';

const presets = { month: 'after:30d', quarter: 'after:90d', year: 'during:this-year' } as const;

/** Which choice the dates of a query are; `null` for months, which have a list of their own. */
export function dateChoice(query: string): DateChoice | null {
  const filters = dateFilters(query);
  const [only] = filters;
  if (!only) return 'any';
  if (filters.every(isMonths)) return null;
  if (filters.length > 1) return 'custom';
  const written = `${only.operator}:${only.values.map(({ text }) => text).join(',')}`;
  return (['month', 'quarter', 'year'] as const).find((choice) => presets[choice] === written) ?? 'custom';
}

/** The query with the dates of a choice in the place of its own. */
export function withDateChoice(query: string, choice: Exclude<DateChoice, 'custom'>): string {
  const without = withoutDates(query);
  if (choice === 'any') return without;
  const [operator, value] = presets[choice].split(':') as [DateOperator, string];
  return toggleValue(without, operator, value);
}

/** The days that a query's dates let through, both included; an end that is open is missing. */
export function queryDates(query: string, today: string): DateRange {
  const range: DateRange = {};
  for (const { operator, values } of dateFilters(query)) {
    const ranges = values.flatMap(({ text }) => dateRange(operator as DateOperator, text, today) ?? []);
    const from = ranges.every((r) => r.from !== undefined) ? ranges.map((r) => r.from ?? '').sort()[0] : undefined;
    const to = ranges.every((r) => r.to !== undefined)
      ? ranges
          .map((r) => r.to ?? '')
          .sort()
          .at(-1)
      : undefined;
    if (from !== undefined && (range.from === undefined || from > range.from)) range.from = from;
    if (to !== undefined && (range.to === undefined || to < range.to)) range.to = to;
  }
  return range;
}

/** The query with a range of days in the place of its dates. */
export function withDates(query: string, { from, to }: DateRange): string {
  const without = withoutDates(query);
  if (from !== undefined && to !== undefined) return toggleValue(without, 'during', `${from}..${to}`);
  if (from !== undefined) return toggleValue(without, 'after', from);
  return to === undefined ? without : toggleValue(without, 'before', dayAfter(to));
}

/** The query with a month (`YYYY-MM`) chosen beside other months, or no longer; other dates make room for it. */
export function toggledMonth(query: string, month: string): string {
  const base = dateFilters(query).every(isMonths) ? query : withoutDates(query);
  return toggleValue(base, 'during', month);
}

function dateFilters(query: string): FilterNode[] {
  return filtersAtTop(parseQuery(query)).filter(({ operator }) => isDateOperator(operator));
}

function isMonths({ operator, values }: FilterNode): boolean {
  return operator === 'during' && values.every(({ text }) => /^\d{4}-\d\d$/.test(text));
}

function withoutDates(query: string): string {
  let text = query;
  for (let [next] = dateFilters(text); next; [next] = dateFilters(text)) text = withoutPlace(text, next);
  return text;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
