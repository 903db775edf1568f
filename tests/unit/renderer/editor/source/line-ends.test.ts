import { history, undo, undoDepth } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSource } from '../../../../../renderer/features/editor/source/line-ends.ts';

const fileText = fc
  .array(fc.constantFrom('a', 'word', ' ', '\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '🙂', '\u2028', '\t', '# '))
  .chain((parts) => fc.constantFrom('', '\uFEFF').map((bom) => bom + parts.join('')));

function open(text: string) {
  const source = openSource(text);
  return { source, state: EditorState.create({ doc: source.doc, extensions: [source.extension, history()] }) };
}

test('any text is shown and given back byte for byte', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const { source, state } = open(text);
      expect(source.textOf(state)).toBe(text);
    }),
  );
});

test('an edit changes what was edited, and undoing gives back every byte', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('', 'x', 'new\nline', '\n')), { maxLength: 8 });
  fc.assert(
    fc.property(fileText, edits, (text, changes) => {
      let { source, state } = open(text);
      for (const [place, length, insert] of changes) {
        const from = place % (state.doc.length + 1);
        const to = Math.min(state.doc.length, from + length);
        const before = source.textOf(state);
        state = state.update({ changes: { from, to, insert } }).state;
        const after = source.textOf(state);
        const [head, tail] = [common(before, after), common(reversed(before), reversed(after))];
        // In the file a line end may be two characters; each spelling elsewhere stays.
        expect(before.length - head - tail).toBeLessThanOrEqual(2 * (to - from) + 1);
      }
      while (undoDepth(state) > 0) undo({ state, dispatch: (transaction) => (state = transaction.state) });
      expect(source.textOf(state)).toBe(text);
    }),
  );
});

const reversed = (text: string) => [...text].reverse().join('');

function common(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  return at;
}
