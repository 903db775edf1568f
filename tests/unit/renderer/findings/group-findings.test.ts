import { describe, expect, it } from 'vitest';
import { groupFindings } from '../../../../renderer/features/findings/list/group-findings.ts';
import { filterFindings } from '../../../../renderer/state/findings.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { finding, goal } from '../../shared/findings/summaries.ts';

const roster: Roster = {
  people: [],
  teams: [
    { id: 'replay', name: 'Session Replay', aliases: [] },
    { id: 'flags', name: 'Feature Flags', aliases: [] },
  ],
};
const goals = [goal({ id: 'g1', quarter: '2026-Q3', question: 'Old?' }), goal({ id: 'g2', question: 'New?' })];
const all = [
  finding({ id: 'f1', teamIds: ['replay'], goalIds: ['g1'], date: '2026-11-01' }),
  finding({ id: 'f2', status: 'merged', teamIds: ['replay', 'flags'], goalIds: ['g2'] }),
  finding({ id: 'f3', status: 'in_review', teamIds: ['gone'], goalIds: ['g9'] }),
  finding({ id: 'f4' }),
];
const shown = (by: 'status' | 'team' | 'goal', findings = all) =>
  groupFindings(findings, by, { roster, goals }).map((g) => `${g.title}: ${g.findings.map((f) => f.id).join(' ')}`);

describe('findings under headings', () => {
  it.each([
    ['status' as const, ['Draft: f4 f1', 'In review: f3', 'Merged: f2']],
    ['team' as const, ['Feature Flags: f2', 'Session Replay: f2 f1', 'gone: f3', 'No team: f4']],
    ['goal' as const, ['New?: f2', 'Old?: f1', 'A goal that is not in this vault: f3', 'No goal: f4']],
  ])('by %s', (by, groups) => {
    expect(shown(by)).toEqual(groups);
  });

  it('has none where there are no findings', () => {
    expect(shown('team', [])).toEqual([]);
  });
});

describe('the filter', () => {
  const filter = { teamIds: [], goalIds: [], statuses: [] };
  const left = (change: Partial<Record<keyof typeof filter, string[]>>) =>
    filterFindings(all, { ...filter, ...change }).map((f) => f.id);
  it.each([
    [{}, ['f1', 'f2', 'f3', 'f4']],
    [{ teamIds: ['flags', 'gone'] }, ['f2', 'f3']],
    [{ goalIds: ['g1'] }, ['f1']],
    [{ statuses: ['draft', 'merged'] }, ['f1', 'f2', 'f4']],
    [{ teamIds: ['replay'], statuses: ['merged'] }, ['f2']],
    [{ teamIds: ['nobody'] }, []],
  ])('%o leaves %o', (change, ids) => {
    expect(left(change)).toEqual(ids);
  });
});
