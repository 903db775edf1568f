import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { firstWhere } from '../../shared/first-where.ts';
import type { KeptBecause } from '../../shared/ipc/history.ts';

/** What thinning out needs to know of a version. `seq` counts up within a note, whatever the clock says. */
export interface Dated {
  seq: number;
  /** Milliseconds since 1970, by the clock of that moment. */
  keptAt: number;
  because: KeptBecause;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** In milliseconds: every version younger than this stays, but for more than one save a minute. */
const allKept = 7 * day;
const daysKept = 90 * day;

/**
 * Which versions of a note go (reliability, "Saving"): of those older than 7 days all but the last of each day, those older than
 * 90 days altogether, of younger ones only saves that another one of the same minute follows. The newest always stays. What the
 * clock dated before an earlier version, or after a later one, counts as young as the next that can be dated.
 */
export function versionsToDrop<V extends Dated>(versions: readonly V[], now: number): V[] {
  const ordered = [...versions].sort((a, b) => a.seq - b.seq);
  const times = sensibleTimes(ordered.map((version) => version.keptAt));
  const seen = new Set<string>();
  const dropped: V[] = [];
  for (let index = ordered.length - 1; index >= 0; index--) {
    const version = ordered[index]!;
    const { time, isKnown } = times[index]!;
    const age = now - time;
    const isOneOfMinute = isKnown && version.because === 'saved';
    const bucket =
      age >= allKept ? calendarDate(new Date(time)) : isOneOfMinute ? String(Math.floor(time / minute)) : '';
    const isRepeated = bucket !== '' && seen.has(bucket);
    if (bucket !== '') seen.add(bucket);
    if (index < ordered.length - 1 && (age >= daysKept || isRepeated)) dropped.push(version);
  }
  return dropped.reverse();
}

/**
 * When each version was kept, as far as the order of all tells: a time that fits with the most others counts, any other one is
 * `isKnown: false` and taken for that of the next that fits. Infinity where none follows.
 */
function sensibleTimes(times: readonly number[]): { time: number; isKnown: boolean }[] {
  const before = rises(times);
  const after = rises(times.map((time) => -time).reverse()).reverse();
  const longest = Math.max(0, ...before);
  const rivals = new Map<number, number>(); // how many would do as well at the same place of a longest rise
  const onLongest = times.map((_, index) => before[index]! + after[index]! - 1 === longest);
  for (const [index, rise] of before.entries()) if (onLongest[index]) rivals.set(rise, (rivals.get(rise) ?? 0) + 1);
  const sensible: { time: number; isKnown: boolean }[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let index = times.length - 1; index >= 0; index--) {
    const isKnown = onLongest[index]! && rivals.get(before[index]!) === 1;
    if (isKnown) next = times[index]!;
    sensible[index] = { time: next, isKnown };
  }
  return sensible;
}

/** For each value how many there are in the longest run up to it that never falls. */
function rises(values: readonly number[]): number[] {
  const ends: number[] = []; // ends[n]: the lowest value that such a run of n + 1 ends with
  return values.map((value) => {
    const length = firstWhere(ends, (end) => end > value);
    ends[length] = value;
    return length + 1;
  });
}

/** When the clock was last looked at, and since when it has gone on without a jump. Milliseconds since 1970. */
export interface ClockSeen {
  seen: number;
  since: number;
}

/** A gap that is no jump: an absence. */
const longestAbsence = 60 * day;
/** How long a clock goes on steadily before anything is dropped by it. */
const proof = 7 * day;

/**
 * Takes note of the clock, and tells whether versions may be dropped by it: not before it has gone on for a week without
 * going back or jumping ahead by months, so that a wrong clock empties no history.
 */
export function judgeClock(before: ClockSeen | null, now: number): { clock: ClockSeen; isProven: boolean } {
  const isSteady = before !== null && now >= before.seen - minute && now - before.seen <= longestAbsence;
  const clock = { seen: now, since: isSteady ? Math.min(before.since, now) : now };
  return { clock, isProven: now - clock.since >= proof };
}
