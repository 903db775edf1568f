import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, mergeChanges } from '../../../../renderer/features/editor/document/source/changes.ts';
import { runs } from '../../shared/markdown/markdown-arbitrary.ts';
import { openNote, replaceWord } from './note-editor.ts';

const words = fc.array(fc.constantFrom('a', 'b', ' ', '*', 'word'), { maxLength: 40 });

describe('changes between two texts', () => {
  test('make the one of the other', () => {
    fc.assert(
      fc.property(words, words, (base, other) => {
        expect(mergeChanges(base, changesBetween(base, other)!, [])).toEqual(other);
        expect(mergeChanges(base, [], changesBetween(base, other)!)).toEqual(other);
        expect(mergeChanges(base, changesBetween(base, other)!, changesBetween(base, other)!)).toEqual(other);
      }),
      runs(300),
    );
  });

  test.each([
    ['a b c d e', 'X b c d e', 'a b c d Y', 'X b c d Y'],
    ['a b c d e', 'a b X d e', 'a b X d e', 'a b X d e'],
    ['a b c', 'a X c', 'a Y c', null],
    ['a b c', 'a X b c', 'a Y c', null],
  ])('%j as %j and as %j gives %j', (base, first, second, merged) => {
    const cut = (text: string) => text.split(' ');
    const both = mergeChanges(
      cut(base),
      changesBetween(cut(base), cut(first))!,
      changesBetween(cut(base), cut(second))!,
    );
    expect(both?.join(' ') ?? null).toBe(merged);
  });

  test('that leave next to nothing are none', () => {
    const [base, other] = ['x', 'y'].map((word) => Array.from({ length: 2000 }, (_, i) => word + i));
    expect(changesBetween(base!, other!)).toBeNull();
  });
});

test('one word of a paragraph of 6,000 with its own spelling is changed alone', () => {
  const body = `${'Some __spelled__ so. '.repeat(100)}${'More words follow. '.repeat(2000)}End.\n`;
  const { editor, note } = openNote(body);
  replaceWord(editor, 'End', 'Finish');
  expect(note.text() === body.replace('End', 'Finish')).toBe(true);
});
