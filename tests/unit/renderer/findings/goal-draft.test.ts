import { describe, expect, it } from 'vitest';
import {
  type GoalDraft,
  goalEdits,
  newGoalOf,
  problemsOf,
} from '../../../../renderer/features/findings/goal/goal-draft.ts';

const draft: GoalDraft = {
  question: 'Why do teams\nstop?',
  quarter: '2026-Q4',
  teamIds: ['replay'],
  isBiggestUnknown: true,
  ownerId: null,
  targetInterviews: '12',
  status: 'active',
  answer: '',
  motivation: '',
};

describe('a research goal as it is typed', () => {
  it.each([
    [{}, {}],
    [{ targetInterviews: '' }, {}],
    [{ question: ' \n' }, { question: 'Write the question first.' }],
    [{ quarter: 'Q4 2026' }, { quarter: 'Write it as 2026-Q4.' }],
    [{ targetInterviews: 'a dozen' }, { targetInterviews: 'Write a number, or leave it empty.' }],
    [{ targetInterviews: '-1' }, { targetInterviews: 'Write a number, or leave it empty.' }],
  ])('%o has the problems %o', (change, problems) => {
    expect(problemsOf({ ...draft, ...change })).toEqual(problems);
  });

  it('makes a goal without what was left empty', () => {
    expect(newGoalOf({ ...draft, motivation: ' Nobody knows. ' })).toEqual({
      question: 'Why do teams stop?',
      quarter: '2026-Q4',
      teams: ['replay'],
      biggestUnknown: true,
      targetInterviews: 12,
      status: 'active',
      motivation: 'Nobody knows.\n',
    });
  });

  it('changes in the file what was changed, and nothing else', () => {
    expect(goalEdits(draft, { ...draft })).toEqual([]);
    const after = {
      ...draft,
      ownerId: 'mira',
      targetInterviews: '',
      status: 'answered' as const,
      answer: 'They forget.',
    };
    expect(goalEdits(draft, after)).toEqual([
      { type: 'field', key: 'owner', value: 'mira' },
      { type: 'field', key: 'targetInterviews', value: null },
      { type: 'field', key: 'status', value: 'answered' },
      { type: 'field', key: 'answer', value: 'They forget.' },
    ]);
  });
});
