import fc from 'fast-check';
import { $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { hostileText, runs, wellFormedBody } from '../../shared/markdown/markdown-arbitrary.ts';
import { $textsOutsideCode, appendParagraph, change, openNote, replaceWord, shownAndSaved } from './note-editor.ts';

describe('typed text', () => {
  const typed = (file: string, text: string) => {
    const { editor, note } = openNote(file);
    appendParagraph(editor, text);
    const saved = note.text();
    const again = openNote(saved);
    const last = again.editor.getEditorState().read(() => $getRoot().getLastChild()?.getTextContent() ?? '');
    return { saved, last, literal: note.literalBlocks(), note, editor };
  };

  test.each([
    '1986. was a year',
    '# not a heading',
    '- not a list',
    '> not a quote',
    '*stars* and _lines_',
    'a_b_c',
    '<b>bold</b>',
    'C:\\path\\*',
    '`code`',
    '[x](y)',
    '[[wiki]]',
    '==marked==',
    '~~gone~~',
    '%%hidden%%',
    '$$x$$',
    '::name',
    ':::note',
    '&amp; &copy;',
    'https://a.example/b_c_d',
    'user@mail.example',
    'www.docs.example',
    '| a | b |',
    '---',
    '***',
    '===',
    '+ a',
    '1) a',
    '12:34',
    '\\',
    'a\\',
    '<!-- x -->',
    '![a](b)',
    '[a]: b',
    '[^1]',
    '[^1]: x',
    '```',
    '~~~',
    '    four',
    'a  b',
    '😀 ZWJ 👩‍👩‍👧',
    'שלום',
    '[!note] x',
    '<mark>',
    'http://a.example.',
    'a@a@b.cd*',
    'www.]!@a\\@b.cd^',
    'www.\\<amp^)|{{http://',
  ])('%j is kept', (text) => {
    const { saved, last, literal } = typed('before\n', text);
    expect(last).toBe(text.trim());
    expect(saved.startsWith('before\n\n')).toBe(true);
    expect(literal).toBe(0);
  });

  test('plain text gets no backslashes that it does not need', () => {
    const text = 'snake_case costs $5 (or 50%) & more – see [sic], #4, 2 * 3 at 12:34.';
    expect(typed('', text).saved).toBe(`${text}\n`);
  });

  test('whatever it is, stays unchanged through saving and reading', () => {
    const invisible = /[\0\r\n]/g;
    fc.assert(
      fc.property(hostileText, (raw) => {
        const text = raw.replace(invisible, ' ');
        const { last, note, editor } = typed('before\n', text);
        fc.pre(text.trim() !== '');
        const { shown, saved } = shownAndSaved(editor, note.text());
        expect(saved).toEqual(shown);
        expect(last).toBe(text.replace(/^[ \t]+|[ \t]+$/g, ''));
      }),
      runs(250),
    );
  });

  test('in the middle of any note, too', () => {
    fc.assert(
      fc.property(wellFormedBody, hostileText, fc.nat(), (body, raw, at) => {
        const { editor, note } = openNote(body);
        const text = raw.replace(/[\0\r\n]/g, ' ');
        change(editor, () => {
          const texts = $textsOutsideCode();
          const node = texts[at % Math.max(1, texts.length)];
          if (node) node.setTextContent(`${node.getTextContent()} ${text}`);
        });
        const { shown, saved } = shownAndSaved(editor, note.text());
        if (note.literalBlocks() === 0) expect(saved).toEqual(shown);
        else expect(saved.length).toBe(shown.length);
      }),
      runs(150),
    );
  });

  test('an edited file that is opened and edited again stays the same', () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        let file = typed('before\n', raw.replace(/[\0\r\n]/g, ' ')).saved;
        const first = file;
        for (let i = 0; i < 3; i++) {
          const { editor, note } = openNote(file);
          replaceWord(editor, i % 2 === 0 ? 'before' : 'after', i % 2 === 0 ? 'after' : 'before');
          file = note.text();
        }
        expect(file.slice(5)).toBe(first.slice(6));
      }),
      runs(100),
    );
  });
});
