/** The calendar date of a moment in this machine's time zone, `YYYY-MM-DD`; years outside 0–9999 are taken as the nearest of these. */
export function calendarDate(moment: Date): string {
  const year = Math.min(Math.max(moment.getFullYear(), 0), 9999);
  return [String(year).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
