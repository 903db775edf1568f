import { $createParagraphNode, $getRoot, type LexicalEditor } from 'lexical';
import { describe, expect, test } from 'vitest';
import { applyEdits, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { $texts, change, openNote } from './note-editor.ts';

const a = 'h_k3x9q2m7v0tb';
const mark = (words: string, tags = 'a, b') =>
  `<mark data-highlight="${a}" data-kind="pain" data-tags="${tags}">${words}</mark>`;
const file = `---\r\ntags: [a] # mine\r\n---\r\n- ${mark('one')} *and*  \r\n  more\r\n\r\n> ${mark('two')}\r\n\r\nEnd\r\n`;
const edits: DocumentEdit[] = [
  { type: 'highlight', id: a, tags: ['c'], base: { tags: ['a', 'b'] } },
  { type: 'field', key: 'tags', value: ['c'], base: ['a'] },
];
const edited = file.replaceAll('data-tags="a, b"', 'data-tags="c"').replace('[a]', '[c]');

const $end = () => $texts().find((text) => text.getTextContent().startsWith('End'))!;
const stateOf = (editor: LexicalEditor) => editor.getEditorState().read(() => $getRoot().getTextContent());

describe('an open text that follows edits of its file', () => {
  test('is the file then, to the byte', () => {
    const { note } = openNote(file);
    expect(note.follow(edits, applyEdits(note.text(), edits).text)).toBe(true);
    expect(note.text()).toBe(edited);
  });

  test('keeps the space before the caret and the empty line in which somebody is about to type, and tells of no edit', () => {
    const { editor, note } = openNote(file);
    let told = 0;
    change(editor, () => {
      $end().setTextContent('End and ').selectEnd();
      $getRoot().append($createParagraphNode());
    });
    note.onChange(() => told++);
    const shown = stateOf(editor);
    expect(note.follow(edits, applyEdits(note.text(), edits).text)).toBe(true);
    expect(stateOf(editor)).toBe(shown);
    expect(told).toBe(0);
    change(editor, () => $end().setTextContent('End and on'));
    expect(note.text()).toBe(edited.replace('End', 'End and on'));
  });

  test('and so do the texts that undo would go back to', () => {
    const { editor, note } = openNote(file);
    const before = editor.getEditorState();
    change(editor, () => $end().setTextContent('Other'));
    note.follow(edits, applyEdits(note.text(), edits).text);
    expect(note.moment(before)()).toBe(edited);
  });

  test('asks to be loaded anew where an open question was added, and where that is undone', () => {
    const finding = '---\nclaim: Slow.\n---\n## Open questions\n';
    const ask: DocumentEdit[] = [{ type: 'question', add: 'Who? (https://x.example/1)', once: 'https://x.example/1' }];
    const asked = applyEdits(finding, ask);
    expect(openNote(finding).note.follow(ask, asked.text)).toBe(false);
    expect(openNote(asked.text).note.follow(asked.inverse, finding)).toBe(false);
  });

  test('asks to be loaded anew where the highlight stands in what the editor holds as source', () => {
    const text = `[^1]: ${mark('note')}\n\nText[^1]\n`;
    const { note } = openNote(text);
    expect(note.follow(edits, applyEdits(note.text(), edits).text)).toBe(false);
  });
});
