import { describe, expect, test } from 'vitest';
import { composeDocument, count, type ExportInterview } from '../../../../shared/export/document.ts';
import { exportBody } from '../../../../shared/export/note-body.ts';

const mark = (id: string, kind: string, text: string, more = '') =>
  `<mark data-highlight="h_${id.padEnd(12, '0')}" data-kind="${kind}"${more}>${text}</mark>`;

const filters: ExportInterview = {
  id: '01JD9ZC4F2M6P1S8T0V3XWXABD',
  title: 'Filters in funnels',
  date: '2026-11-18',
  kind: 'general_feedback',
  teams: ['Product Analytics', 'Web Analytics'],
  participants: [
    {
      id: 'p_1',
      pseudonym: 'Participant 7',
      company: 'Company B',
      role: 'Head of growth',
      segment: 'seed-stage fintech',
    },
  ],
  body: `## Background

[02:10](#t=130) Runs growth alone.

- ${mark('k3x9q2m7v0tb', 'pain', 'I told my CEO the **wrong** number.', ' data-at="754"')}
- [ ] Send the docs

### Detail
`,
};
const surveys: ExportInterview = {
  id: '01JD9ZC4F2M6P1S8T0V3XWXABE',
  title: 'A <b> & * title',
  date: '2026-11-02',
  kind: null,
  teams: ['Surveys'],
  participants: [
    { id: 'p_1', pseudonym: 'Participant 7', company: 'Company B' },
    { id: 'p_000000000002', pseudonym: 'Participant 31', company: null },
  ],
  body: `${mark('bbb', 'request', 'Export as CSV', ' data-participant="p_000000000002"')}\n`,
};
const head = { title: 'What funnels hide', owner: 'Mira', deadline: '2026-11-27', feedbackWanted: 'Worth a spike?' };

test('whole interviews', () => {
  expect(composeDocument({ ...head, interviews: [surveys, filters] })).toEqual({
    summary: '2 interviews with 2 people at 1 company, 2026-11-02 to 2026-11-18.',
    told: [
      {
        ...{ participantId: 'p_1', role: 'Head of growth', segment: 'seed-stage fintech' },
        dates: ['2026-11-02', '2026-11-18'],
      },
      { participantId: 'p_000000000002', dates: ['2026-11-02'] },
    ],
    markdown: `**Owner:** Mira\\
**Deadline:** 2026-11-27\\
**Feedback wanted:** Worth a spike?

# What funnels hide

## Summary

2 interviews with 2 people at 1 company, 2026-11-02 to 2026-11-18. Teams: Surveys, Product Analytics, and Web Analytics. 2 highlights: 1 pain point and 1 request.

## A \\<b\\> & \\* title

2026-11-02 · Surveys

- Participant 7, Company B
- Participant 31

“Export as CSV” (request, \`h_bbb000000000\`)

## Filters in funnels

2026-11-18 · General feedback · Product Analytics, Web Analytics

- Participant 7, Head of growth, seed-stage fintech, Company B

### Background

02:10 Runs growth alone.

- “I told my CEO the **wrong** number.” (pain, \`h_k3x9q2m7v0tb\`)
- [ ] Send the docs

#### Detail

## Decision

Written here before the merge.
`,
  });
});

test('highlights alone are grouped by kind, each with who, when, where from and its id', () => {
  const all = ['h_k3x9q2m7v0tb', 'h_bbb000000000'];
  const { markdown } = composeDocument({ ...head, interviews: [surveys, filters], highlightIds: all });
  expect(markdown).toContain(`## Pain points

- “I told my CEO the wrong number.” (Participant 7, Head of growth, seed-stage fintech, Company B, 2026-11-18, *Filters in funnels*, \`h_k3x9q2m7v0tb\`)

## Requests

- “Export as CSV” (Participant 31, 2026-11-02, *A \\<b\\> & \\* title*, \`h_bbb000000000\`)
`);
  expect(markdown).not.toContain('Runs growth alone');
  const one = composeDocument({ ...head, interviews: [surveys, filters], highlightIds: [all[0]!] });
  expect(one.summary).toBe('1 interview with 1 person at 1 company, 2026-11-18.');
});

test('large counts are written as in the app', () => {
  expect([count(1, 'mention', 'mentions'), count(4500, 'mention', 'mentions')]).toEqual([
    '1 mention',
    '4,500 mentions',
  ]);
});

test('nothing that was not filled in is invented', () => {
  const { markdown } = composeDocument({ ...head, owner: '', deadline: '', feedbackWanted: '', interviews: [filters] });
  expect(markdown.startsWith('**Owner:** not set\\\n**Deadline:** not set\\\n**Feedback wanted:** not set\n')).toBe(
    true,
  );
});

describe('the body of a note', () => {
  test.each([
    ['headings go down', '# A\n\n## B\n\n###### C', '### A\n\n#### B\n\n###### C'],
    ['headings that are low enough stay', '### A', '### A'],
    ['underlined headings', 'A\nb\n===\n\nC\n---', '### A b\n\n#### C'],
    ['timestamps become text', 'At [1:02:10](#t=3730) she left', 'At 1:02:10 she left'],
    ['comments go', 'a <!-- private --> b\n\n<!-- whole\nblock -->\n\nc', 'a  b\n\n\n\nc'],
    ['an open comment goes', 'a\n\n<!-- open\n\nb', 'a'],
    ['%% comments %% go', 'a %%private%% b', 'a  b'],
    ['HTML is shown, not used', 'x <img src=x onerror=y> <sub>2</sub>', 'x &lt;img src=x onerror=y> <sub>2</sub>'],
    ['files of the vault', '[plan](../plan.md) ![scheme](../a/b.png) ![](c.png)', 'plan (picture: scheme) (picture)'],
    ['addresses of other kinds', '[a](javascript:x) [b](file:///etc/x) <https://x.example>', 'a b <https://x.example>'],
    ['links keep their address', '[a](https://x.example/#t=1 "T")', '[a](https://x.example/#t=1 "T")'],
    ['an open fence is closed', '```js\nlet a', '```js\nlet a\n```'],
    ['a closed fence stays', '~~~\n# not a heading\n~~~', '~~~\n# not a heading\n~~~'],
    ['an orphan mark is dropped', `a ${mark('a', 'pain', 'b').replace('</mark>', '')}`, 'a b'],
    ['code keeps its marks', '`<mark data-highlight="h_000000000000">`', '`<mark data-highlight="h_000000000000">`'],
    ['footnotes are told apart', 'a[^1]\n\n[^1]: b', 'a[^3-1]\n\n[^3-1]: b'],
    [
      'definitions too',
      '[a][l] [l] [l][]\n\n[l]: https://x.example',
      '[a][3-l] [l][3-l] [l][3-l]\n\n[3-l]: https://x.example',
    ],
    ['a definition of a file', '[a][l] [l]\n\n[l]: ../x.md', 'a l'],
    ['CRLF', '# A\r\n\r\nb\r\n', '### A\n\nb'],
  ])('%s', (_, body, expected) => expect(exportBody(body, 3).markdown).toBe(expected));

  test('a highlight over two blocks is one; overlapping ones are two', () => {
    const two = `${mark('a', 'bug', 'first')}\n\n${mark('a', 'bug', 'second')}`;
    expect(exportBody(two, 1).highlights.map((h) => h.text)).toEqual(['first\nsecond']);
    const nested = mark('a', 'bug', `x ${mark('b', 'pain', 'y')} z`);
    expect(
      exportBody(nested, 1)
        .highlights.map((h) => [h.kind, h.text])
        .sort(),
    ).toEqual([
      ['bug', 'x y z'],
      ['pain', 'y'],
    ]);
  });
});

describe('an interview without consent', () => {
  const sentence = 'What was said is left out: consent was declined or withdrawn, or cannot be read.';
  const silent = { ...filters, body: null };

  test('is a section of its title and date among whole notes, and counts as left out', () => {
    const { markdown, summary } = composeDocument({ ...head, interviews: [surveys, silent] });
    expect(summary).toBe('1 interview with 2 people at 1 company, 2026-11-02.');
    expect(markdown).toContain(
      `${summary} Team: Surveys. 1 highlight: 1 request. What was said in 1 interview is left out: consent`,
    );
    expect(markdown).toContain(`## Filters in funnels\n\n2026-11-18\n\n${sentence}\n\n## Decision`);
  });

  test('is named after the highlights', () => {
    const { markdown } = composeDocument({ ...head, interviews: [surveys, silent], highlightIds: ['h_bbb000000000'] });
    expect(markdown).toContain(`## Left out\n\n- *Filters in funnels*, 2026-11-18: ${sentence}\n\n## Decision`);
    expect(markdown).toContain('“Export as CSV”');
  });
});
