import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import type { ListNode } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { $isTableCellNode, type TableCellNode } from '@lexical/table';
import { $dfs } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  type LexicalNode,
  type TextNode,
  UNDO_COMMAND,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { editorNodes } from '../../../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { $readMarkdown } from '../../../../renderer/features/editor/document/read/read-blocks.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import {
  $block,
  appendParagraph,
  change,
  newEditor,
  openNote,
  replaceWord,
  sampleNote,
  shownAndSaved,
} from './note-editor.ts';

describe('a one-word edit', () => {
  test.each([
    ['Background', 'History'],
    ['growth alone', 'growth together'],
    ['first', 'last'],
    ['filter', 'step filter'],
    ['nested', 'inner'],
    ['two', 'three'],
    ['quoted', 'said'],
    ['continued', 'went on'],
    ['cells', 'columns'],
    ['const a', 'const b'],
    ['indented', 'other'],
    ['docs', 'manual'],
    ['stars', 'moons'],
  ])('of “%s” changes nothing else', (word, by) => {
    for (const file of [sampleNote, sampleNote.replaceAll('\n', '\r\n'), `\uFEFF${sampleNote}`]) {
      const { editor, note } = openNote(file);
      const at = splitFile(file).bodyStart;
      replaceWord(editor, word, by);
      expect(note.text()).toBe(file.slice(0, at) + file.slice(at).replace(word, () => by));
      expect(note.literalBlocks()).toBe(0);
    }
  });

  test('of a fence without an end closes it only when something follows', () => {
    const { editor, note } = openNote('a\n\n```js\nb\n');
    replaceWord(editor, 'b', 'c');
    expect(note.text()).toMatch(/^a\n\n```js\nc\n(```\n)?$/);
    appendParagraph(editor, 'after');
    expect(note.text()).toBe('a\n\n```js\nc\n```\n\nafter\n');
  });
});

describe('an edit beside a block leaves the block’s indentation', () => {
  test.each([
    ['a list', 'word\n   1. a\n   1. b\n', 'word', 'text\n\n   1. a\n   1. b\n'],
    ['a list after a blank line', 'word\n\n   - a\n   - b\n', 'word', 'text\n\n   - a\n   - b\n'],
    ['a fence', 'word\n\n  ```\n  a\n  ```\n', 'word', 'text\n\n  ```\n  a\n  ```\n'],
    ['a quote below a heading', '# word\n  > a\n  > b\n', 'word', '# text\n\n  > a\n  > b\n'],
  ])('%s', (_, file, word, expected) => {
    const { editor, note } = openNote(file);
    replaceWord(editor, word, 'text');
    expect(note.text()).toBe(expected);
    const { shown, saved } = shownAndSaved(editor, note.text());
    expect(saved).toEqual(shown);
  });
});

test('a footnote with math or a directive does not keep a note from being saved', () => {
  const file = 'word[^1]\n\n[^1]: $$x$$ and\n    more\n\n    $$\n    y\n    $$\n\n    :::note[a]{#b}\n    z\n    :::\n';
  const { editor, note } = openNote(file);
  replaceWord(editor, 'word', 'text');
  expect(note.text()).toBe(file.replace('word', 'text'));
});

describe('undo', () => {
  test('restores the exact bytes, even after a save in between', async () => {
    const editor = newEditor();
    const stops = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 0)];
    const note = createNoteDocument(editor, sampleNote);
    replaceWord(editor, 'first', 'last');
    replaceWord(editor, 'growth', 'everything');
    expect(note.text()).not.toBe(sampleNote);
    for (let i = 0; i < 2; i++) {
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      await Promise.resolve();
    }
    expect(note.text()).toBe(sampleNote);
    for (const stop of stops) stop();
  });

  test('a block that was cut and pasted back keeps its spelling', () => {
    const { editor, note } = openNote(sampleNote);
    change(editor, () => {
      const list = $block(2);
      const copy = $copyDeep(list);
      list.replace(copy);
    });
    expect(note.text()).toBe(sampleNote);
  });
});

function $copyDeep(node: LexicalNode): LexicalNode {
  const copy = $copyWithoutKey(node);
  if ($isElementNode(node) && $isElementNode(copy)) copy.append(...node.getChildren().map($copyDeep));
  return copy;
}

function $copyWithoutKey(node: LexicalNode): LexicalNode {
  const json = { ...node.exportJSON(), children: [] };
  const Type = editorNodes.find((one) => one.getType() === node.getType());
  return Type
    ? Type.importJSON(json)
    : $createTextNode(node.getTextContent()).setFormat((node as TextNode).getFormat());
}

describe('blocks added and removed', () => {
  test('a new note begins with its first words', () => {
    const head = '---\nid: 01JD9ZC4F2M6P1S8T0V3XWXABD\n---\n';
    const { editor, note } = openNote(head);
    expect(note.text()).toBe(head);
    change(editor, () => {
      $block(0).append($createTextNode('Hello'));
      $getRoot().append($createParagraphNode());
    });
    expect(note.text()).toBe(`${head}Hello\n`);
  });

  test('a block removed takes its gap along', () => {
    const { editor, note } = openNote('a\n\nb\n\n\nc\n');
    change(editor, () => $block(1).remove());
    expect(note.text()).toBe('a\n\nc\n');
  });

  test('all blocks removed leaves the front matter', () => {
    const { editor, note } = openNote('---\ntitle: A\n---\na\n\nb\n');
    change(editor, () => $getRoot().clear().append($createParagraphNode()));
    expect(note.text()).toBe('---\ntitle: A\n---\n');
  });

  test('links outlive their definition', () => {
    const { editor, note } = openNote('See [the docs][d] and [d].\n\n[d]: https://docs.example "T"\n');
    change(editor, () => $block(1).remove());
    expect(note.text()).toBe('See [the docs](https://docs.example "T") and [d](https://docs.example "T").\n');
  });

  test('a link that refers to a definition of another note brings its address along', () => {
    const { editor, note } = openNote('a\n');
    change(editor, () => {
      $getRoot().append(...$readMarkdown('See [the docs][d].\n\n[d]: https://docs.example').nodes.slice(0, 1));
    });
    expect(note.text()).toBe('a\n\nSee [the docs](https://docs.example).\n');
    expect(note.literalBlocks()).toBe(0);
  });

  test('lists that come to stand side by side stay two', () => {
    const { editor, note } = openNote('- a\n\nbetween\n\n- [ ] b\n');
    change(editor, () => $block(1).remove());
    const { shown, saved } = shownAndSaved(editor, note.text());
    expect(saved).toEqual(shown);
    expect(note.text().startsWith('- a\n\n')).toBe(true);
  });

  test('a rule at the top never becomes front matter', () => {
    const { editor, note } = openNote('x\n\n---\n\ny\n\n---\n');
    change(editor, () => $block(0).remove());
    expect(splitFile(note.text()).frontMatter).toBe('');
    expect(note.text()).toContain('---\n\ny\n\n---\n');
  });

  test('an unclosed comment does not swallow what is written after it', () => {
    const { editor, note } = openNote('a\n\n<!-- b\n');
    appendParagraph(editor, 'after');
    expect(note.text()).toBe('a\n\n<!-- b\n-->\n\nafter\n');
  });
});

describe('a list made another kind', () => {
  test.each([
    ['- [ ] a\n- [x] b\n', 'bullet', '- a\n- b\n'],
    ['- [ ] a\n- [x] b\n', 'number', '1. a\n2. b\n'],
    ['* a\n* b\n', 'number', '1. a\n2. b\n'],
    ['1) a\n2) b\n', 'bullet', '- a\n- b\n'],
    ['* a\n* b\n', 'check', '* [ ] a\n* [ ] b\n'],
  ] as const)('%j as %s', (file, type, expected) => {
    const { editor, note } = openNote(file);
    change(editor, () => ($block(0) as ListNode).setListType(type));
    expect(note.text()).toBe(expected);
  });

  test('numbered tasks of a file keep their boxes', () => {
    const { editor, note } = openNote('1. [ ] a\n2. [x] b\n');
    replaceWord(editor, 'a', 'c');
    expect(note.text()).toBe('1. [ ] c\n2. [x] b\n');
  });
});

test('lines and paragraphs in a cell of a table keep the formats around them', () => {
  const { editor, note } = openNote('| A | B |\n| - | - |\n| x **b** y | 2 |\n');
  change(editor, () => {
    const cell = $cell('2');
    cell.append($createParagraphNode().append($createTextNode('line')), $createParagraphNode());
  });
  expect(note.text()).toBe('| A | B |\n| - | - |\n| x **b** y | 2<br>line |\n');
  expect(note.literalBlocks()).toBe(0);
});

test.each([
  ['ten megabytes', 'word '.repeat(2_000_000), ''],
  ['ten megabytes with an open fence', `${'word '.repeat(2_000_000)}\n\n~~~~ts\ncode`, '\n~~~~'],
  ['ten megabytes with an open comment', `${'word '.repeat(2_000_000)}\n\n<!-- never`, '\n-->'],
  ['markers without end', '*a '.repeat(50_000), ''],
])('a paragraph below %s is saved at once', (_name, body, closer) => {
  const { editor, note } = openNote(`${body}\n`);
  appendParagraph(editor, 'below');
  const before = performance.now();
  expect(note.text() === `${body}${closer}\n\nbelow\n`).toBe(true);
  expect(performance.now() - before).toBeLessThan(3_000);
});

function $cell(text: string): TableCellNode {
  const found = $dfs().find(({ node }) => $isTableCellNode(node) && node.getTextContent().trim() === text);
  if (!found) throw new Error(`no cell “${text}”`);
  return found.node as TableCellNode;
}

test('a list in a quote with something after it stays tight, and the quote keeps its formats', () => {
  const { editor, note } = openNote('> - one\n> - **two**\n>\n> after\n');
  replaceWord(editor, 'after', 'then');
  expect(note.text()).toBe('> - one\n> - **two**\n>\n> then\n');
  replaceWord(editor, 'one', 'first');
  expect(note.text()).toBe('> - first\n> - **two**\n>\n> then\n');
  expect(note.literalBlocks()).toBe(0);
});
