import { expect, it } from 'vitest';
import { shownGoals } from '../../../../renderer/features/findings/goal/goal-progress.ts';
import { heldFor } from '../../../../shared/domain/held-interviews.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import { goal } from '../../shared/findings/summaries.ts';

it('counts the interviews of a goal that were held', () => {
  const notes = (
    [
      ['complete', ['g']],
      ['needs_cleanup', ['g', 'h']],
      [null, ['g']],
      ['planned', ['g']],
      ['cancelled', ['g']],
      ['no_show', ['g']],
      ['complete', ['h']],
    ] as const
  ).map(([status, goals]) => ({ status, goals }) as unknown as NoteSummary);
  expect([heldFor('g', notes), heldFor('h', notes), heldFor('x', notes)]).toEqual([3, 2, 0]);
});

const goals = [
  goal({ id: 'old', quarter: '2026-Q3', isBiggestUnknown: true }),
  goal({ id: 'new', isBiggestUnknown: true, teamIds: ['replay'] }),
  goal({ id: 'done', isBiggestUnknown: true, status: 'answered' }),
  goal({ id: 'small' }),
];
it.each([
  [{}, ['new', 'old']],
  [{ teamIds: ['replay'] }, ['new', 'old']],
  [{ teamIds: ['flags'] }, ['old']],
  [{ goalIds: ['small', 'done'] }, ['done', 'small']],
])('with the filter %o it is about %o', (filter, ids) => {
  const shown = shownGoals(goals, { teamIds: [], goalIds: [], statuses: [], ...filter });
  expect(shown.map(({ id }) => id)).toEqual(ids);
});
