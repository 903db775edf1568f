const address = /^#t=(\d{1,7}(?:\.\d+)?)$/;
const label = /^\d{1,3}(?::\d{2}){1,2}$/;

/** The second of a call that a link stands for: `[12:34](#t=754)` gives 754. `null` if it is any other link. */
export function readTimestamp(text: string, url: string): number | null {
  const seconds = address.exec(url)?.[1];
  return seconds !== undefined && label.test(text) ? Number(seconds) : null;
}

/** Seconds since the call began as `02:10`, from an hour on as `1:02:10`. */
export function formatTimestamp(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const clock = `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

/** A call timestamp as it stands in a note: `[12:34](#t=754)`. */
export function writeTimestamp(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `[${formatTimestamp(whole)}](#t=${whole})`;
}
