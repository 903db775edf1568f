import { expect, test } from 'vitest';
import {
  loginOf,
  nameOfLogin,
  suggestedReviewers,
} from '../../../../../renderer/features/export/pull-request/suggested-reviewers.ts';
import { teamsOfDraft } from '../../../../../renderer/features/export/pull-request/teams-of-draft.ts';
import type { Person, Roster } from '../../../../../shared/domain/roster.ts';
import { isLogin, PullRequestOptions } from '../../../../../shared/ipc/export.ts';

const in2026 = (team: string, to?: string) => [
  { team, support: 'full' as const, from: '2026-01-01', ...(to && { to }) },
];
const person = (id: string, name: string, rest: Partial<Person>): Person => ({
  ...{ id, name, role: 'engineer', memberships: [] },
  ...rest,
});
const roster: Roster = {
  teams: [],
  people: [
    person('juno', 'Juno', { github: '@juno-k', memberships: in2026('replay') }),
    person('mira', 'Mira', { role: 'pm', github: 'https://github.com/Mira', memberships: in2026('replay') }),
    person('ada', 'Ada', { memberships: in2026('replay') }),
    person('left', 'Left', { github: 'left', memberships: in2026('replay', '2026-06-30') }),
    person('kofi', 'Kofi', { github: 'kofi', memberships: in2026('billing') }),
  ],
};
const asked = { roster, teamIds: ['replay'], date: '2026-11-26', without: [], possible: null };
const logins = (of: Partial<Parameters<typeof suggestedReviewers>[0]>) =>
  suggestedReviewers({ ...asked, ...of }).map(({ login }) => login);

test('those of the teams are suggested who have a login and are still in them, PMs first', () => {
  expect(logins({})).toEqual(['Mira', 'juno-k']);
  expect(logins({ teamIds: ['billing'] })).toEqual(['kofi']);
  expect(logins({ teamIds: [] })).toEqual([]);
});

test('nobody is suggested twice, nor the author, nor whom the repository does not let be asked', () => {
  expect(logins({ without: ['MIRA'] })).toEqual(['juno-k']);
  expect(logins({ possible: ['mira', 'kofi'] })).toEqual(['Mira']);
});

test.each([
  ['juno-k', 'juno-k'],
  [' @juno-k ', 'juno-k'],
  ['https://github.example.com/juno-k/', 'juno-k'],
  ['juno k', null],
  ['', null],
  ['--upload-pack=x', null],
])('the login in %j', (github, login) => {
  expect(loginOf({ github })).toBe(login);
});

test.each([
  ['mira', true],
  ['mira-o_acme', true],
  ['Noor Haddad', false],
  ['noor@lumenpay.example', false],
  ['Müller', false],
  ['-x', false],
  ['', false],
])('%j is asked: %s. What is no login is somebody’s name, and goes nowhere', (login, isOne) => {
  expect(isLogin(login)).toBe(isOne);
  expect(PullRequestOptions.safeParse({ reviewers: [login] }).success).toBe(isOne);
});

test('somebody is called as the roster has them, else as GitHub does', () => {
  const known = [
    { login: 'octo', name: 'Octo Cat' },
    { login: 'bare', name: null },
  ];
  expect(nameOfLogin('mira', roster, known)).toBe('Mira');
  expect(nameOfLogin('Octo', roster, known)).toBe('Octo Cat');
  expect(nameOfLogin('bare', roster, known)).toBe('bare');
});

test('a document is about the teams of its interviews, or of its findings, or else of their evidence', () => {
  const notes = [
    { id: 'i1', teamIds: ['replay'] },
    { id: 'i2', teamIds: ['billing', 'replay'] },
  ];
  const evidence = [{ highlight: 'h_1', interview: 'i2', stance: 'supports' as const, quote: '' }];
  const findings = [
    { id: 'f1', teamIds: ['cdp'], evidence },
    { id: 'f2', teamIds: [], evidence },
  ];
  const fields = { title: 'T', owner: '', deadline: '', feedbackWanted: '' };
  const teams = (draft: Parameters<typeof teamsOfDraft>[0]) => teamsOfDraft(draft, { notes, findings });
  expect(teams({ ...fields, selection: { interviewIds: ['i1', 'i2'] } })).toEqual(['replay', 'billing']);
  expect(teams({ ...fields, document: 'digest', findingIds: ['f1'] })).toEqual(['cdp']);
  expect(teams({ ...fields, document: 'digest', findingIds: ['f2'] })).toEqual(['billing', 'replay']);
  expect(teams({ ...fields, document: 'summary', interviewIds: ['i1'] })).toEqual(['replay']);
  expect(teams(null)).toEqual([]);
});
