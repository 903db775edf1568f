import { calendarDate } from '../../shared/domain/calendar-date.ts';

const locale = 'en-US';
const dayMs = 86_400_000;
/** Made when it is first needed: one takes 1–2 ms, and the first screen needs few. */
const utc = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | null = null;
  return {
    format(date: Date): string {
      made ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return made.format(date);
    },
  };
};
const monthDay = utc({ month: 'short', day: 'numeric' });
const monthDayYear = utc({ month: 'short', day: 'numeric', year: 'numeric' });
const weekday = utc({ weekday: 'short' });
const month = utc({ month: 'long' });
const shortMonthYear = utc({ month: 'short', year: 'numeric' });
const monthYear = utc({ month: 'long', year: 'numeric' });

/** A calendar date (`YYYY-MM-DD`) as a moment; UTC throughout, so that no time zone can move it. */
const at = (date: string) => new Date(`${date}T00:00:00Z`);

/** Today's calendar date on this machine, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  return calendarDate(now);
}

/** Days from one calendar date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to).getTime() - at(from).getTime()) / dayMs);
}

/** The Monday of the week a calendar date falls in. */
export function mondayOf(date: string): string {
  const back = (at(date).getUTCDay() + 6) % 7;
  return new Date(at(date).getTime() - back * dayMs).toISOString().slice(0, 10);
}

/** `Nov 12`, with the year where it is not the present one. */
export function formatDay(date: string, now = today()): string {
  return (date.slice(0, 4) === now.slice(0, 4) ? monthDay : monthDayYear).format(at(date));
}

/** `Nov 12, 2026`. */
export function formatDate(date: string): string {
  return monthDayYear.format(at(date));
}

/** `Nov 12, 2026, 11:30`, or the date alone where `occurredAt` has no time. The time is the one written, never converted. */
export function formatMoment(occurredAt: string): string {
  const time = timeOf(occurredAt);
  return time ? `${formatDate(occurredAt.slice(0, 10))}, ${time}` : formatDate(occurredAt.slice(0, 10));
}

/** `11:30` of an `occurredAt`; `null` where it is a date alone. */
export function timeOf(occurredAt: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(occurredAt)?.[1] ?? null;
}

/** When something was or will be, by the clock of this machine: `14:05` today, else `Nov 12, 14:05`; what is no date stays as it is. */
export function momentWords(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const day = calendarDate(date);
  return day === today(now) ? time : `${formatDay(day, today(now))}, ${time}`;
}

/** How a list row says when: the time today, the weekday this week, else `Nov 12`. */
export function formatWhen(date: string, occurredAt: string, now = today()): string {
  if (date === now) return timeOf(occurredAt) ?? 'Today';
  return date < now && mondayOf(date) === mondayOf(now) ? weekday.format(at(date)) : formatDay(date, now);
}

/** `November`, with the year where it is not the present one. */
export function formatMonth(date: string, now = today()): string {
  return (date.slice(0, 4) === now.slice(0, 4) ? month : monthYear).format(at(date));
}

/** `Nov 2026`. */
export function formatShortMonth(date: string): string {
  return shortMonthYear.format(at(date));
}

/** A call's clock shows its seconds as the timestamps of its note do. */
export { formatTimestamp as formatClock } from '../../shared/markdown/timestamps.ts';

/** `1 interview`, `1,204 interviews`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : many}`;
}

/** `Annika`, `Annika and Juno`, `Annika, Juno, and Kofi`. */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(locale).format(words);
}

/** A value of the front matter as words: `needs_cleanup` → `Needs cleanup`. */
export function humanize(value: string): string {
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
