import { describe, expect, test } from 'vitest';
import { groupColumns, noneId, regrouped } from '../../../../renderer/features/findings/board/group-columns.ts';
import { finding } from './board.ts';

const roster = {
  teams: [
    { id: 'replay', name: 'Session Replay', aliases: [] },
    { id: 'flags', name: 'Feature Flags', aliases: [] },
  ],
  people: [],
};
const context = { roster, goals: [] };

describe('columns of findings', () => {
  test('are all statuses in their order, also empty ones', () => {
    const columns = groupColumns([finding({ status: 'merged' })], 'status', context);
    expect(columns.map(({ title, findings }) => [title, findings.length])).toEqual([
      ['Draft', 0],
      ['In review', 0],
      ['Merged', 1],
      ['Challenged', 0],
      ['Superseded', 0],
    ]);
  });

  test('hold a finding about two teams twice, one without a team in a column of its own, and unknown teams', () => {
    const findings = [
      finding({ id: '1', teamIds: ['flags', 'replay', 'flags'] }),
      finding({ id: '2' }),
      finding({ id: '3', teamIds: ['gone'] }),
    ];
    const columns = groupColumns(findings, 'team', context);
    expect(columns.map(({ title, findings: inside }) => [title, inside.map(({ id }) => id)])).toEqual([
      ['No team', ['2']],
      ['Session Replay', ['1']],
      ['Feature Flags', ['1']],
      ['gone', ['3']],
    ]);
  });
});

describe('a finding dragged to another column', () => {
  test.each([
    ['to a status', 'status', [], 'draft', 'merged', { status: 'merged' }],
    ['to another team, in the place of the first', 'team', ['a', 'b'], 'a', 'c', { teamIds: ['c', 'b'] }],
    ['to a team it has already', 'team', ['a', 'b'], 'a', 'b', { teamIds: ['b'] }],
    ['from no team to one', 'team', [], noneId, 'c', { teamIds: ['c'] }],
    ['to no team', 'team', ['a', 'b'], 'a', noneId, { teamIds: ['b'] }],
    ['to where it is', 'team', ['a'], 'a', 'a', null],
  ] as const)('%s', (_what, by, teamIds, from, to, fields) => {
    expect(regrouped(finding({ teamIds: [...teamIds] }), by, from, to)).toEqual(fields);
  });
});
