import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareLines,
  countChanges,
  foldRows,
  type LineRow,
} from '../../../../../renderer/features/export/changes/compare-lines.ts';
import { runs } from '../../../shared/markdown/markdown-arbitrary.ts';

const told = (row: LineRow) =>
  row.change === 'removed'
    ? `-${row.before}`
    : row.change === 'changed'
      ? `${row.before}>${row.text}`
      : `${row.change === 'added' ? '+' : '='}${row.text}`;

describe('what became of each line', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', 'a\nb', 'a\nb', ['=a', '=b']],
    [
      'a word',
      'a\nshe said this loud\nc',
      'a\nshe said that loud\nc',
      ['=a', 'she said this loud>she said that loud', '=c'],
    ],
    [
      'another line',
      'a\nNoor runs growth\nc',
      'a\nFilters fail\nc',
      ['=a', '-Noor runs growth', '+Filters fail', '=c'],
    ],
    ['a line more', 'a\nc', 'a\nb\nc', ['=a', '+b', '=c']],
    ['a line less', 'a\nb\nc', 'a\nc', ['=a', '-b', '=c']],
    [
      'a line more before one that changed',
      'the old words of Participant 7',
      'new\nthe old words of Participant 8',
      ['+new', 'the old words of Participant 7>the old words of Participant 8'],
    ],
    ['everything', '', 'a', ['-', '+a']],
  ])('%s', (_what, before, after, rows) => {
    expect(compareLines(before, after).map(told)).toEqual(rows);
  });

  test('both texts can be read from the rows, and places are those of the new text', () => {
    const line = fc.constantFrom('', 'a', 'Noor said so', 'Noor said no', 'Participant 7 said so', '## Head');
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = compareLines(before, after);
        const now = rows.flatMap((row) => (row.change === 'removed' ? [] : [row]));
        const old = rows.flatMap((row) => ('before' in row ? [row.before] : row.change === 'same' ? [row.text] : []));
        expect(now.map(({ text: shown }) => shown).join('\n')).toBe(after);
        expect(old.join('\n')).toBe(before);
        for (const row of now) expect(after.slice(row.start, row.start + row.text.length)).toBe(row.text);
      }),
      runs(150),
    );
  });

  test('a long document in which every line has changed is compared line by line', () => {
    const doc = (n: number) => Array.from({ length: 5000 }, (_, i) => `- “Words ${i}” (Participant ${n})`).join('\n');
    const rows = compareLines(doc(7), `${doc(8)}\nmore`);
    expect(countChanges(rows)).toEqual({ changed: 5000, added: 1, removed: 0 });
  });
});

test('what did not change for long is folded, and opened again', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
  const after = lines.with(20, 'line twenty');
  const rows = compareLines(lines.join('\n'), after.join('\n'));
  const shown = foldRows(rows, new Set());
  expect(shown.map((row) => (row.change === 'fold' ? `fold ${row.lines}` : row.change))).toEqual([
    'fold 17',
    'same',
    'same',
    'same',
    'changed',
    'same',
    'same',
    'same',
    'fold 16',
  ]);
  const [fold] = shown;
  expect(foldRows(rows, new Set([fold?.change === 'fold' ? fold.key : -1]))).toHaveLength(25);
  expect(foldRows(compareLines('a\n'.repeat(9), 'a\n'.repeat(9)), new Set())).toHaveLength(10);
});
