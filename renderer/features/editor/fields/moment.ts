import { localTimestamp } from '../new-note.ts';

/** An `occurredAt` as date and time fields show it: `YYYY-MM-DD` and `HH:MM`, `''` where it has none. */
export function momentParts(occurredAt: string): { date: string; time: string } {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(occurredAt);
  return { date: match?.[1] ?? '', time: match?.[2] ?? '' };
}

/**
 * The `occurredAt` of another date or time: the date alone where there is no time. An offset that was this machine's own
 * follows the season of the new date; any other stays as it was written.
 */
export function withMoment(occurredAt: string, date: string, time: string): string {
  if (time === '') return date;
  const written = /(?:Z|[+-]\d{2}:\d{2})$/.exec(occurredAt.slice(10))?.[0];
  const isForeign = written !== undefined && localOffset(occurredAt) !== written;
  return `${date}T${time}:00${isForeign ? written : localOffset(`${date}T${time}:00`)}`;
}

function localOffset(moment: string): string {
  const [year, month, day, hour = '0', minute = '0'] = moment.split(/[-T:]/);
  return localTimestamp(new Date(+year!, +month! - 1, +day!, +hour, +minute)).slice(19);
}
