/** The calendar date of a moment in this machine's time zone, `YYYY-MM-DD`; years outside 0–9999 are taken as the nearest of these. */
export function calendarDate(moment: Date): string {
  const year = Math.min(Math.max(moment.getFullYear(), 0), 9999);
  return [String(year).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
}

/** The quarter of a date or month: `2026-11-18` → `2026-Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
