import { $isLinkNode, type LinkNode } from '@lexical/link';
import { $createTableNodeWithDimensions } from '@lexical/table';
import { $dfs } from '@lexical/utils';
import { $createParagraphNode, $getRoot, type ElementNode } from 'lexical';
import { describe, expect, test } from 'vitest';
import { $mark } from '../../../../renderer/features/editor/highlight/marks.ts';
import { $block, $texts, change, openNote, replaceWord } from './note-editor.ts';

describe('a table', () => {
  test('made in the editor keeps its formats', () => {
    const { editor, note } = openNote('a\n');
    change(editor, () => {
      $getRoot().append($createTableNodeWithDimensions(2, 2, { rows: true, columns: false }));
      const cell = ($block(1) as ElementNode).getFirstDescendant()!;
      (cell as ElementNode).selectStart().insertText('head');
      $texts()
        .find((text) => text.getTextContent() === 'head')!
        .setFormat('bold');
    });
    expect(note.text()).toBe('a\n\n| **head** | |\n| - | - |\n| | |\n');
    expect(note.literalBlocks()).toBe(0);
  });

  test.each([
    ['shorter', '| a | *b* |\n|---|---|\n| word |\n| c | d |\n'],
    ['longer', '| a | *b* |\n|---|---|\n| word | d | e |\n'],
  ])('with a row that is %s than its head is edited in place', (_, file) => {
    const { editor, note } = openNote(file);
    replaceWord(editor, 'word', 'other');
    expect(note.text()).toBe(file.replace('word', 'other'));
    expect(note.literalBlocks()).toBe(0);
  });
});

describe('a link by reference', () => {
  test('that gets another address keeps its text', () => {
    const { editor, note } = openNote('See [docs] and [the *guide*][docs].\n\n[docs]: https://docs.example "T"\n');
    change(editor, () => $links()[0]!.setURL('https://other.example').setTitle(null));
    expect(note.text()).toBe(
      'See [docs](https://other.example) and [the *guide*][docs].\n\n[docs]: https://docs.example "T"\n',
    );
    expect(note.literalBlocks()).toBe(0);
  });

  test.each([
    ['- a\n- b\n\n  [ref]: /url\n- word\n\nSee [ref].\n'],
    ['> word\n>\n> [ref]: /url "T"\n\nSee [the *ref*][ref].\n'],
    ['- a\n- word [ref]\n\n  [ref]: /url\n'],
  ])('%j: the definition inside a block holds on when the block is edited', (file) => {
    const { editor, note } = openNote(file);
    replaceWord(editor, 'word', 'other');
    expect(note.text()).toBe(file.replace('word', 'other'));
    expect(note.literalBlocks()).toBe(0);
  });

  test.each([
    ['![Foo][]\n\n[foo]: /url "T"\n', '![Foo](/url "T")\n'],
    ['a ![*x* y][foo] b\n\n[foo]: /url\n', 'a ![x y](/url) b\n'],
  ])('%j: an image outlives its definition', (file, expected) => {
    const { editor, note } = openNote(file);
    expect(note.text()).toBe(file);
    change(editor, () => $block(1).remove());
    expect(note.text()).toBe(expected);
  });
});

test.each([
  ['[foo]: /a\n\n[foo]: /b\n\n[bar][foo]\n', 0, '[foo]: /b\n\n[bar](/a)\n'],
  ['[foo]: /a\n\n[foo]: /a\n\n[bar][foo]\n', 0, '[foo]: /a\n\n[bar][foo]\n'],
])('%j: a link leads on where it led when the first of two definitions goes', (file, block, expected) => {
  const { editor, note } = openNote(file);
  change(editor, () => $block(block).remove());
  expect(note.text()).toBe(expected);
});

function $links(): LinkNode[] {
  return $dfs($getRoot()).flatMap(({ node }) => ($isLinkNode(node) ? [node] : []));
}

describe('a list item of two paragraphs', () => {
  test('gets one mark in each, and stays a list', () => {
    const { editor, note } = openNote('- one\n\n  two\n- three\n');
    change(editor, () => {
      const selection = $texts()[0]!.select(0, 0);
      expect($mark(selection, { id: 'h_k3x9q2m7v0tb', kind: 'quote', tags: [] })).toBe(2);
    });
    const mark = (text: string) => `<mark data-highlight="h_k3x9q2m7v0tb" data-kind="quote">${text}</mark>`;
    expect(note.text()).toBe(`- ${mark('one')}\n\n  ${mark('two')}\n- three\n`);
    expect(note.literalBlocks()).toBe(0);
  });

  test.each([
    ['- *one*\n\n- two\n', '- *one*\n'],
    ['- *one*\n\n  more\n- two\n', '- *one*\n\n  more\n'],
  ])('%j keeps its formats when the other item is removed', (file, expected) => {
    const { editor, note } = openNote(file);
    change(editor, () => $block(0).getLastChild()?.remove());
    expect(note.text()).toBe(expected);
    expect(note.literalBlocks()).toBe(0);
  });

  test('made a paragraph has two lines', () => {
    const { editor, note } = openNote('- *one*\n\n  two\n');
    change(editor, () => {
      const item = ($block(0) as ElementNode).getFirstChild<ElementNode>()!;
      $block(0).replace($createParagraphNode().append(...item.getChildren()));
    });
    expect(note.text()).toBe('*one*\\\ntwo\n');
    expect(note.literalBlocks()).toBe(0);
  });
});

test.each(['\uFEFFa', 'a \uFEFF', '\uFEFF'])('%j: a byte order mark that is text stays', (text) => {
  const { editor, note } = openNote('before\n');
  change(editor, () => {
    $getRoot().append($createParagraphNode());
    $block(1).selectStart().insertText(text);
  });
  const again = openNote(note.text());
  expect(again.editor.getEditorState().read(() => $block(1).getTextContent())).toBe(text);
});

describe('a block that stands indented on its first line', () => {
  test.each([
    ['  1.  A paragraph\n      with two lines.\n\n          code\n\n  2.  word\n'],
    ['  - a\n  - word\n  - c\n'],
    ['x\n\n  - a\n  - word\n\nx\n'],
    [' -    word\n\n     two\n'],
    ['   word\n'],
    ['  ## word\n'],
    ['    word\n    b\n'],
    ['\n\n  > word\n  > b\n'],
  ])('%j keeps its place and its other lines', (file) => {
    for (const text of [file, file.replaceAll('\n', '\r\n'), file.trimEnd()]) {
      const { editor, note } = openNote(text);
      replaceWord(editor, 'word', 'other');
      expect(note.text()).toBe(text.replace('word', 'other'));
      expect(note.literalBlocks()).toBe(0);
    }
  });
});

test.each([
  ['<style\n  type="text/css">\n\nfoo\n', '</style>'],
  ['<pre>\n\nfoo\n', '</pre>'],
  ['<script>\n\nfoo\n', '</script>'],
])('%j is closed by its own tag before anything follows', (file, closer) => {
  const { editor, note } = openNote(file);
  change(editor, () => {
    $getRoot().append($createParagraphNode());
    $block(1).selectStart().insertText('below');
  });
  expect(note.text()).toBe(`${file.trimEnd()}${closer}\n\nbelow\n`);
});
