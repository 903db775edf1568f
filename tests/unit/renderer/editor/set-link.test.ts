import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $dfs } from '@lexical/utils';
import { $getRoot, $isTextNode, $selectAll, type TextNode, UNDO_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { $setLink } from '../../../../renderer/features/editor/format/set-link.ts';
import { change, openNote } from '../document/note-editor.ts';

const $text = (): TextNode => $dfs($getRoot()).find(({ node }) => $isTextNode(node))!.node as TextNode;

test.each([
  ['the caret in it', (text: TextNode) => text.select(2, 2)],
  ['a part of it', (text: TextNode) => text.select(1, 3)],
  ['all of it', (text: TextNode) => text.select()],
])('another address for a link, with %s selected, can be undone', async (_, select) => {
  const { editor, note } = openNote('[link](https://old.example)\n');
  const stops = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 0)];
  change(editor, () => void select($text()));
  change(editor, () => $setLink('https://new.example'));
  expect(note.text()).toBe('[link](https://new.example)\n');
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  await Promise.resolve();
  expect(note.text()).toBe('[link](https://old.example)\n');
  for (const stop of stops) stop();
});

test('a link over a whole note leaves what is shown as source alone', () => {
  const file = 'before\n\n<div>\nraw\n</div>\n\n---\n\nafter\n';
  const { editor, note } = openNote(file);
  change(editor, () => {
    $selectAll();
    $setLink('https://new.example');
  });
  expect(note.text()).toBe(
    file.replace('before', '[before](https://new.example)').replace('after', '[after](https://new.example)'),
  );
  expect(note.literalBlocks()).toBe(0);
});

test('a link taken away leaves its text', () => {
  const { editor, note } = openNote('a [link](https://old.example)\n');
  change(editor, () => {
    $dfs($getRoot())
      .flatMap(({ node }) => ($isTextNode(node) ? [node] : []))
      .at(-1)!
      .select();
    $setLink(null);
  });
  expect(note.text()).toBe('a link\n');
});
