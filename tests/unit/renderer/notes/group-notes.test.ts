import { describe, expect, it } from 'vitest';
import { groupLabels, groupNotes } from '../../../../renderer/features/notes/group-notes.ts';
import { note } from './note.ts';

describe('groupLabels', () => {
  // 2026-11-18 is a Wednesday.
  const cases: [today: string, date: string, label: string][] = [
    ['2026-11-18', '2026-11-19', 'Upcoming'],
    ['2026-11-18', '2026-11-18', 'Today'],
    ['2026-11-18', '2026-11-16', 'This week'],
    ['2026-11-18', '2026-11-15', 'Last week'],
    ['2026-11-18', '2026-11-09', 'Last week'],
    ['2026-11-18', '2026-11-08', 'Earlier in November'],
    ['2026-11-18', '2026-10-31', 'October'],
    ['2026-11-18', '2025-11-18', 'November 2025'],
    // A Sunday belongs to the week that began on Monday.
    ['2026-11-22', '2026-11-16', 'This week'],
    // On a Monday yesterday is last week.
    ['2026-11-16', '2026-11-15', 'Last week'],
    // Weeks do not stop at the year's end.
    ['2026-01-01', '2025-12-29', 'This week'],
    ['2026-01-01', '2025-12-22', 'Last week'],
    ['2026-01-01', '2025-12-21', 'December 2025'],
  ];
  it.each(cases)('on %s an interview of %s stands under “%s”', (today, date, label) => {
    expect(groupLabels(today)(date)).toBe(label);
  });
});

describe('groupNotes', () => {
  it('puts one heading before each group and keeps the order of the notes', () => {
    const rows = groupNotes(
      [
        note({ id: 'a', date: '2026-11-18' }),
        note({ id: 'b', date: '2026-11-17' }),
        note({ id: 'c', date: '2026-11-16' }),
        note({ id: 'd', date: '2026-09-01' }),
      ],
      '2026-11-18',
    );
    expect(rows.map((row) => (row.heading ? row.label : row.note.id))).toEqual([
      'Today',
      'a',
      'This week',
      'b',
      'c',
      'September',
      'd',
    ]);
  });

  it('gives every row a key of its own', () => {
    const rows = groupNotes(
      Array.from({ length: 300 }, (_, i) =>
        note({ id: `n${i}`, date: `2026-${String(12 - (i % 12)).padStart(2, '0')}-03` }),
      ),
      '2026-11-18',
    );
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });

  it('groups nothing into nothing', () => {
    expect(groupNotes([], '2026-11-18')).toEqual([]);
  });
});
