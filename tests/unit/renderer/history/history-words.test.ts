import { expect, test } from 'vitest';
import { changeWords, dayWords, sizeWords, timeWords } from '../../../../renderer/features/history/history-words.ts';

test.each<[number, number, string]>([
  [42, 3, '+42 −3 words'],
  [1, 0, '+1 word'],
  [0, 1204, '−1,204 words'],
  [0, 0, 'Same words'],
])('%i words more and %i less: %s', (added, removed, words) => {
  expect(changeWords({ added, removed })).toBe(words);
});

test.each<[string, string]>([
  ['2026-11-25T23:59:00', 'Today'],
  ['2026-11-24T00:00:00', 'Yesterday'],
  ['2026-11-12T12:00:00', 'Nov 12'],
  ['2025-11-25T12:00:00', 'Nov 25, 2025'],
  ['2036-11-25T12:00:00', 'Nov 25, 2036'],
])('a version of %s is listed under %s', (moment, words) => {
  expect(dayWords(new Date(moment).getTime(), '2026-11-25')).toBe(words);
});

test.each<[number, string]>([
  [1, '1 byte'],
  [999, '999 bytes'],
  [10_240, '10 KB'],
  [3_400_000, '3.4 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test('the time is that of this machine', () => {
  expect(timeWords(new Date(2026, 10, 25, 9, 5).getTime())).toBe('9:05');
});
