import type { DateOperator } from './ast.ts';

/** Calendar dates, `YYYY-MM-DD`, both ends included; an end that is missing is open. */
export interface DateRange {
  from?: string;
  to?: string;
}

/** Days since 1970-01-01, first and last included. */
type Span = [first: number, last: number];

const dayMilliseconds = 86_400_000;
const firstDay = dayNumber(1, 1, 1)!;
const lastDay = dayNumber(9999, 12, 31)!;

/**
 * The dates that `after:`, `before:` or `during:` lets through: from the first day of the value on, before it, or within it.
 * `null` where there is no such date. `today` is `YYYY-MM-DD`; whether a value is a date does not depend on it.
 */
export function dateRange(operator: DateOperator, value: string, today: string): DateRange | null {
  const text = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const now = readDay(today) ?? 0;
  if (operator === 'during') {
    const span = text.includes('..') ? spanBetween(text, now) : spanOf(text, now);
    return span && { from: written(span[0]), to: written(span[1]) };
  }
  const span = spanOf(text, now);
  if (!span) return null;
  return operator === 'after' ? { from: written(span[0]) } : { to: written(span[0] - 1) };
}

/** A date near to one that does not exist: the last that does, or the same numbers as dates are written here. */
export function nearestDate(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  const part = /^(\d{4})-?([qw])(\d{1,2})$/.exec(text);
  const date = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  const year = Number((part ?? date)?.[1] ?? 0);
  if (year < 1) return undefined;
  if (part) {
    const last = part[2] === 'q' ? 4 : isoWeek(year, 53) ? 53 : 52;
    const nearest = Math.min(Math.max(Number(part[3]), 1), last);
    return `${part[1]}-${part[2] === 'q' ? `Q${nearest}` : `W${two(nearest)}`}`;
  }
  const month = Math.min(Math.max(Number(date?.[2]), 1), 12);
  const start = `${date?.[1]}-${two(month)}`;
  if (date?.[3] === undefined) return start;
  return `${start}-${two(Math.min(Math.max(Number(date[3]), 1), daysIn(year, month)))}`;
}

function spanBetween(text: string, now: number): Span | null {
  const [a = '', b = '', ...more] = text.split('..');
  const [one, other] = [spanOf(a, now), spanOf(b, now)];
  if (!one || !other || more.length > 0) return null;
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
}

function spanOf(text: string, now: number): Span | null {
  if (text === 'today') return [now, now];
  if (text === 'yesterday') return clamped([now - 1, now - 1]);
  if (text === 'tomorrow') return clamped([now + 1, now + 1]);
  return writtenSpan(text) ?? namedSpan(text, now) ?? agoSpan(text, now);
}

/** `2026`, `2026-q3`, `2026-09`, `2026-w38`, `2026-09-14`. */
function writtenSpan(text: string): Span | null {
  const match = /^(\d{4})(?:-(?:q(\d)|w(\d\d)|(\d\d)(?:-(\d\d))?))?$/.exec(text);
  if (!match) return null;
  const [year, quarter, week, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  if (!year) return null;
  if (quarter !== undefined) return quarter >= 1 && quarter <= 4 ? months(year, quarter * 3 - 2, 3) : null;
  if (week !== undefined) return isoWeek(year, week);
  if (month === undefined) return months(year, 1, 12);
  if (day === undefined) return month >= 1 && month <= 12 ? months(year, month, 1) : null;
  const only = dayNumber(year, month, day);
  return only === null ? null : [only, only];
}

/** `this-week`, `last-month`, `next-quarter` … Weeks begin on Monday. */
function namedSpan(text: string, now: number): Span | null {
  const match = /^(this|last|next)-(week|month|quarter|year)$/.exec(text);
  if (!match) return null;
  const shift = { this: 0, last: -1, next: 1 }[match[1] as 'this' | 'last' | 'next'];
  if (match[2] === 'week') {
    const monday = mondayOf(now) + shift * 7;
    return clamped([monday, monday + 6]);
  }
  const length = { month: 1, quarter: 3, year: 12 }[match[2] as 'month' | 'quarter' | 'year'];
  const date = new Date(now * dayMilliseconds);
  const month = date.getUTCMonth();
  return months(date.getUTCFullYear(), month - (month % length) + shift * length + 1, length);
}

/** `3d`, `2w`, `6m`, `1q`, `1y`: from that long ago until today. */
function agoSpan(text: string, now: number): Span | null {
  const match = /^(\d{1,4})([dwmqy])$/.exec(text);
  if (!match) return null;
  const count = Number(match[1]);
  if (match[2] === 'd' || match[2] === 'w') return clamped([now - count * (match[2] === 'w' ? 7 : 1), now]);
  const back = count * { m: 1, q: 3, y: 12 }[match[2] as 'm' | 'q' | 'y'];
  const date = new Date(now * dayMilliseconds);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - back;
  const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
  if (year < 1) return [firstDay, now];
  return [dayNumber(year, ofYear, Math.min(date.getUTCDate(), daysIn(year, ofYear)))!, now];
}

/** The `length` months from the `month`th of the year on; the month may lie outside of it. */
function months(year: number, month: number, length: number): Span {
  return clamped([utcDay(year, month, 1), utcDay(year, month + length, 1) - 1]);
}

function isoWeek(year: number, week: number): Span | null {
  const first = mondayOf(dayNumber(year, 1, 4)!) + (week - 1) * 7;
  // A week belongs to the year of its Thursday.
  if (week < 1 || new Date((first + 3) * dayMilliseconds).getUTCFullYear() !== year) return null;
  return clamped([first, first + 6]);
}

function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function clamped([first, last]: Span): Span {
  const within = (day: number) => Math.min(Math.max(day, firstDay), lastDay);
  return [within(first), within(last)];
}

function daysIn(year: number, month: number): number {
  return utcDay(year, month + 1, 1) - utcDay(year, month, 1);
}

function readDay(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match && dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return utcDay(year, month, day);
}

function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // unlike Date.UTC it takes the years before 100 as they are
  return date.getTime() / dayMilliseconds;
}

function written(day: number): string {
  const date = new Date(day * dayMilliseconds);
  const year = String(Math.max(date.getUTCFullYear(), 0)).padStart(4, '0');
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
