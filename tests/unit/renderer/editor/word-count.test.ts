import { createHeadlessEditor } from '@lexical/headless';
import { $createListItemNode, $createListNode, ListItemNode, ListNode } from '@lexical/list';
import { $createParagraphNode, $createTextNode, $getRoot, type ElementNode, type TextNode } from 'lexical';
import { expect, test } from 'vitest';
import { createWordCount } from '../../../../renderer/features/editor/word-count.ts';

const $paragraph = (text: string) => $createParagraphNode().append($createTextNode(text));

/** An editor with a count that is told of each change, as the status bar's is. */
function counted(build: () => ElementNode[]) {
  const editor = createHeadlessEditor({ nodes: [ListNode, ListItemNode] });
  const words = createWordCount();
  editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => words.forget(dirtyElements.keys(), dirtyLeaves));
  const change = (edit: () => void) => editor.update(edit, { discrete: true });
  change(() => void $getRoot().append(...build()));
  return { change, count: () => editor.getEditorState().read(() => words.$count()) };
}

test.each([
  ['one two  three', 3],
  ['', 0],
  ['– … ***', 0],
  ['it’s 12:34 e-mail', 3],
  ['שלום 仮名 café', 3],
])('%j has %i words', (text, expected) => {
  expect(counted(() => [$paragraph(text)]).count()).toBe(expected);
});

test('follows edits within a block, in a list, new blocks and removed ones', () => {
  const items = () => [
    $paragraph('one two'),
    $createListNode('bullet').append($createListItemNode().append($createTextNode('three'))),
  ];
  const { change, count } = counted(items);
  expect(count()).toBe(3);
  change(() => ($getRoot().getFirstDescendant() as TextNode).setTextContent('one'));
  expect(count()).toBe(2);
  change(() => ($getRoot().getLastDescendant() as TextNode).setTextContent('three four five'));
  expect(count()).toBe(4);
  change(() => void $getRoot().append($paragraph('six')));
  expect(count()).toBe(5);
  change(() => $getRoot().getFirstChild()?.remove());
  expect(count()).toBe(4);
});

test('a count after everything was forgotten is the same', () => {
  const editor = createHeadlessEditor();
  const words = createWordCount();
  editor.update(() => void $getRoot().append($paragraph('a b'), $paragraph('c')), { discrete: true });
  const count = () => editor.getEditorState().read(() => words.$count());
  expect(count()).toBe(3);
  words.forgetAll();
  expect(count()).toBe(3);
});
