import fc from 'fast-check';
import { $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { markdownSoup, runs, wellFormedBody } from '../../shared/markdown/markdown-arbitrary.ts';
import { openNote, sampleNote, touchAllBlocks } from './note-editor.ts';

describe('a file that was not edited', () => {
  test.each([
    ['as it is', sampleNote],
    ['with CRLF', sampleNote.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${sampleNote}`],
    ['without a final newline', sampleNote.trimEnd()],
    ['with mixed line ends', sampleNote.replace(/\n/g, (eol, at: number) => (at % 3 === 0 ? '\r\n' : eol))],
    ['with lone carriage returns', 'a\rb\r\r# c\r'],
    ['empty', ''],
    ['blank', '\n \n\n'],
    ['front matter alone', '---\ntitle: A\n---\n'],
    ['an unclosed fence', 'a\n\n```js\nb\n'],
    ['an unclosed comment', 'a\n\n<!-- b\n'],
    ['a definition before a setext heading', '[a]: b\nTitle\n=====\n'],
    ['adjacent lists', '- a\n\n* b\n\n+ c\n\n1. d\n\n1) e\n'],
    ['deep quotes', `${'>'.repeat(300)} a\n`],
    ['a list that begins with a list', '- - a\n  - b\n- c\n'],
    ['a NUL', 'a\0b\n'],
    ['an empty link and highlight', '[](a) <mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain"></mark>\n'],
  ])('%s comes out byte for byte', (_, file) => {
    const { editor, note } = openNote(file);
    expect(note.text()).toBe(file);
    expect(note.isDirty()).toBe(false);
    touchAllBlocks(editor);
    expect(note.text()).toBe(file);
  });

  test('whatever it holds', () => {
    const file = fc.tuple(fc.oneof(markdownSoup, wellFormedBody), fc.boolean());
    fc.assert(
      fc.property(file, ([body, windows]) => {
        const text = windows ? body.replace(/\r?\n/g, '\r\n') : body;
        const { editor, note } = openNote(text);
        touchAllBlocks(editor);
        expect(note.text()).toBe(text);
      }),
      runs(250),
    );
  });

  test('one top-level node stands for each block', () => {
    const { editor } = openNote(sampleNote);
    const types = editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getType()),
    );
    expect(types).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'table',
      'code',
      'code',
      'rule',
      'opaque-block',
      'opaque-block',
      'paragraph',
      'opaque-block',
    ]);
  });
});
