import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { expect, test } from 'vitest';
import { $caretPlace, $goTo, offsetOf, placeOf } from '../../../../renderer/features/editor/document/caret.ts';
import { openNote } from './note-editor.ts';

const body = [
  '# What we heard',
  '',
  'They *really* said `so` and [linked](https://x.example) it.',
  '',
  '- one',
  '- two **words**',
  '',
  '```js',
  'code()',
  '```',
  '',
  '| a | b |',
  '| - | - |',
  '| cell | other |',
  '',
].join('\n');

/** The body with `|>` where the caret is. */
const marked = (offset: number) => `${body.slice(0, offset)}|>${body.slice(offset)}`;

test.each([
  'What',
  'heard',
  'They',
  'really',
  ' said ',
  'so',
  'linked',
  ' it.',
  'one',
  'two ',
  'words',
  'cell',
  'other',
])('a caret at “%s” stays there from source to formatted text and back', (word) => {
  const offset = body.indexOf(word) + 1;
  const { editor } = openNote(body);
  editor.update(() => $goTo(placeOf(body, offset)), { discrete: true });
  const [text, place] = editor.getEditorState().read(() => {
    const selection = $getSelection();
    const at = $isRangeSelection(selection) ? selection.anchor : null;
    return [at?.getNode().getTextContent().slice(at.offset), $caretPlace()] as const;
  });
  expect(text).toMatch(new RegExp(`^${word.slice(1).replace(/[.]/g, '\\$&')}`));
  expect(marked(offsetOf(body, place!))).toBe(marked(offset));
});

test('a caret where there is no text goes to the nearest place that has some', () => {
  const { editor } = openNote(body);
  for (const offset of [0, body.length, body.indexOf('\n\n') + 1, body.indexOf('| - |')]) {
    editor.update(() => $goTo(placeOf(body, offset)), { discrete: true });
    expect(editor.getEditorState().read(() => $caretPlace())).not.toBeNull();
  }
  const empty = openNote('').editor;
  empty.update(() => $goTo(placeOf('', 0)), { discrete: true });
  expect(empty.getEditorState().read(() => $getRoot().getTextContent())).toBe('');
});
