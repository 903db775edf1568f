import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, toCsv } from '../../../../shared/export/csv.ts';
import '../../../support/property-seed.ts';

test.each<[string, string]>([
  ['plain words', 'plain words'],
  ['', ''],
  ['a, b', '"a, b"'],
  ['she said "no"', '"she said ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['two; values', '"two; values"'],
  [' padded ', '" padded "'],
  ['12:30', '12:30'],
  ['2026-11-18', '2026-11-18'],
  // What a spreadsheet would run.
  ['=1+1', '"\'=1+1"'],
  ['=HYPERLINK("https://x.example";"a")', '"\'=HYPERLINK(""https://x.example"";""a"")"'],
  ['+49 30 901820', '"\'+49 30 901820"'],
  ['-1', '"\'-1"'],
  ['@SUM(A1)', '"\'@SUM(A1)"'],
  ['\t=1', '"\'\t=1"'],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1', '"\'＝1"'],
  // What only looks like it.
  ['a=b', 'a=b'],
  ["'quoted", '"\'quoted"'],
])('%j is written %j', (value, written) => {
  expect(toCsv([[value, 'x']])).toBe(`${written},x\r\n`);
});

test('no cell begins like a formula, and all read back, but for the apostrophe', () => {
  const letter = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    ',',
    ';',
    "'",
    ' ',
    'a',
    'ü',
    '😀',
    '\u0000',
  );
  const value = fc.string({ unit: letter, maxLength: 8 });
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 5 }));
  fc.assert(
    fc.property(rows, (table) => {
      const csv = toCsv(table);
      const read = readCsv(csv);
      expect(read).toEqual(table.map((row) => row.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell))));
    }),
  );
});
