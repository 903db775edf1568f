import { registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { $dfs } from '@lexical/utils';
import { $isTextNode } from 'lexical';
import { expect, test } from 'vitest';
import { type BlockKind, insertRule, setBlocks } from '../../../../renderer/features/editor/format/blocks.ts';
import { registerFlatBlocks } from '../../../../renderer/features/editor/format/flat-blocks.ts';
import { change, openNote } from '../document/note-editor.ts';

const code = '- a\n- word\n\n  ```js\n  x\n  ```\n\n  after\n- c\n';

test.each<[BlockKind, string, string]>([
  ['h2', code, '- a\n\n## word\n\n```js\nx\n```\n\nafter\n\n- c\n'],
  ['paragraph', code, '- a\n\nword\n\n```js\nx\n```\n\nafter\n\n- c\n'],
  ['bullet', '- word\n  > quote\n', 'word\n\n> quote\n'],
  ['code', '- word\n\n  > quote\n', '```\nword\n> quote\n```\n'],
])('a list item with blocks in it, made %s, leaves them as they are', (kind, file, expected) => {
  const { editor, note } = openNote(file);
  const stops = [registerRichText(editor), registerList(editor), registerFlatBlocks(editor)];
  change(editor, () => {
    for (const { node } of $dfs()) if ($isTextNode(node) && node.getTextContent() === 'word') node.select();
  });
  setBlocks(editor, kind);
  change(editor, () => {});
  expect(note.text()).toBe(expected);
  expect(note.literalBlocks()).toBe(0);
  for (const stop of stops) stop();
});

test('a divider asked for in a table goes below it', () => {
  const { editor, note } = openNote('| a | **b** |\n| - | - |\n| c | word |\n');
  const stop = registerRichText(editor);
  change(editor, () => {
    for (const { node } of $dfs()) if ($isTextNode(node) && node.getTextContent() === 'word') node.select();
  });
  insertRule(editor);
  change(editor, () => {});
  expect(note.text()).toBe('| a | **b** |\n| - | - |\n| c | word |\n\n---\n');
  expect(note.literalBlocks()).toBe(0);
  stop();
});
