import { describe, expect, test } from 'vitest';
import { queryOf } from '../../../../renderer/features/findings/board/use-to-sort.ts';
import { claimHint, oneLine, quoted, shortName } from '../../../../renderer/features/findings/board/words.ts';
import { oppositeQuery } from '../../../../shared/findings/opposite-query.ts';

describe('a claim', () => {
  test.each([
    ['Admins cannot see which funnel step a filter applies to.', null],
    ['', null],
    ['Version 2.5 of the filter is slow.', null],
    ['Admins lose filters. They also lose time.', /More than one sentence/],
    ['It is too slow.', /Name who or what/],
    [`${'Admins lose their filters when they come back '.repeat(6)}often.`, /characters/],
  ])('%j is hinted at with %s', (claim, hint) => {
    if (hint === null) expect(claimHint(claim)).toBeNull();
    else expect(claimHint(claim)).toMatch(hint);
  });

  test('is kept on one line', () => {
    expect(oneLine('  Admins\n\tlose  filters. ')).toBe('Admins lose filters.');
  });

  test('is cut at a word in a sentence, and named where nobody wrote it', () => {
    expect(quoted('Support leads look for one moment, and the timeline gives them no way to find it.')).toBe(
      '“Support leads look for one moment, and the…”',
    );
    expect(shortName('x'.repeat(5000))).toHaveLength(49);
    expect(quoted(' ')).toBe('the finding without a claim');
  });
});

describe('the opposite of a claim', () => {
  test('is looked for by its telling words', () => {
    expect(oppositeQuery('Admins cannot see which funnel step a filter applies to.')).toBe(
      'admins OR funnel OR step OR filter OR applies',
    );
  });

  test.each(['', 'It is so.', '…'])('of %j is nothing to look for', (claim) => expect(oppositeQuery(claim)).toBe(''));

  test('asks for few words of a long one', () => {
    const claim =
      'Every administrator of marketplaces experiences disappointment whenever dashboards refresh unexpectedly';
    expect(oppositeQuery(claim).split(' OR ')).toHaveLength(6);
  });
});

describe('the query of what is to be sorted', () => {
  const filter = { teamIds: ['replay'], goalIds: [], statuses: [] };
  test.each([
    ['', 'team:replay'],
    ['kind:pain filters', 'team:replay kind:pain filters'],
    ['filters OR steps', 'team:replay (filters OR steps)'],
    ['"open quote', 'team:replay "open quote'],
  ])('%j is asked for within the team', (typed, query) => expect(queryOf(typed, filter)).toBe(query));

  test('is what is typed where nothing is narrowed', () => {
    expect(queryOf('a OR b', { teamIds: [], goalIds: [], statuses: [] })).toBe('a OR b');
  });
});
