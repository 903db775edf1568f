import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Find, findPattern, runsOf } from '../../../../../renderer/features/editor/find/find-pattern.ts';

function hits(text: string, query: string, options: Partial<Find> = {}): string[] {
  const pattern = findPattern({ text: query, matchCase: false, wholeWord: false, ...options });
  return pattern ? runsOf(text, pattern).map(([start, end]) => text.slice(start, end)) : [];
}

describe('what a text to find stands for', () => {
  test.each<[what: string, text: string, query: string, found: string[]]>([
    ['case', 'Filter, FILTER, filters', 'filter', ['Filter', 'FILTER', 'filter']],
    ['accents in the text', 'café Cafe\u0301 CAFE', 'cafe', ['café', 'Cafe\u0301', 'CAFE']],
    ['accents in the query', 'cafe café', 'CAFÉ', ['cafe', 'café']],
    ['letters that stand for several', 'Straße, STRASSE, ﬁnal', 'strasse', ['Straße', 'STRASSE']],
    ['several letters that one stands for', 'Strasse, final', 'ﬁn', ['fin']],
    ['a query that has such a letter', 'Strasse Straße', 'straße', ['Strasse', 'Straße']],
    ['Greek and Cyrillic', 'Άλφα αλφα; Ёлка елка', 'αλφα', ['Άλφα', 'αλφα']],
    ['full width', 'ＡＢＣ abc', 'abc', ['ＡＢＣ', 'abc']],
    ['the shape of apostrophes', "don’t don't", "don't", ['don’t', "don't"]],
    ['the shape of quotes and dashes', '“a–b” "a-b"', '"a-b"', ['“a–b”', '"a-b"']],
    ['dots', 'well… well...', 'well...', ['well…', 'well...']],
    ['invisible signs', 'e\u00adxpo\u200brt export', 'export', ['e\u00adxpo\u200brt', 'export']],
    [
      'a line break as a space',
      'two\nwords, two  words, two\u00a0words',
      'two words',
      ['two\nwords', 'two  words', 'two\u00a0words'],
    ],
    ['no blank line as a space', 'two\n\nwords', 'two words', []],
    ['signs of regular expressions', 'a.b (x) [y] $1 ^ a|b \\d', 'a.b', ['a.b']],
    ['parentheses', 'f(x) f[x]', '(x)', ['(x)']],
    ['brackets and slashes', 'a\\d [y]/z', '\\d [y]/', ['\\d [y]/']],
    ['overlapping places once', 'aaaa', 'aa', ['aa', 'aa']],
    ['emoji', '👩‍💻 and 🎉', '🎉', ['🎉']],
    ['Chinese', '导出功能导出', '导出', ['导出', '导出']],
    ['Hindi vowel signs as letters', 'कि कत', 'कत', ['कत']],
    ['spaces alone, none of them a line break', 'a  b\n c', '  ', ['  ']],
  ])('%s', (_what, text, query, found) => {
    expect(hits(text, query)).toEqual(found);
  });

  test.each<[what: string, text: string, query: string, found: string[]]>([
    ['case counts', 'Filter filter', 'filter', ['filter']],
    ['accents count', 'cafe café', 'cafe', ['cafe']],
    ['however an accent is written', 'café cafe\u0301', 'café', ['café', 'cafe\u0301']],
    ['a bare letter is not one with an accent', 'e\u0301 e', 'e', ['e']],
    ['signs as they are', "don’t don't", "don't", ["don't"]],
  ])('match case: %s', (_what, text, query, found) => {
    expect(hits(text, query, { matchCase: true })).toEqual(found);
  });

  test.each<[what: string, text: string, query: string, found: number]>([
    ['not in another word', 'port export ports port', 'port', 2],
    ['beside signs', '(port), “port”: port.', 'port', 3],
    ['not beside an accented letter', 'porté port', 'port', 1],
    ['not before a combining accent', 'porte\u0301', 'port', 0],
    ['a query that ends in a sign', 'a.b a.', 'a.', 2],
  ])('whole word: %s', (_what, text, query, found) => {
    expect(hits(text, query, { wholeWord: true })).toHaveLength(found);
  });

  test('nothing to look for', () => {
    expect(findPattern({ text: '', matchCase: false, wholeWord: false })).toBeNull();
    expect(findPattern({ text: '\u200d\u00ad', matchCase: false, wholeWord: false })).toBeNull();
  });

  test('whatever is typed is found where it stands, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (query, matchCase) => {
        const pattern = findPattern({ text: query, matchCase, wholeWord: false });
        if (!pattern || /^\s|\s$|\s\s|[\r\n\v\f\u2028\u2029\u0085]/.test(query) || /^\p{M}/u.test(query)) return;
        const at = runsOf(`. ${query} .`, pattern);
        expect(at.some(([start, end]) => start <= 2 && end > 2)).toBe(true);
      }),
    );
  });

  test('no more hits than asked for', () => {
    expect(runsOf('a a a a', findPattern({ text: 'a', matchCase: false, wholeWord: false })!, 3)).toHaveLength(3);
  });
});
