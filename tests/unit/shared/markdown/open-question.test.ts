import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { readSections } from '../../../../shared/markdown/finding-sections.ts';
import { markdownSoup, runs } from './markdown-arbitrary.ts';

const once = 'https://github.example/acme/product/pull/12#discussion_r1';
const add = `How many are admins? ([mira-o, in review](${once}))`;
const ask: DocumentEdit = { type: 'question', add, once };
const asked = (text: string) => applyEdits(text, [ask]);
const head = '---\nclaim: Slow.\n---\n';

describe('an open question', () => {
  test.each([
    ['an empty section', '## Open questions\n', `## Open questions\n\n- ${add}\n`],
    ['no end of line', '## Open questions', `## Open questions\n\n- ${add}\n`],
    ['a list', '## Open questions\n\n- One?\n', `## Open questions\n\n- One?\n- ${add}\n`],
    ['a list without an end of line', '## Open questions\n- One?', `## Open questions\n- One?\n- ${add}\n`],
    ['other bullets', '## Open questions\n* One?\n* Two?\n', `## Open questions\n* One?\n* Two?\n* ${add}\n`],
    ['a loose list', '## Open questions\n\n- One?\n\n- Two?\n', `## Open questions\n\n- One?\n\n- Two?\n\n- ${add}\n`],
    [
      'a list set in',
      '## Open questions\n  -  One?\n',
      `## Open questions\n  - One?\n  - ${add}\n`.replace('- One', '-  One'),
    ],
    ['items in an item', '## Open questions\n- One?\n  - Why?\n', `## Open questions\n- One?\n  - Why?\n- ${add}\n`],
    ['a paragraph', '## Open questions\n\nOne?\n', `## Open questions\n\nOne?\n\n- ${add}\n`],
    ['a numbered list', '## Open questions\n\n1. One?\n', `## Open questions\n\n1. One?\n\n- ${add}\n`],
    [
      'a section behind',
      '## open question:\n- One?\n\n## Verdict\n\nYes.\n',
      `## open question:\n- One?\n- ${add}\n\n## Verdict\n\nYes.\n`,
    ],
    [
      'an empty section with one behind',
      '## Open questions\n## Verdict\nYes.\n',
      `## Open questions\n\n- ${add}\n\n## Verdict\nYes.\n`,
    ],
    ['CRLF', '## Open questions\r\n\r\n- One?\r\n', `## Open questions\r\n\r\n- One?\r\n- ${add}\r\n`],
    ['no section', '## Limitations\n\nFew.\n', `## Limitations\n\nFew.\n\n## Open questions\n\n- ${add}\n`],
    ['nothing', '', `## Open questions\n\n- ${add}\n`],
  ])('after %s', (_, before, after) => {
    const file = head.replaceAll('\n', before.includes('\r') ? '\r\n' : '\n') + before;
    const edited = asked(file);
    expect(edited.refused).toEqual([]);
    expect(edited.text.slice(file.length - before.length)).toBe(after);
    expect(readSections(edited.text).openQuestions.at(-1)).toBe('How many are admins? (mira-o, in review)');
    expect(applyEdits(edited.text, edited.inverse).text).toBe(file);
  });

  test('is not there twice, wherever somebody has put it since', () => {
    const { text } = asked(`${head}## Open questions\n`);
    expect(asked(text)).toEqual({ text, inverse: [], refused: [] });
    const moved = `${head}## Limitations\n\nSee [this](${once}).\n`;
    expect(asked(moved).text).toBe(moved);
  });

  test('is another one where only the beginning of the address is the same', () => {
    const other = applyEdits(`${head}## Open questions\n`, [
      { type: 'question', add: `Two? (${once}2)`, once: `${once}2` },
    ]);
    expect(readSections(asked(other.text).text).openQuestions).toHaveLength(2);
  });

  test('goes again where other things were written meanwhile, and comes back', () => {
    const file = `${head}## Open questions\n\n- One?\n`;
    const edited = asked(file);
    const meanwhile = edited.text.replace('- One?', '- One?\n- Two?');
    const undone = applyEdits(meanwhile, edited.inverse);
    expect(undone.text).toBe(file.replace('- One?', '- One?\n- Two?'));
    expect(applyEdits(undone.text, undone.inverse).text).toBe(meanwhile);
  });

  test('that somebody has worded anew since is not taken away', () => {
    const edited = asked(`${head}## Open questions\n`);
    const reworded = edited.text.replace('How many', 'How few');
    const undone = applyEdits(reworded, edited.inverse);
    expect(undone.text).toBe(reworded);
    expect(undone.refused).toMatchObject([{ reason: 'no-words' }]);
  });

  test.each([
    ['code that is not closed', `${head}## Open questions\n\n\`\`\`\n- One?\n`],
    ['code at the end, and no section', `${head}\`\`\`\n- One?\n`],
  ])('is refused after %s', (_, file) => {
    expect(asked(file)).toMatchObject({ text: file, refused: [{ reason: 'unreadable' }] });
  });

  test('comes with changes of the front matter in one step', () => {
    const file = `${head}## Open questions\n`;
    const both = applyEdits(file, [ask, { type: 'field', key: 'status', value: 'in_review' }]);
    expect(both.text).toContain('status: in_review');
    expect(readSections(both.text).openQuestions).toHaveLength(1);
    expect(applyEdits(both.text, both.inverse).text).toBe(file);
  });

  test('in any file: it is there once more and nothing else is another, or nothing is done', () => {
    const body = fc.tuple(
      markdownSoup,
      fc.constantFrom('', '\n## Open questions\n', '\n## Open questions\n\n- a\n'),
      markdownSoup,
    );
    fc.assert(
      fc.property(body, (parts) => {
        const file = head + parts.join('');
        const edited = asked(file);
        const [before, after] = [readSections(file), readSections(edited.text)];
        if (edited.refused.length > 0) {
          expect(edited.text).toBe(file);
          return;
        }
        expect(after.openQuestions).toHaveLength(before.openQuestions.length + 1);
        expect({ ...after, openQuestions: [] }).toEqual({ ...before, openQuestions: [] });
        expect(applyEdits(edited.text, edited.inverse).text).toBe(file);
        expect(asked(edited.text).text).toBe(edited.text);
      }),
      runs(20),
    );
  });
});
