import { expect, test } from 'vitest';
import { nameOfQuery } from '../../../../shared/search/query-name.ts';

test.each<[string, string]>([
  ['refund', 'Refund'],
  ['too slow team:replay mark:pain', 'Too slow · replay · pain'],
  ['team:"Session Replay" "wrong number"', 'Wrong number · Session Replay'],
  ['team:a,b', 'a · b'],
  ['slow -fast -kind:usability_test', 'Slow -fast · -usability_test'],
  ['(sso OR saml) team:auth', 'Sso or saml · auth'],
  ['(team:a OR team:b)', 'a · b'],
  ['after:2w', '2w'],
  ['  spaced   out ', 'Spaced out'],
  ['team:', 'team:'],
  ['', ''],
  [`${'word '.repeat(40)}`, `Word ${'word '.repeat(9)}word…`],
  ['x'.repeat(100), `X${'x'.repeat(58)}…`],
])('%j is called %j', (query, name) => {
  expect(nameOfQuery(query)).toBe(name);
  expect(nameOfQuery(query).length).toBeLessThanOrEqual(60);
});

test('ids are told by the names people have for them', () => {
  const nameOf = (operator: string, value: string) => (operator === 'goal' && value === 'g1' ? 'Why leave?' : value);
  expect(nameOfQuery('slow goal:g1 (team:g1 OR -goal:g1)', nameOf)).toBe('Slow · Why leave? · g1 · -Why leave?');
});
