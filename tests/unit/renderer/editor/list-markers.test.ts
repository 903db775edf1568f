import { describe, expect, test } from 'vitest';
import { registerListMarkers } from '../../../../renderer/features/editor/plugins/list-markers.ts';
import { clipWith, typistAt } from './typist.ts';

/** A typist in whose lists markers are taken as they are typed, a character at a time. */
function listTypist(markdown: string) {
  const t = typistAt(markdown);
  registerListMarkers(t.editor);
  return {
    ...t,
    async keys(text: string) {
      for (const key of text) {
        t.type(key);
        await t.settle();
      }
    },
  };
}

describe('a marker typed in an item', () => {
  test.each([
    ['a box among bullets', '- a\n- b\n', 'b', '[ ] ', '- [ ] a\n- [ ] b\n'],
    ['a ticked box among bullets', '- a\n- b\n', 'b', '[x] ', '- [ ] a\n- [x] b\n'],
    ['a box among numbers', '1. a\n2. b\n', 'b', '[x] ', '- [ ] a\n- [x] b\n'],
    ['a ticked box on a task', '- [ ] a\n- [ ] b\n', 'b', '[x] ', '- [ ] a\n- [x] b\n'],
    ['an empty box on a done task', '- [x] a\n', 'a', '[] ', '- [ ] a\n'],
    ['a number among bullets', '- a\n- b\n- c\n', 'b', '1. ', '- a\n\n1. b\n\n- c\n'],
    ['a number in the first of bullets', '- a\n- b\n', 'a', '3. ', '3. a\n\n- b\n'],
    ['a number in the only bullet', '- a\n', 'a', '1. ', '1. a\n'],
    ['a bullet among numbers', '1. a\n2. b\n3. c\n', 'b', '- ', '1. a\n\n- b\n\n3. c\n'],
    ['a number among nested bullets', '- x\n  - a\n  - b\n', 'b', '1. ', '- x\n  - a\n  1. b\n'],
    ['with what is nested in it', '- a\n  - n\n- b\n', 'a', '1. ', '1. a\n   - n\n\n- b\n'],
    ['the bullet it has', '- a\n', 'a', '- ', '- a\n'],
    ['the number it has', '1. a\n', 'a', '2. ', '1. a\n'],
    ['the box it has', '- [ ] a\n', 'a', '- [ ] ', '- [ ] a\n'],
    ['something else', '- a\n', 'a', '(1) ', '- (1) a\n'],
    ['not at its start', '- a b\n', 'b', '1. ', '- a 1. b\n'],
  ])('%s', async (_name, before, at, keys, after) => {
    const t = listTypist(before);
    t.before(at);
    await t.keys(keys);
    expect(t.file()).toBe(after);
    expect(typistAt(t.file()).file()).toBe(after);
    for (let i = 0; i < 12; i++) t.undo();
    expect(t.file()).toBe(before);
  });

  test('is text again after undo', async () => {
    const t = listTypist('- a\n');
    t.before('a');
    await t.keys('1. ');
    t.undo();
    expect(t.file()).toBe('- 1\\. a\n');
  });

  test('is text where the file or the clipboard says so', async () => {
    const file = '- \\[ ] a\n- 1\\. b\n';
    const t = listTypist(file);
    await t.settle();
    t.behind('b');
    t.type('!');
    await t.settle();
    expect(t.file()).toBe('- \\[ ] a\n- 1\\. b!\n');
    t.before('1. b');
    t.paste(clipWith({ 'text/plain': '[x] ' }), true);
    await t.settle();
    expect(t.file()).toBe('- \\[ ] a\n- \\[x] 1. b!\n');
  });
});
