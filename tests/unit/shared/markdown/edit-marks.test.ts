import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { putMark } from '../../../../shared/markdown/edit-marks.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';

const id = 'h_k3x9q2m7v0tb';
const other = 'h_0123456789ab';
const tag = `<mark data-highlight="${id}" data-kind="quote">`;
const mark = (text: string) => ({ id, kind: 'quote' as const, tags: [], text });

describe('words that stand once are marked again', () => {
  test.each([
    ['in a paragraph', 'He said I told my CEO.\n', 'I told my CEO', `He said ${tag}I told my CEO</mark>.\n`],
    ['in a list', '- one\n- I told my CEO\n', 'I told my CEO', `- one\n- ${tag}I told my CEO</mark>\n`],
    ['over a line end', '> I told\n> my CEO.\n', 'I told my CEO.', `> ${tag}I told\n> my CEO.</mark>\n`],
    ['around emphasis', 'He: **I told** my CEO\n', 'I told my CEO', `He: ${tag}**I told** my CEO</mark>\n`],
    ['within emphasis', 'He: **I told my CEO**\n', 'I told', `He: **${tag}I told</mark> my CEO**\n`],
    ['with an escape', 'I told \\*my\\* CEO\n', 'told *my* CEO', `I ${tag}told \\*my\\* CEO</mark>\n`],
    [
      'in a cell',
      '| a | b |\n|---|---|\n| I told | x |\n',
      'I told',
      `| a | b |\n|---|---|\n| ${tag}I told</mark> | x |\n`,
    ],
    [
      'in two blocks, as a quote',
      'One two.\n\n- Three four.\n',
      'two. Three',
      `One ${tag}two.</mark>\n\n- ${tag}Three</mark> four.\n`,
    ],
    [
      'in two blocks',
      'One two.\n\nThree four.\n',
      'two.\nThree',
      `One ${tag}two.</mark>\n\n${tag}Three</mark> four.\n`,
    ],
    [
      'within another highlight',
      `<mark data-highlight="${other}" data-kind="pain">I told my CEO the number</mark>\n`,
      'my CEO',
      `<mark data-highlight="${other}" data-kind="pain">I told ${tag}my CEO</mark> the number</mark>\n`,
    ],
    [
      'beside code with the same words',
      '`x`\n\n```\nmy CEO\n```\n\nmy CEO\n',
      'my CEO',
      `\`x\`\n\n\`\`\`\nmy CEO\n\`\`\`\n\n${tag}my CEO</mark>\n`,
    ],
    [
      'with CRLF and front matter',
      '---\r\ntitle: my CEO\r\n---\r\nmy CEO\r\n',
      'my CEO',
      `---\r\ntitle: my CEO\r\n---\r\n${tag}my CEO</mark>\r\n`,
    ],
  ])('%s', (_, before, words, after) => {
    expect(putMark(before, mark(words))).toEqual({ text: after });
    const edited = applyEdits(before, [{ type: 'mark', add: mark(words) }]);
    expect(edited.text).toBe(after);
    expect(applyEdits(after, edited.inverse).text).toBe(before);
    // Somebody went on writing meanwhile.
    expect(applyEdits(`${after}\nMore.\n`, edited.inverse).text).toBe(`${before}\nMore.\n`);
  });

  test('with its kind and tags', () => {
    const made = putMark('I told my CEO\n', { id, kind: 'pain', tags: ['filters', 'a|b'], text: 'my CEO' });
    expect('text' in made && scanNote(made.text).highlights).toEqual([
      { id, kind: 'pain', tags: ['filters', 'a|b'], text: 'my CEO' },
    ]);
  });
});

test.each([
  ['words that are not there', 'I told my boss\n', 'my CEO', 'no-words'],
  ['half of the words in another block', 'I told\n\nmy boss\n', 'I told\nmy CEO', 'no-words'],
  ['words that stand twice', 'my CEO and my CEO\n', 'my CEO', 'several'],
  ['words that overlap themselves', 'ha ha ha\n', 'ha ha', 'several'],
  ['words on both sides of code', 'my\n\n```\nx\n```\n\nCEO\n', 'my CEO', 'no-words'],
  ['words in code alone', '```\nmy CEO\n```\n', 'my CEO', 'no-words'],
  ['words across the edge of a link', 'I [told my](https://a.example/) CEO\n', 'my CEO', 'unmarkable'],
  ['nothing', 'my CEO\n', ' ', 'no-words'],
  ['a highlight that is there', `${tag}I</mark> told my CEO\n`, 'my CEO', 'there'],
] as const)('refused: %s', (_, text, words, refused) => {
  expect(putMark(text, mark(words))).toEqual({ refused });
});
