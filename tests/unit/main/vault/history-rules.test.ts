import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockSeen, type Dated, judgeClock, versionsToDrop } from '../../../../main/vault/history-rules.ts';
import { calendarDate } from '../../../../shared/domain/calendar-date.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date(2026, 10, 25, 12).getTime();

/** Versions kept at these times, in this order. */
const versionsAt = (...times: number[]): Dated[] =>
  times.map((keptAt, index) => ({ seq: index + 1, keptAt, because: 'saved' }));
const keptSeqs = (versions: readonly Dated[], at = now) => {
  const dropped = new Set(versionsToDrop(versions, at).map((version) => version.seq));
  return versions.flatMap(({ seq }) => (dropped.has(seq) ? [] : seq));
};

describe('thinning out', () => {
  test.each<[string, number[], number[]]>([
    ['nothing', [], []],
    ['one alone, however old', [now - 1000 * day], [1]],
    ['a minute apart and young: all', [now - 3 * minute, now - 2 * minute, now - minute], [1, 2, 3]],
    ['within one minute: the last', [now - hour, now - hour + 1000, now - hour + 2000], [3]],
    ['older than 7 days: the last of each day', [10.4, 10.3, 9.4, 9.3].map((ago) => now - ago * day), [2, 4]],
    ['older than 90 days: none but the newest', [400, 100, 91].map((ago) => now - ago * day), [3]],
    ['on both sides of the edges', [91, 89, 8, 6.9, 0].map((ago) => now - ago * day), [2, 3, 4, 5]],
    ['dated ten years ahead, then right again', [now - 2 * day, now + 3650 * day, now - day], [1, 2, 3]],
    ['dated ten years back, then right again', [now - 2 * day, now - 3650 * day, now - day], [1, 2, 3]],
    ['all dated ten years ahead', [1, 2, 3].map((n) => now + 3650 * day + n * minute), [1, 2, 3]],
  ])('%s', (_name, times, kept) => {
    expect(keptSeqs(versionsAt(...times))).toEqual(kept);
  });

  test('what a wrong clock dated goes with its right neighbors when those are old', () => {
    const versions = versionsAt(now - 200 * day, now + 3650 * day, now - 199 * day, now - 50 * day, now - day);
    expect(keptSeqs(versions)).toEqual([4, 5]);
  });

  test('only saves are one a minute: what was found, replaced or restored within it stays', () => {
    const versions = versionsAt(now - 5000, now - 4000, now - 3000, now - 2000);
    versions[0]!.because = 'found';
    versions[2]!.because = 'restored';
    expect(keptSeqs(versions)).toEqual([1, 3, 4]);
  });

  const ages = fc.array(fc.integer({ min: 0, max: 200 * 24 * 60 }), { maxLength: 60 });
  const ordered = ages.map((list) => versionsAt(...list.sort((a, b) => b - a).map((ago) => now - ago * minute)));

  test('of any run of versions in order', () => {
    fc.assert(
      fc.property(ordered, (versions) => {
        const kept = versions.filter(({ seq }) => keptSeqs(versions).includes(seq));
        expect(kept.at(-1), 'the newest stays').toEqual(versions.at(-1));
        expect(keptSeqs(kept), 'once is enough').toEqual(kept.map(({ seq }) => seq));
        for (const { keptAt } of kept.slice(0, -1)) expect(now - keptAt).toBeLessThan(90 * day);
        const middle = (list: readonly Dated[]) =>
          list.filter(({ keptAt }) => now - keptAt >= 7 * day && now - keptAt < 90 * day);
        const lastOfDays = new Map(middle(versions).map((one) => [calendarDate(new Date(one.keptAt)), one]));
        expect(middle(kept), 'the last of each day').toEqual([...lastOfDays.values()]);
        const minutes = (list: readonly Dated[]) =>
          new Set(list.filter((one) => now - one.keptAt < 7 * day).map((one) => Math.floor(one.keptAt / minute)));
        expect(minutes(kept), 'a version of each minute').toEqual(minutes(versions));
      }),
    );
  });

  test('of any times at all, the newest stays and nothing goes wrong', () => {
    const any = fc.array(fc.integer({ min: -8e15, max: 8e15 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 8e15 }), (times, at) => {
        const versions = versionsAt(...times);
        expect(keptSeqs(versions, at)).toContain(versions.length);
      }),
    );
  });
});

describe('a clock that is believed', () => {
  /** Looks at the clock at each of these times, and says when it was proven. */
  const look = (...times: number[]) => {
    let clock: ClockSeen | null = null;
    return times.map((time) => {
      const judged = judgeClock(clock, time);
      clock = judged.clock;
      return judged.isProven;
    });
  };

  test.each<[string, number[], boolean[]]>([
    ['after a week, also with days between', [0, 3, 6, 8, 30], [false, false, false, true, true]],
    ['not when it jumped ten years ahead', [0, 8, 3658, 3658.1, 3664], [false, true, false, false, false]],
    ['not when it jumped ten years back', [3650, 3658, 0, 0.1, 6], [false, true, false, false, false]],
    ['not at once after months away, but a week later', [0, 8, 100, 101, 108], [false, true, false, false, true]],
  ])('%s', (_name, days, proven) => {
    expect(look(...days.map((at) => now + at * day))).toEqual(proven);
  });
});
