import { expect, test } from 'vitest';
import { canonicalQuery } from '../../../../shared/search/canonical-query.ts';

test.each<[string, string, boolean]>([
  ['slow team:replay', 'team:replay slow', true],
  ['slow team:replay mark:pain', ' mark:pain  team:replay slow ', true],
  ['slow', 'slow ', true],
  ['(a OR b) c', '(a OR b) c', true],
  ['', '  ', true],
  ['slow fast', 'fast slow', false],
  ['slow', 'slower', false],
  ['team:a', 'team:b', false],
  ['team:a slow', '-team:a slow', false],
  ['"too slow"', 'too slow', false],
  ['slow foo:bar', 'slow', false],
  ['slow team:', 'slow', false],
])('%j and %j ask for the same: %j', (a, b, same) => {
  expect(canonicalQuery(a) === canonicalQuery(b)).toBe(same);
});
