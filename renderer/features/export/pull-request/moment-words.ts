import { calendarDate } from '../../../../shared/domain/calendar-date.ts';
import { formatDay, today } from '../../../ui/format.ts';

/** When something was, by the clock of this machine: `14:05` today, else `Nov 12, 14:05`; what is no date stays as it is. */
export function momentWords(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const day = calendarDate(date);
  return day === today(now) ? time : `${formatDay(day, today(now))}, ${time}`;
}
