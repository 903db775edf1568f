import { $getRoot, $isElementNode } from 'lexical';
import { expect, test } from 'vitest';
import { $createOpaqueBlockNode } from '../../../../renderer/features/editor/document/nodes/opaque-nodes.ts';
import { type BodyToCheck, firstMismatch } from '../../../../renderer/features/editor/document/verify/check-body.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { appendParagraph, change, openNote, replaceWord, sampleNote, shownAndSaved } from './note-editor.ts';

/** A note in which a word was replaced and a paragraph added, with its check. */
function edited(file = sampleNote) {
  const opened = openNote(file);
  const word = /\p{L}{4,}/u.exec(splitFile(file).body)![0];
  replaceWord(opened.editor, word, 'replaced');
  appendParagraph(opened.editor, 'Added *literally* at the end.');
  opened.note.text();
  return { ...opened, check: opened.note.check()! };
}

test('a note that was not edited needs no check; one that was reads as it should', () => {
  const { note } = openNote(sampleNote);
  expect(note.check()).toBeNull();
  expect(firstMismatch(edited().check)).toBeNull();
});

test.each<[string, (check: BodyToCheck) => string]>([
  ['a word that is missing', ({ body }) => body.replace('replaced', '')],
  ['a paragraph that is missing', ({ body }) => body.slice(0, body.indexOf('Added'))],
  ['a block that runs into the one before it', ({ body }) => body.replace(/\n\n(?=Added)/, '\n')],
  ['a format that was not there', ({ body }) => body.replace(/Added .*/, 'Added **literally** at the end.')],
  ['a block too many', ({ body }) => `${body}\nOne more.\n`],
  ['a fence that swallows the rest', ({ body }) => body.replace('replaced', 'replaced\n\n```')],
])('%s is found', (_name, damage) => {
  const { check } = edited('Words of a paragraph.\n\nThe last one.\n');
  const body = damage(check);
  expect(body).not.toBe(check.body);
  expect(firstMismatch({ ...check, body })).not.toBeNull();
});

test('the block that did not read back is written literally, its rich form kept apart, until it is edited again', () => {
  const { editor, note } = openNote('Before.\n\nSome **bold** words.\n\nAfter.\n');
  replaceWord(editor, 'words', 'terms');
  expect(note.text()).toBe('Before.\n\nSome **bold** terms.\n\nAfter.\n');
  expect(note.rich()).toBeNull();
  let told = 0;
  note.onChange(() => told++);
  note.mismatch(note.check()!, 1);
  expect(told).toBe(1);
  expect(note.text()).toBe('Before.\n\nSome bold terms\\.\n\nAfter.\n');
  const [paragraph] = JSON.parse(note.rich()!) as { type: string; children: { text: string; format: number }[] }[];
  expect(paragraph).toMatchObject({
    type: 'paragraph',
    children: [{ text: 'Some ' }, { text: 'bold', format: 1 }, {}],
  });

  replaceWord(editor, 'terms', 'names');
  expect(note.text()).toBe('Before.\n\nSome **bold** names.\n\nAfter.\n');
  expect(note.rich()).toBeNull();
});

test('an untouched block that reads otherwise is its edited neighbor’s fault', () => {
  const { editor, note } = openNote('One.\n\nTwo.\n\nThree.\n');
  replaceWord(editor, 'Two', 'Second');
  note.text();
  note.mismatch(note.check()!, 2);
  expect(note.text()).toBe('One.\n\nSecond\\.\n\nThree.\n');
  expect(note.literalBlocks()).toBe(1);
});

test('a check of another text than the one on screen changes nothing', () => {
  const { editor, note } = openNote('One.\n');
  replaceWord(editor, 'One', 'First');
  note.text();
  const check = note.check()!;
  note.load('Other.\n');
  note.mismatch(check, 0);
  expect(note.text()).toBe('Other.\n');
  change(editor, () => {
    const [block] = $getRoot().getChildren();
    if ($isElementNode(block)) block.clear();
  });
  expect(() => shownAndSaved(editor, note.text())).not.toThrow();
});

test('source that was pasted as one block may be several in the file; its neighbors are checked all the same', () => {
  const { editor, note } = openNote('Before.\n\nAfter.\n');
  change(editor, () => {
    $getRoot().getFirstChild()?.insertAfter($createOpaqueBlockNode('- one\n\nTwo.\n\n## Three', 'pasted'));
  });
  replaceWord(editor, 'After', 'Afterwards');
  note.text();
  const check = note.check()!;
  expect(firstMismatch(check)).toBeNull();
  expect(firstMismatch({ ...check, body: check.body.replace('Afterwards', 'Later') })).toBe(2);
});
