import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../support/property-seed.ts';
import { dateRange, nearestDate } from '../../../../../shared/search/language/dates.ts';

const today = '2026-11-26'; // a Thursday

describe('dateRange', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-q1', '2026-01-01', '2026-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W38', '2026-09-14', '2026-09-20'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-09-14', '2026-09-14', '2026-09-14'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
    ['2w', '2026-11-12', today],
    ['0d', today, today],
    ['3d', '2026-11-23', today],
    ['9m', '2026-02-26', today],
    ['1q', '2026-08-26', today],
    ['1y', '2025-11-26', today],
    ['9999y', '0001-01-01', today],
    ['today', today, today],
    ['Yesterday', '2026-11-25', '2026-11-25'],
    ['this-week', '2026-11-23', '2026-11-29'],
    ['last week', '2026-11-16', '2026-11-22'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['this-quarter', '2026-10-01', '2026-12-31'],
    ['next-quarter', '2027-01-01', '2027-03-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
    ['2026-Q1..2026-Q2', '2026-01-01', '2026-06-30'],
    ['2026-03..2026-01-15', '2026-01-15', '2026-03-31'],
  ])('%s is from %s to %s', (value, from, to) => {
    expect(dateRange('during', value, today)).toEqual({ from, to });
  });

  it('takes the first day of its value as the border of after and before', () => {
    expect(dateRange('after', '2026-Q3', today)).toEqual({ from: '2026-07-01' });
    expect(dateRange('before', '2026-Q3', today)).toEqual({ to: '2026-06-30' });
    expect(dateRange('before', '2w', today)).toEqual({ to: '2026-11-11' });
    expect(dateRange('before', '0001', today)).toEqual({ to: '0000-12-31' });
  });

  it('goes back to the last day of a shorter month', () => {
    expect(dateRange('after', '1m', '2026-03-31')).toEqual({ from: '2026-02-28' });
    expect(dateRange('after', '1y', '2024-02-29')).toEqual({ from: '2023-02-28' });
  });

  it.each([
    ...[
      '',
      '2026-Q5',
      '2026-Q0',
      '2025-W53',
      '2026-W00',
      '2026-W54',
      '2026-13',
      '2026-00',
      '2026-02-30',
      '2026-2',
      '0000',
    ],
    ...[
      '20260',
      '2w3d',
      '-2w',
      '12345d',
      'soon',
      'last-day',
      '..',
      '2026..',
      '2026..2027..2028',
      '2026-02-30..2026',
      '2026-09-14T10:00',
    ],
  ])('%j is no date', (value) => {
    expect(dateRange('during', value, today)).toBeNull();
  });

  it('has no range between two dates for after and before', () => {
    expect(dateRange('after', '2026..2027', today)).toBeNull();
  });

  it('says the same of a value on every day, and never a date that does not exist', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const value = fc.oneof(
      fc.stringMatching(/^\d{1,5}[dwmqy]$/),
      fc.stringMatching(/^\d{4}(-(Q\d|W\d\d|\d\d(-\d\d)?))?$/),
      fc.stringMatching(/^(this|last|next)-(week|month|quarter|year)$/),
    );
    fc.assert(
      fc.property(day, day, value, (one, other, text) => {
        const range = dateRange('during', text, one);
        expect(dateRange('during', text, other) === null).toBe(range === null);
        if (!range) return;
        expect(range.from! <= range.to!).toBe(true);
        for (const end of [range.from!, range.to!]) expect(new Date(end).toISOString().slice(0, 10)).toBe(end);
      }),
    );
  });
});

describe('nearestDate', () => {
  it.each([
    ['2026-02-30', '2026-02-28'],
    ['2024-2-31', '2024-02-29'],
    ['2026/9', '2026-09'],
    ['2026.09.14', '2026-09-14'],
    ['2026-13', '2026-12'],
    ['2026-09-00', '2026-09-01'],
    ['2026-Q5', '2026-Q4'],
    ['2026q0', '2026-Q1'],
    ['2025-W53', '2025-W52'],
    ['2026-w9', '2026-W09'],
    ['0000-01-01', undefined],
    ['2026', undefined],
    ['soon', undefined],
  ])('near %s is %s', (value, expected) => {
    expect(nearestDate(value)).toBe(expected);
  });
});
