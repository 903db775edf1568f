import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatClock,
  formatDay,
  formatList,
  formatMoment,
  formatWhen,
  humanize,
  mondayOf,
  plural,
  timeOf,
  today,
} from '../../../../renderer/ui/format.ts';

describe('formatWhen', () => {
  const now = '2026-11-18';
  it.each([
    ['2026-11-18', '2026-11-18T11:30:00+01:00', '11:30'],
    ['2026-11-18', '2026-11-18', 'Today'],
    ['2026-11-16', '2026-11-16T09:00', 'Mon'],
    ['2026-11-15', '2026-11-15', 'Nov 15'],
    ['2026-11-20', '2026-11-20T10:00', 'Nov 20'],
    ['2025-11-18', '2025-11-18', 'Nov 18, 2025'],
  ])('%s (%s) → %s', (date, occurredAt, shown) => {
    expect(formatWhen(date, occurredAt, now)).toBe(shown);
  });
});

describe('formatClock', () => {
  it.each([
    [0, '00:00'],
    [130, '02:10'],
    [59.9, '00:59'],
    [3600, '1:00:00'],
    [36_125, '10:02:05'],
    [-5, '00:00'],
  ])('%d s → %s', (seconds, shown) => {
    expect(formatClock(seconds)).toBe(shown);
  });
});

describe('dates', () => {
  it('takes the time as written, whatever its offset', () => {
    expect(timeOf('2026-11-18T23:30:00-08:00')).toBe('23:30');
    expect(formatMoment('2026-11-18T23:30:00-08:00')).toBe('Nov 18, 2026, 23:30');
    expect(formatMoment('2026-11-18')).toBe('Nov 18, 2026');
  });

  it('counts days over the change of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-18', '2026-11-17')).toBe(-1);
  });

  it('begins weeks on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  });

  it('knows today by the machine’s own calendar', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(formatDay('2026-01-05', '2026-11-18')).toBe('Jan 5');
  });
});

describe('words', () => {
  it('counts, lists, and humanizes in American English', () => {
    expect(plural(1, 'interview')).toBe('1 interview');
    expect(plural(1204, 'person', 'people')).toBe('1,204 people');
    expect(formatList(['Mira', 'Juno', 'Kofi'])).toBe('Mira, Juno, and Kofi');
    expect(humanize('needs_cleanup')).toBe('Needs cleanup');
  });
});
