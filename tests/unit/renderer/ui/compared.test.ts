import { describe, expect, test } from 'vitest';
import { fieldWords, type NameOf } from '../../../../renderer/ui/compared/field-words.ts';
import { type Part, partsOf } from '../../../../renderer/ui/compared/parts.ts';
import { compareNotes, type FieldChange } from '../../../../shared/markdown/compare/compare-notes.ts';

const names: Record<string, string> = { replay: 'Session Replay', mira: 'Mira Okafor' };
const nameOf: NameOf = (_kind, id) => names[id] ?? id;

test.each<[FieldChange, string, string[], string[]]>([
  [{ key: 'title', before: 'Old', after: 'New' }, 'Title', ['Old'], ['New']],
  [{ key: 'teams', before: ['replay', 'web'], after: ['web', 'data'] }, 'Teams', ['Session Replay'], ['data']],
  [{ key: 'pms', before: undefined, after: ['mira'] }, 'PMs', [], ['Mira Okafor']],
  [{ key: 'status', before: 'needs_cleanup', after: 'complete' }, 'Status', ['Needs cleanup'], ['Complete']],
  [{ key: 'tags', before: ['a', 'b'], after: ['b', 'a'] }, 'Tags', [], []],
  [
    { key: 'occurredAt', before: '2026-11-18', after: '2026-11-18T15:00:00+01:00' },
    'Date',
    ['Nov 18, 2026'],
    ['Nov 18, 2026, 15:00'],
  ],
  [{ key: 'afterCall', before: { a: 1 }, after: undefined }, 'After the call', ['{"a":1}'], []],
  [{ key: 'someOtherKey', before: null, after: 3 }, 'Some other key', [], ['3']],
])('%j in words', (change, label, removed, added) => {
  expect(fieldWords(change, nameOf)).toEqual({ label, removed, added });
});

describe('what is folded away', () => {
  const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => `Paragraph ${n}.\nIts second line.`);
  const shown = (parts: readonly Part[]) =>
    parts.map((part) =>
      'fold' in part
        ? `… ${part.lines}`
        : part.isSame
          ? part.after.split('\n\n').length
          : `${part.before}>${part.after}`,
    );
  const around = (before: string, after: string, count: number) =>
    compareNotes(
      [before, ...paragraphs(count), before].join('\n\n'),
      [after, ...paragraphs(count), after].join('\n\n'),
    );

  test('a long stretch between two changes, but for what stands next to them', () => {
    expect(shown(partsOf(around('a', 'b', 10), new Set()))).toEqual(['a>b', 2, '… 12', 2, 'a>b']);
  });

  test('not a short one, nor one that was opened, nor without a change', () => {
    expect(shown(partsOf(around('a', 'b', 6), new Set()))).toEqual(['a>b', 6, 'a>b']);
    expect(shown(partsOf(around('a', 'b', 10), new Set([1])))).toEqual(['a>b', 10, 'a>b']);
    expect(shown(partsOf(around('a', 'a', 10), new Set()))).toEqual([12]);
  });

  test('what stands before the first change and after the last', () => {
    const [before, after] = [paragraphs(20), paragraphs(20)];
    after[10] = 'New.';
    expect(shown(partsOf(compareNotes(before.join('\n\n'), after.join('\n\n')), new Set()))).toEqual([
      '… 16',
      2,
      'Paragraph 10.\nIts second line.>New.',
      2,
      '… 14',
    ]);
  });

  test('a long text is drawn in several parts', () => {
    const text = Array.from({ length: 200 }, () => 'Words and more words. '.repeat(5)).join('\n\n');
    const parts = partsOf(compareNotes(text, text), new Set());
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map((part) => ('fold' in part ? '' : part.after)).join('\n\n')).toBe(text);
  });
});
