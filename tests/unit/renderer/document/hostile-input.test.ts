import { $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { isTooHard, isTooLongToFormat } from '../../../../renderer/features/editor/document/source/too-hard.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import { appendParagraph, openNote, replaceWord } from './note-editor.ts';

const shownAs = (file: string) => {
  const { editor } = openNote(file);
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((node) => node.getType()),
  );
};

/** A test that hangs fails by the time limit of all tests: a minute, where each of these takes a moment. */
describe('input that is made to be slow opens, is saved as it was, and takes a paragraph more', () => {
  const lines = (line: string, count: number) => `${line}\n`.repeat(count);
  test.each([
    ['100,000 asterisks', '*'.repeat(100_000)],
    ['100,000 asterisks, one a line', lines('*', 100_000)],
    ['100,000 asterisks in words', 'a*b '.repeat(100_000)],
    ['100,000 brackets', '['.repeat(100_000)],
    ['100,000 brackets, one a line', lines('[', 100_000)],
    ['100,000 ends of links', ']('.repeat(50_000)],
    ['100,000 underlines', lines('=', 100_000)],
    ['100,000 dashes, one a line', lines('-', 100_000)],
    ['100,000 headings', lines('#', 100_000)],
    ['50,000 paragraphs', 'a\n\n'.repeat(50_000)],
    ['100,000 backslashes', '\\'.repeat(100_000)],
    ['100,000 backticks in words', '`a '.repeat(50_000)],
    ['100,000 ampersands', '&'.repeat(100_000)],
    ['50,000 lines of one paragraph', lines('He said so.', 50_000)],
    ['quotes 5,000 deep', `${'> '.repeat(5000)}a`],
    ['quotes deeper with each line', Array.from({ length: 300 }, (_, i) => `${'>'.repeat(i)} a`).join('\n')],
    ['lists 1,000 deep', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['600 nested elements', `${'<div>'.repeat(600)}\n`],
    ['600 nested elements, one a line', '<div>\n\n'.repeat(600)],
    [
      'a table of 1,000 rows and 50 columns',
      `|${'a|'.repeat(50)}\n|${'-|'.repeat(50)}\n${lines(`|${'b|'.repeat(50)}`, 1000)}`,
    ],
    ['10,000 definitions', Array.from({ length: 10_000 }, (_, i) => `[l${i}]: /${i}`).join('\n')],
    ['3,000 definitions, each a block', Array.from({ length: 3000 }, (_, i) => `[l${i}]: /${i}\n\n`).join('')],
    ['1,000 footnotes', Array.from({ length: 1000 }, (_, i) => `a[^${i}]\n\n[^${i}]: b`).join('\n\n')],
    ['a link with an address of 100 KB', `[a](https://a.example/${'a'.repeat(100_000)}) word`],
    ['a line of 4 MB', 'word '.repeat(800_000)],
    ['an open comment among many', '<!-- a '.repeat(10_000)],
  ])('%s', (_, body) => {
    const file = `Before.\n\n${body.trimEnd()}\n`;
    const { editor, note } = openNote(file);
    expect(note.text() === file).toBe(true);
    appendParagraph(editor, 'below');
    const saved = note.text();
    expect(saved.startsWith(file.slice(0, -1))).toBe(true);
    expect(saved.endsWith('\n\nbelow\n')).toBe(true);
    scanNote(saved);
  });
});

describe('signs that no eye sees, or that end lines elsewhere', () => {
  test.each([
    ['a NUL', 'a\0b'],
    ['line and paragraph separators', 'a\u2028b\u2029c'],
    ['form feed and vertical tab', 'a\fb\vc\f'],
    ['tabs everywhere', '\ta\tb\t\n\t-\tc\t\n>\td'],
    ['zero-width signs', 'a\u200Bb\u200C\u200D\uFEFFc\u2060'],
    ['direction overrides', 'a\u202Eb\u2066c\u2069\u202C'],
    ['a no-break space at the edges', '\u00A0a\u00A0'],
    ['control characters', 'a\u0001b\u001B[31mc\u007F'],
    ['an unclosed fence', 'x\n\n~~~\nb'],
    ['an unclosed comment in a list', '- x\n  <!-- b'],
    ['an unclosed element in a quote', '> x\n> <div\n> class="'],
  ])('%s stay beside an edit', (_, body) => {
    const file = `Word.\n\n${body}\n`;
    const { editor, note } = openNote(file);
    expect(note.text()).toBe(file);
    replaceWord(editor, 'Word', 'Text');
    expect(note.text()).toBe(file.replace('Word', 'Text'));
  });
});

describe('a block too long to be formatted', () => {
  const long = 'He said so.\n'.repeat(1500);
  test('is one block of source; those around it stay formatted', () => {
    const file = `# Title\n\n${long}\nAfter.\n`;
    expect(shownAs(file)).toEqual(['heading', 'opaque-block', 'paragraph']);
    const { editor, note } = openNote(file);
    replaceWord(editor, 'After', 'Then');
    expect(note.text()).toBe(file.replace('After', 'Then'));
  });

  test.each([
    ['by its lines', long],
    ['by its length', 'word '.repeat(50_000)],
    ['by its signs', [`a|b\n-|-\n`, `${'c|'.repeat(10)}\n`.repeat(400)].join('')],
  ])('%s', (_, block) => {
    expect([isTooLongToFormat(block), isTooHard(block)]).toEqual([true, false]);
  });

  test.each([
    ['a list of 300 items', '- an item with [a link](https://a.example)\n'.repeat(300)],
    ['a paragraph of 10,000 words', 'word '.repeat(10_000)],
    ['a table of 100 rows', `a|b|c\n-|-|-\n${'x|y|z\n'.repeat(100)}`],
    ['an hour of transcript in one paragraph', '[12:34](#t=754) **Noor:** It was too slow.\n'.repeat(250)],
  ])('is not %s', (_, block) => {
    expect([isTooLongToFormat(block), isTooHard(block)]).toEqual([false, false]);
  });
});
