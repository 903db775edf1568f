import { $createTableNode, $createTableRowNode } from '@lexical/table';
import { $createParagraphNode, $createTextNode, $getRoot, ParagraphNode, TextNode } from 'lexical';
import { describe, expect, test, vi } from 'vitest';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import { change, newEditor, openNote, replaceWord, sampleNote, touchAllBlocks } from './note-editor.ts';

describe('node transforms', () => {
  test('that run while a note is opened are no edits', () => {
    const editor = newEditor();
    const stop = editor.registerNodeTransform(TextNode, (node) => {
      if (node.getTextContent().includes('sample') && !node.hasFormat('bold')) node.toggleFormat('bold');
    });
    const note = createNoteDocument(editor, 'a   sample\n\n*b*  \nc\n');
    touchAllBlocks(editor);
    expect(note.text()).toBe('a   sample\n\n*b*  \nc\n');
    replaceWord(editor, 'c', 'd');
    expect(note.text()).toBe('a   sample\n\n*b*  \nd\n');
    stop();
  });

  test('that would join or drop blocks leave them in the file', () => {
    const editor = newEditor();
    const stop = editor.registerNodeTransform(ParagraphNode, (node) => {
      const next = node.getNextSibling();
      if (next instanceof ParagraphNode) {
        node.append(...next.getChildren());
        next.remove();
      }
    });
    const file = 'a\n\nb\n\n- c\n\nd\n';
    const note = createNoteDocument(editor, file);
    replaceWord(editor, 'c', 'e');
    expect(note.text()).toBe(file.replace('c', 'e'));
    stop();
  });
});

describe('a node the writer cannot hold', () => {
  test('is saved as its text, and counted', () => {
    const { editor, note } = openNote('a\n');
    change(editor, () => {
      $getRoot().append($createTableNode().append($createTableRowNode()));
      $getRoot().append($createParagraphNode().append($createTextNode('b')));
    });
    expect(note.text()).toContain('\n\nb\n');
  });
});

describe('properties', () => {
  test('a field changes its own bytes and nothing of the body', () => {
    const { note } = openNote(sampleNote);
    expect(note.setField('status', 'complete')).toBe('edited');
    expect(note.text()).toBe(sampleNote.replace('\nteams:', '\nstatus: complete\nteams:'));
    expect(readInterviewFields(note.head()).values).toEqual({
      title: 'Filters in funnels',
      status: 'complete',
      teams: ['product-analytics'],
    });
    expect(note.setField('status', undefined)).toBe('edited');
    expect(note.text()).toBe(sampleNote);
    expect(note.setField('title', 'Filters in funnels')).toBe('unchanged');
  });

  test('a first field makes front matter in the file’s own style', () => {
    const { note } = openNote('\uFEFFa\r\n\r\nb\r\n');
    note.setField('id', '01JD9ZC4F2M6P1S8T0V3XWXABD');
    expect(note.text()).toBe('\uFEFF---\r\nid: 01JD9ZC4F2M6P1S8T0V3XWXABD\r\n---\r\na\r\n\r\nb\r\n');
  });

  test('listeners hear of edits and fields, not of loading', () => {
    const { editor, note } = openNote(sampleNote);
    const heard = vi.fn();
    const stop = note.onChange(heard);
    note.load('other\n');
    expect(heard).not.toHaveBeenCalled();
    expect(note.isDirty()).toBe(false);
    replaceWord(editor, 'other', 'changed');
    expect(heard).toHaveBeenCalledTimes(1);
    note.setField('title', 'A');
    expect(heard).toHaveBeenCalledTimes(2);
    expect(note.text()).toBe('---\ntitle: A\n---\nchanged\n');
    stop();
    note.setField('title', 'B');
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
