import { expect, it } from 'vitest';
import { saltedTag } from '../../../shared/privacy/salted-tag.ts';
import { textHash } from '../../../shared/text-hash.ts';

it.each([
  ['', 3_338_908_027_751_811],
  ['a', 7_929_297_801_672_961],
  ['Lumen Pay · 12', 2_585_005_018_852_011],
])('%j is always %d', (text, hash) => {
  expect(textHash(text)).toBe(hash);
});

it('tags of companies stay those that records of before have', () => {
  expect(saltedTag('0123456789abcdef0123456789abcdef', 'lumen pay')).toBe('1yuj5ht4trz');
});
