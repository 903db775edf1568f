import { describe, expect, test } from 'vitest';
import { missingWords, reasonWords } from '../../../../renderer/features/findings/page/evidence-words.ts';
import { oppositeQuery, searchWords } from '../../../../renderer/features/findings/page/opposite.ts';
import type { Stance } from '../../../../shared/domain/finding.ts';
import type { HighlightKind, NoteSummary } from '../../../../shared/domain/interview.ts';
import type { ResolvedEvidence } from '../../../../shared/findings/resolve.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';

const nothing = { claimWords: [], evidenceWords: [], tags: [], sameTeam: false, newPerson: null, newCompany: null };

test.each([
  [{ claimWords: ['filter', 'step'] }, 'It says “filter” and “step” as the claim does.'],
  [
    { evidenceWords: ['funnel'], tags: ['filters'] },
    'It says “funnel” as its evidence does and is tagged filters as its evidence is.',
  ],
  [
    { sameTeam: true, newPerson: true, newCompany: true },
    'It is of the same team. Nobody of this company is heard yet.',
  ],
  [
    { claimWords: ['a'], newPerson: true, newCompany: false },
    'It says “a” as the claim does. This person is not heard yet.',
  ],
  [{ newPerson: false }, 'This person is heard already.'],
])('why a highlight is offered: %j', (reason, words) => {
  expect(reasonWords({ ...nothing, ...reason })).toBe(words);
});

test.each([
  ['highlight', null, 'This highlight is not in “Filters” anymore.'],
  ['interview', null, 'Its interview is not in the vault anymore.'],
  ['unreadable', 'encoding', '“Filters” is not UTF-8 text, so its highlights cannot be read.'],
  ['unreadable', 'damaged', '“Filters” is damaged, so its highlights cannot be read.'],
  ['unreadable', 'file', '“Filters” cannot be read.'],
] as const)('missing (%s, %s)', (reason, readOnly, words) => {
  expect(missingWords({ state: 'missing', reason }, { title: 'Filters', readOnly } as NoteSummary)).toBe(words);
});

describe('the opposite of a claim', () => {
  const one = (kind: HighlightKind, stance: Stance = 'supports') =>
    ({ at: { kind }, evidence: { stance } }) as unknown as ResolvedEvidence;
  test.each([
    ['problems', [one('pain'), one('praise'), one('bug')], '(admins OR see OR step) mark:praise'],
    ['praise', [one('praise'), one('pain', 'contradicts')], '(admins OR see OR step) mark:pain,bug'],
    ['nothing', [], '(admins OR see OR step)'],
  ] as const)('where %s supports it', (_, evidence, query) => {
    expect(oppositeQuery('The admins -see: (the) "step"!', evidence)).toBe(query);
  });

  test.each(['OR (( "', 'team:x -y', '', '“quoted” words, and more'])('is a query without problems: %s', (claim) => {
    expect(parseQuery(oppositeQuery(claim, [one('pain')])).problems).toEqual([]);
    expect(parseQuery(searchWords(claim).join(' ')).problems).toEqual([]);
  });
});
