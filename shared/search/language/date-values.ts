import { quarterOf } from '../../domain/calendar-date.ts';
import type { DateOperator } from './ast.ts';
import { dateRange } from './dates.ts';

const named = [
  ...['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'],
  ...['this-quarter', 'last-quarter', 'this-year', 'last-year'],
];
const units = { d: 'days', w: 'weeks', m: 'months', q: 'quarters', y: 'years' };
const usual = ['2w', '1m', '3m', '6m', '1y'];

/**
 * Dates that begin as typed, with the days they stand for: relative ones, a number with each unit, the quarters and months in which
 * the vault has interviews (`months`: `YYYY-MM` with their counts, newest first in the result).
 */
export function completeDates(
  operator: DateOperator,
  typed: string,
  months: readonly { value: string; count: number }[],
  today: string,
): { insert: string; label: string; hint?: string; count?: number }[] {
  const [, before = '', text = ''] = /^(.*\.\.)?(.*)$/s.exec(typed) ?? [];
  const beginning = text.toLowerCase().replace(/[\s_]+/g, '-');
  const number =
    /^\d{1,3}$/.test(beginning) && beginning !== '0' ? Object.keys(units).map((unit) => beginning + unit) : [];
  const counts = new Map<string, number>();
  for (const { value, count } of months) {
    for (const time of [value, quarterOf(value), value.slice(0, 4)]) counts.set(time, (counts.get(time) ?? 0) + count);
  }
  const times = [...counts.keys()].sort((a, b) => (a < b ? 1 : -1));
  const all = new Set([...number, ...(beginning === '' ? ['2w', ...named] : [...usual, ...named]), ...times]);
  return [...all]
    .filter((value) => value.toLowerCase().startsWith(beginning) && dateRange(operator, before + value, today) !== null)
    .map((value) => {
      const insert = before + value;
      const count = operator === 'during' && before === '' ? counts.get(value) : undefined;
      return { insert, label: insert, hint: daysOf(operator, insert, today), ...(count !== undefined && { count }) };
    });
}

/** `2026-09-14`, `2026-07-01 to 2026-09-30`, `from 2026-07-01`, `until 2026-06-30`. */
function daysOf(operator: DateOperator, value: string, today: string): string {
  const { from, to } = dateRange(operator, value, today) ?? {};
  if (from === undefined) return `until ${to}`;
  if (to === undefined) return `from ${from}`;
  return from === to ? from : `${from} to ${to}`;
}
