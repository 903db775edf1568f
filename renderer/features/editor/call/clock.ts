/** When a call that runs began, in milliseconds since 1970; `null` where none runs or its start cannot be read. */
export function runningSince(fields: { callStartedAt?: string; status?: string }): number | null {
  if (fields.status !== 'live' || !fields.callStartedAt) return null;
  const start = Date.parse(fields.callStartedAt);
  return Number.isNaN(start) ? null : start;
}

/** Whole seconds of a running call; a clock that was set back since counts as 0. */
export function callSeconds(startedAt: number, now: number): number {
  return Math.max(0, Math.floor((now - startedAt) / 1000));
}

/** Length of a call in whole minutes, at least one. */
export function callMinutes(startedAt: number, now: number): number {
  return Math.max(1, Math.round((now - startedAt) / 60_000));
}
