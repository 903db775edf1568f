import { describe, expect, test } from 'vitest';
import { $repairTag, canMend } from '../../../../renderer/features/editor/highlight/repair-tags.ts';
import { $tagProblems } from '../../../../renderer/features/editor/highlight/tag-problems.ts';
import { A, a, B } from './edit-rows.ts';
import { typistAt, withNamedIds } from './typist.ts';

const open = `<mark data-highlight="${a}" data-kind="pain">`;
const pain = (text: string) => `<mark data-highlight="h_1" data-kind="pain">${text}</mark>`;

const problemsOf = (markdown: string) => {
  const t = typistAt(markdown);
  return t.editor.read(() => $tagProblems().map(({ kind, text }) => `${kind}: ${text}`));
};

describe('a tag that is no whole highlight', () => {
  test.each([
    ['nothing', `x ${A('one')} y ${B('two')}\n`, []],
    ['one highlight over several blocks', `x ${A('one')}\n\n- ${A('two')}\n- ${A('three')} y\n`, []],
    ['one that nests in itself over the edge of another', `${A('one ')}${B(`${A('two')} three`)}\n`, []],
    ['an opening without its end', `x ${open}one\n\nend\n`, [`unclosed: ${open}`]],
    ['an end without its opening', 'x one</mark> y\n', ['unopened: </mark>']],
    ['a broken id', 'x <mark data-highlight="h_1" data-kind="pain">one</mark>\n', ['bad-id: one']],
    ['a kind that is not known', `x <mark data-highlight="${a}" data-kind="idea">one</mark>\n`, ['unknown-kind: one']],
    ['an id in two places', `${A('one')}\n\nbetween\n\n${A('two')}\n`, ['duplicate: two']],
    ['an id with two tags', `${A('one')}\n\n${A('two').replace('pain', 'bug')}\n`, ['duplicate: two']],
    ['a tag alone on its line', `${open}\none\n</mark>\n`, [`alone: ${open} one </mark>`]],
    ['marks of other programs', 'a <mark>b</mark> <mark class="x">c</mark> <kbd>d</kbd>\n', []],
    ['code', `\`${open}\`\n\n\`\`\`\n${open}\n\`\`\`\n`, []],
    ['several, in order', `a</mark>\n\n${open}b\n`, ['unopened: </mark>', `unclosed: ${open}`]],
  ])('%s', (_name, markdown, expected) => {
    expect(problemsOf(markdown)).toEqual(expected);
  });

  test('stays in the file as it is until it is repaired', () => {
    const markdown = `x ${open}one\n\n<mark data-kind="idea" data-highlight="${a}">two</mark> end</mark>\n`;
    const t = typistAt(markdown);
    t.behind('one');
    t.type('!');
    t.behind(' end');
    t.type('!');
    expect(t.file()).toBe(markdown.replace('one', 'one!').replace(' end', ' end!'));
  });
});

describe('a repair', () => {
  test.each([
    ['closes at the end of the block', `x ${open}one two\n\nend\n`, 'mend', `x ${pain('one two')}\n\nend\n`],
    ['closes at the end of the item', `- ${open}one\n  - two\n`, 'mend', `- ${pain('one')}\n  - two\n`],
    ['closes within a cell', `| a |\n| - |\n| ${open}b |\n`, 'mend', `| a |\n| - |\n| ${pain('b')} |\n`],
    [
      'keeps other attributes',
      `<mark data-x="1" data-highlight="${a}" data-kind="pain">one\n`,
      'mend',
      `<mark data-x="1" data-highlight="h_1" data-kind="pain">one</mark>\n`,
    ],
    ['of an opening at the end takes it away', `one ${open}\n`, 'mend', 'one\n'],
    ['takes an opening away', `x ${open}one\n`, 'remove', 'x one\n'],
    ['takes an end away', 'x one</mark> y\n', 'remove', 'x one y\n'],
    ['gives a new id', 'x <mark data-highlight="no" data-kind="pain">one</mark>\n', 'mend', `x ${pain('one')}\n`],
    ['takes a broken highlight away', 'x <mark data-highlight="no">one</mark> y\n', 'remove', 'x one y\n'],
    [
      'writes a known kind',
      `x <mark data-highlight="${a}" data-kind="idea" data-y="2">one</mark>\n`,
      'mend',
      'x <mark data-highlight="h_1" data-kind="quote" data-y="2">one</mark>\n',
    ],
    [
      'makes a highlight of its own',
      `${A('one')}\n\nbetween\n\n${A('two')}\n\n${A('three')}\n`,
      'mend',
      `${pain('one')}\n\nbetween\n\n${pain('two').replace('h_1', 'h_2')}\n\n${pain('three').replace('h_1', 'h_2')}\n`,
    ],
    ['takes the copy away', `${A('one')}\n\nbetween\n\n${A('two')}\n`, 'remove', `${pain('one')}\n\nbetween\n\ntwo\n`],
    ['joins a tag to its text', `${open}\none two\n</mark>\n`, 'mend', `${pain('one two')}\n`],
    ['takes the tag from its text', `${open}\none two\n</mark>\n`, 'remove', 'one two\n'],
    ['takes a tag alone away', `x\n\n${open}\n\none\n`, 'remove', 'x\n\none\n'],
  ] as const)('%s', (_name, markdown, how, after) => {
    const t = typistAt(markdown);
    const before = t.editor.read(() => $tagProblems());
    t.update(() => void $repairTag(before[0]!, how));
    expect(withNamedIds(t.file())).toBe(withNamedIds(after));
    expect(typistAt(t.file()).file()).toBe(t.file());
    expect(t.editor.read(() => $tagProblems())).toHaveLength(before.length - 1);
    expect(problemsOf(t.file())).toHaveLength(before.length - 1);
    t.undo();
    expect(t.file(), 'one undo step').toBe(markdown);
  });

  test('is only a removal where there is nothing to make whole', () => {
    const first = (markdown: string) => typistAt(markdown).editor.read(() => $tagProblems()[0]!);
    expect(canMend(first('one</mark>\n'))).toBe(false);
    expect(canMend(first(`${open}\n\none\n`))).toBe(false);
    expect(canMend(first(`${open}one\n`))).toBe(true);
  });
});
