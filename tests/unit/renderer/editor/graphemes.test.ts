import { DELETE_CHARACTER_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { characterAt, registerGraphemes } from '../../../../renderer/features/editor/plugins/graphemes.ts';
import { typistAt } from './typist.ts';

test.each([
  ['a family', '👨‍👩‍👧‍👦'],
  ['a flag', '🇩🇪'],
  ['a skin tone', '👍🏽'],
  ['a combining accent', 'e\u0301'],
  ['two combining accents', 'o\u0302\u0301'],
  ['Devanagari with a vowel sign', 'कि'],
  ['Tamil with a vowel sign', 'நி'],
  ['Hangul in parts', '\u1112\u1161\u11ab'],
  ['a keycap', '1️⃣'],
  ['Hebrew with points', 'שָׁ'],
])('Backspace and Delete take %s away as one', (_name, character) => {
  const t = typistAt(`x${character}y\n`);
  registerGraphemes(t.editor);
  t.behind(character);
  t.update(() => void t.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true));
  expect(t.file()).toBe('xy\n');
  t.undo();
  expect(t.file()).toBe(`x${character}y\n`);
  t.before(character);
  t.update(() => void t.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false));
  expect(t.file()).toBe('xy\n');
});

test('one of several flags, one of several families, in a text however long', () => {
  expect(characterAt('🇩🇪🇫🇷', 8, true)).toEqual([4, 8]);
  expect(characterAt(`${'👨‍👩‍👧‍👦'.repeat(1000)}`, 11_000, true)).toEqual([10_989, 11_000]);
  expect(characterAt('ab', 0, true)).toBeNull();
  expect(characterAt('ab', 2, false)).toBeNull();
});
