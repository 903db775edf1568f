import { $getSelection, type RangeSelection } from 'lexical';
import { expect, test } from 'vitest';
import { type Typist, typistAt, withNamedIds } from './typist.ts';

export const [a, b] = ['h_aaaaaaaaaaaa', 'h_bbbbbbbbbbbb'];
export const A = (text: string) => `<mark data-highlight="${a}" data-kind="pain">${text}</mark>`;
export const B = (text: string) => `<mark data-highlight="${b}" data-kind="bug">${text}</mark>`;
/** With ids named by their order. */
export const N = (n: number, text: string, kind = 'pain') =>
  `<mark data-highlight="h_${n}" data-kind="${kind}">${text}</mark>`;

export type Row = [name: string, before: string, edit: (typist: Typist) => void, after: string];

/** An edit of what is selected. */
export const selected = (run: (selection: RangeSelection) => void) => (typist: Typist) =>
  typist.update(() => run($getSelection() as RangeSelection));

/** Each edit, and its undo and redo, as the file has it. */
export function holds(rows: readonly Row[]) {
  test.each(rows)('%s', (_name, before, edit, after) => {
    const typist = typistAt(before);
    edit(typist);
    const file = typist.file();
    expect(withNamedIds(file)).toBe(withNamedIds(after));
    expect(typist.literalBlocks()).toBe(0);
    expect(typistAt(file).file(), 'reads back').toBe(file);
    for (let i = 0; i < 12; i++) typist.undo();
    expect(typist.file(), 'undone').toBe(before);
    for (let i = 0; i < 12; i++) typist.redo();
    expect(typist.file(), 'done again').toBe(file);
  });
}
