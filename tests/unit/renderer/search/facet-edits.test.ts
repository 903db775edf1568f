import { describe, expect, test } from 'vitest';
import {
  dateChoice,
  queryDates,
  toggledFacet,
  toggledMonth,
  withDateChoice,
  withDates,
} from '../../../../renderer/features/search/facets/facet-edits.ts';

describe('a facet', () => {
  const session = { isChosen: true, names: ['Session Replay', 'Recordings'] };
  test.each([
    ['scrub', 'replay', {}, 'team:replay scrub'],
    ['team:flags scrub', 'replay', {}, 'team:flags,replay scrub'],
    ['team:flags,replay scrub', 'replay', session, 'team:flags scrub'],
    ['team:"session replay" scrub', 'replay', session, 'scrub'],
    ['team:recordings,flags', 'replay', session, 'team:flags'],
    ['team:sess scrub', 'replay', session, 'scrub'],
    ['-team:replay scrub', 'replay', {}, 'team:replay -team:replay scrub'],
  ])('toggled in %s', (query, value, more, after) => {
    expect(toggledFacet(query, 'team', value, more)).toBe(after);
  });
});

describe('dates', () => {
  test.each([
    ['scrub', 'any'],
    ['after:30d scrub', 'month'],
    ['after:90d', 'quarter'],
    ['during:this-year', 'year'],
    ['after:2w', 'custom'],
    ['after:30d before:7d', 'custom'],
    ['during:2026-09,2026-10', null],
    ['during:2026-Q3', 'custom'],
    ['-after:30d (after:90d OR scrub)', 'any'],
  ] as const)('of %s are %s', (query, choice) => {
    expect(dateChoice(query)).toBe(choice);
  });

  test('a choice takes the place of the dates that were there, and of nothing else', () => {
    expect(withDateChoice('after:2w scrub before:today', 'quarter')).toBe('after:90d scrub');
    expect(withDateChoice('team:a during:2026-09 scrub', 'any')).toBe('team:a scrub');
    expect(withDateChoice('scrub', 'year')).toBe('during:this-year scrub');
  });

  test.each([
    [{ from: '2026-09-01', to: '2026-09-14' }, 'during:2026-09-01..2026-09-14 scrub'],
    [{ from: '2026-09-01' }, 'after:2026-09-01 scrub'],
    [{ to: '2026-12-31' }, 'before:2027-01-01 scrub'],
    [{}, 'scrub'],
  ])('a range of days is written and read back: %o', (range, query) => {
    expect(withDates('after:30d scrub', range)).toBe(query);
    expect(queryDates(query, '2026-11-22')).toEqual(range);
  });

  test('several dates let through what all of them do', () => {
    expect(queryDates('after:2026-Q3 before:2026-10', '2026-11-22')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(queryDates('during:2026-09,2026-02', '2026-11-22')).toEqual({ from: '2026-02-01', to: '2026-09-30' });
  });

  test('months gather; other dates make room for them', () => {
    expect(toggledMonth('scrub', '2026-09')).toBe('during:2026-09 scrub');
    expect(toggledMonth('during:2026-09 scrub', '2026-10')).toBe('during:2026-09,2026-10 scrub');
    expect(toggledMonth('during:2026-09,2026-10 scrub', '2026-09')).toBe('during:2026-10 scrub');
    expect(toggledMonth('after:30d scrub', '2026-09')).toBe('during:2026-09 scrub');
  });
});
