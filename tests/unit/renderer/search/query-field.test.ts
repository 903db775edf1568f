import { describe, expect, test } from 'vitest';
import { chipWords } from '../../../../renderer/features/search/field/chip-words.ts';
import { completionWish } from '../../../../renderer/features/search/field/completion-wish.ts';
import {
  mended,
  narrows,
  partProblems,
  shownProblems,
  toldOnce,
} from '../../../../renderer/features/search/field/query-problems.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';

describe('a chip', () => {
  const people = {
    roster: {
      teams: [
        { id: 'replay', name: 'Session Replay', aliases: ['recordings'] },
        { id: 'flags', name: 'Feature Flags', aliases: [] },
      ],
      people: [{ id: 'mira', name: 'Mira Okafor', role: 'pm' as const, memberships: [] }],
    },
    participants: [{ id: 'p_7f', name: 'Ada Quist', nicknames: [], emails: [], handles: [], doNotContact: false }],
    goals: [{ id: '01JD9ZC4F2M6P1S8T0V3XWXAB1', question: 'Why do admins leave?' }],
  };
  test.each([
    ['team:replay', 'team:', 'Session Replay'],
    ['team:Recordings,flags', 'team:', 'Session Replay, Feature Flags'],
    ['-pm:mira', 'not pm:', 'Mira Okafor'],
    ['by:nobody', 'by:', 'nobody'],
    ['participant:p_7f', 'participant:', 'Ada Quist'],
    ['goal:01JD9ZC4F2M6P1S8T0V3XWXAB1,activation', 'goal:', 'Why do admins leave?, activation'],
    ['kind:usability_test', 'kind:', 'usability test'],
    ['company:"Norrvik Freight"', 'company:', 'Norrvik Freight'],
    ['after:2026-09-01', 'after:', '2026-09-01'],
    ['foo:bar', 'foo:', 'bar'],
    ['after:2026-99', 'after:', '2026-99'],
  ])('of %s says %s %s', (text, prefix, values) => {
    expect(chipWords(text, people)).toMatchObject({ prefix, values });
  });
  test('knows its team where it is one', () => {
    expect(chipWords('team:recordings', people).teamId).toBe('replay');
    expect(chipWords('team:replay,flags', people).teamId).toBeUndefined();
  });
});

describe('completion', () => {
  test.each([
    ['te^', 'operators'],
    ['t^', null],
    ['scrub te^', 'operators'],
    ['-te^', 'operators'],
    ['(te^', 'operators'],
    ['te^am', null],
    ['tea time^', null],
    ['scrubte^', null],
    ['scrub ^', null],
    ['^', null],
    ['team:^', 'values'],
    ['team:re^', 'values'],
    ['-TEAM:re^', 'values'],
    ['team:"Session Re^', 'values'],
    ['team:"Session Replay",fl^', 'values'],
    ['(scrub OR team:a,^', 'values'],
    ['team:replay ^', null],
    ['"team:re^', null],
    ['foo:ba^', null],
    ['12:3^', null],
  ] as const)('%s', (text, wish) => {
    expect(completionWish(text.replace('^', ''), text.indexOf('^'))).toBe(wish);
  });
});

describe('problems', () => {
  const query = 'squad:replay after:2026-99,2026-09 scrub "open';
  const { problems } = parseQuery(query);
  const all = partProblems(query, problems);

  test('belong to the chips of their filters, or to what is typed', () => {
    expect(all.map(({ part, problem }) => [problem.code, part])).toEqual([
      ['unknown-operator', 'squad:replay'],
      ['no-such-date', 'after:2026-99,2026-09'],
      ['no-end-of-quote', ''],
    ]);
    const shown = shownProblems({ chips: ['after:2026-99,2026-09'], input: 'scrub "open' }, all);
    expect(shown.ofChips.map(({ problem }) => problem.code)).toEqual(['no-such-date']);
    expect(shown.ofInput.map(({ problem }) => problem.code)).toEqual(['unknown-operator', 'no-end-of-quote']);
  });

  test.each([
    ['teem:growth after:2026-02-30 scrub', ['teem:growth', 'after:2026-02-30'], false],
    ['after:2026-99,2026-09 scrub', ['after:2026-99,2026-09'], true],
    ['teem:growth mark:pain scrub', ['teem:growth', 'mark:pain'], true],
    ['scrub', [], false],
  ])('%s: a chip that is left out does not narrow', (text, chips, isNarrowed) => {
    expect(narrows(chips, text, parseQuery(text).problems)).toBe(isNarrowed);
  });

  test('of one sentence are told once', () => {
    const told = toldOnce(parseQuery('((( foo:a foo:b "x').problems);
    expect(told.map(({ code }) => code).sort()).toEqual(['no-end-of-group', 'no-end-of-quote', 'unknown-operator']);
  });

  test('a suggestion takes the place of what it is for', () => {
    expect(mended(query, problems[0]!)).toBe('team:replay after:2026-99,2026-09 scrub "open');
    expect(mended(query, problems[2]!)).toBe(query);
  });
});
