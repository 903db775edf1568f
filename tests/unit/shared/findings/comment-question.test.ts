import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionOf } from '../../../../shared/findings/comment-question.ts';
import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { readSections } from '../../../../shared/markdown/finding-sections.ts';
import { runs } from '../markdown/markdown-arbitrary.ts';

const url = 'https://github.example/acme/product/pull/12#discussion_r7';
const link = `([mira-o, in review](${url}))`;
const asked = (body: string) => questionOf({ body, login: 'mira-o', url }).add;

test.each([
  ['plain words', 'How many of these are admins?', 'How many of these are admins?'],
  ['markup', '**How** many of [these](https://x.example) are `admins`?\n', 'How many of these are admins?'],
  ['several paragraphs', 'Two people only.\n\nIs that enough?', 'Two people only. Is that enough?'],
  ['an answer to others', '> Two people.\n\nWhich?', 'Which?'],
  ['a suggestion', '```suggestion\n- other\n```\nBetter so?', 'Better so?'],
  ['a list', '- who\n- when', 'who when'],
  ['pictures, comments and HTML', '![x](https://t.example/p.png)<!-- hidden --> Who? <img src=x>', 'Who?'],
  ['what looks like markup', '1. \\*not\\* #12 @all', '\\*not\\* #12 @all'],
  ['nothing that can be read', '![x](https://t.example/p.png)', 'What does this comment ask for?'],
  ['nothing', '', 'What does this comment ask for?'],
])('%s', (_, body, words) => {
  expect(asked(body)).toBe(`${words} ${link}`);
});

test('a long comment is cut between words', () => {
  const add = asked(`${'many words '.repeat(200)}end`);
  expect(add).toMatch(/^(?:many words )+many… \(\[mira-o|^(?:many words )+many words… \(\[mira-o/);
  expect(add.length).toBeLessThan(400);
});

test('an address cannot end the link, nor a name', () => {
  expect(questionOf({ body: 'Who?', login: 'a](b)', url: 'https://x.example/a) [b](c' })).toEqual({
    add: 'Who? ([a\\](b), in review](https://x.example/a%29%20[b]%28c))',
    once: 'https://x.example/a%29%20[b]%28c',
  });
});

test('any comment becomes one question of one line, in its words', () => {
  const sign = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    '*',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '#',
    '- ',
    '1. ',
    '\\',
    '|',
    '😀',
    '\u2028',
    '&lt;',
    '"',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 25 }), (signs) => {
      const { add, once } = questionOf({ body: signs.join(''), login: 'mira-o', url });
      expect(add).toMatch(/^\S[^\r\n]*$/);
      const edited = applyEdits('---\nclaim: x\n---\n## Open questions\n', [{ type: 'question', add, once }]);
      expect(edited.refused).toEqual([]);
      const questions = readSections(edited.text).openQuestions;
      expect(questions).toHaveLength(1);
      expect(questions[0]).toMatch(/ \(mira-o, in review\)$/);
    }),
    runs(30),
  );
});
