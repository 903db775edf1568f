import { expect, test } from 'vitest';
import {
  filterLeavings,
  isNarrowed,
  type LeavingFilter,
  noLeavingFilter,
  targetsOf,
} from '../../../../renderer/features/published/filter-leavings.ts';
import { leaving } from './leaving.ts';

const all = [
  leaving({ id: 'a' }),
  leaving({ id: 'b', way: 'copy', targetId: 'copy', targetName: null }),
  leaving({ id: 'c', targetId: 't_2', targetName: null }),
  leaving({ id: 'd', way: 'print', targetId: 't_1' }),
  leaving({ id: 'e' }),
];

test.each<[Partial<LeavingFilter>, string]>([
  [{}, 'abcde'],
  [{ ways: ['copy', 'print'] }, 'bd'],
  [{ targetIds: ['t_1'] }, 'ae'],
  [{ ways: ['publish'], targetIds: ['t_2'] }, 'c'],
  [{ ways: ['copy'], targetIds: ['t_1'] }, ''],
])('narrowed to %o', (part, ids) => {
  const filter = { ...noLeavingFilter, ...part };
  expect(
    filterLeavings(all, filter)
      .map(({ id }) => id)
      .join(''),
  ).toBe(ids);
  expect(isNarrowed(filter)).toBe(Object.keys(part).length > 0);
});

test('repositories are those that something was published to, with how often', () => {
  expect(targetsOf(all)).toEqual([
    { targetId: 't_1', name: 'git.example/harbourline/research', count: 2 },
    { targetId: 't_2', name: null, count: 1 },
  ]);
});
