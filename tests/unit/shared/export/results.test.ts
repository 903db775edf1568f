import { expect, test } from 'vitest';
import { composeResults, type ResultInterview, resultRows } from '../../../../shared/export/results.ts';
import { render } from '../../../fidelity/judge.ts';

const grower = { id: 'p_1', pseudonym: 'Participant 7', company: 'Company B', role: 'Head of growth' };
const interviews: ResultInterview[] = [
  {
    title: 'Filters in funnels',
    date: '2026-11-18',
    kind: 'general_feedback',
    teams: ['Product Analytics', 'Web Analytics'],
    pms: ['Annika', 'Juno'],
    participants: [grower, { id: 'p_2', pseudonym: 'Participant 31', company: null }],
    tags: ['funnels'],
    quotes: [
      { text: 'I told my CEO the wrong number.', atSeconds: 754, mark: 'pain', tags: ['trust'], speaker: grower },
      { text: '=SUM of *all* steps\n- not `one`', tags: [], speaker: 'Annika' },
      { text: 'Nobody knows which filter holds', atSeconds: 3905, tags: [], speaker: null },
    ],
  },
  {
    ...{ title: '', date: '2026-11-02', kind: null, teams: [], pms: [], participants: [], tags: [], quotes: [] },
  },
];
const request = {
  title: 'Wrong numbers <b>',
  query: 'team:analytics "wrong number" -*',
  interviews,
  found: { quotes: 3214, interviews: 431 },
};

const markdown = `# Wrong numbers \\<b\\>

Search: team:analytics "wrong number" -\\*

3 quotes from 2 interviews with 2 people at 1 company, 2026-11-02 to 2026-11-18. The search found 3,214 quotes in 431 interviews; these are the first.

- **Filters in funnels** · 2026-11-18 · General feedback · Product Analytics, Web Analytics\\
  With Participant 7, Head of growth, Company B; Participant 31

  > “I told my CEO the wrong number.”\\
  > Participant 7, Head of growth, Company B · 12:34 · pain point

  > “=SUM of \\*all\\* steps - not \\\`one\\\`”\\
  > Annika

  > “Nobody knows which filter holds”\\
  > 1:05:05

- **Untitled interview** · 2026-11-02
`;

test('results are a list of interviews with their quotes', () => {
  expect(`${composeResults(request).join('\n\n')}\n`).toBe(markdown);
});

test('GitHub shows them so: one list, quotes inside of it, each with its source on a line of its own', () => {
  const html = render(markdown);
  expect(html.match(/<ul>/g)).toHaveLength(1);
  expect(html.match(/<li>/g)).toHaveLength(2);
  const [first = ''] = /<li>[\s\S]*?<\/li>/.exec(html) ?? [];
  expect(first.match(/<blockquote>/g)).toHaveLength(3);
  expect(first).toContain(
    '<p>“I told my CEO the wrong number.”<br />\nParticipant 7, Head of growth, Company B · 12:34 · pain point</p>',
  );
  expect(first).toContain('<p>“=SUM of *all* steps - not `one`”<br />\nAnnika</p>');
  expect(html).toContain('<h1>Wrong numbers &lt;b&gt;</h1>');
});

test('an interview without consent is named by title and date, and what stays is counted', () => {
  const silent = { ...interviews[0]!, title: 'Back *office*', quotes: null };
  const found = { quotes: 3, interviews: 3 };
  const parts = composeResults({ ...request, interviews: [...interviews, silent], found });
  expect(parts[2]).toBe(
    '3 quotes from 2 interviews with 2 people at 1 company, 2026-11-02 to 2026-11-18. What was said in 1 interview is left out: consent was declined or withdrawn, or cannot be read.',
  );
  expect(parts.at(-1)).toBe(
    '- **Back \\*office\\*** · 2026-11-18\\\n  What was said is left out: consent was declined or withdrawn, or cannot be read.',
  );
  expect(composeResults({ ...request, interviews: [silent], found: { quotes: 0, interviews: 1 } })[2]).toBe(
    'What was said in 1 interview is left out: consent was declined or withdrawn, or cannot be read.',
  );
  expect(resultRows([silent])[1]).toEqual(['Back *office*', '2026-11-18', '', '', '', '', '', '', '']);
});

test('nothing found is said', () => {
  expect(composeResults({ ...request, query: '  ', interviews: [], found: { quotes: 0, interviews: 0 } })).toEqual([
    '# Wrong numbers \\<b\\>',
    'Nothing was found.',
  ]);
});

test('as rows: one for each quote, one for an interview without', () => {
  const about = ['Filters in funnels', '2026-11-18', 'Product Analytics; Web Analytics', 'Annika; Juno'];
  expect(resultRows(interviews)).toEqual([
    ['Title', 'Date', 'Team', 'PM', 'Kind', 'Mark', 'Tags', 'Time', 'Quote'],
    [...about, 'General feedback', 'pain point', 'funnels; trust', '12:34', 'I told my CEO the wrong number.'],
    [...about, 'General feedback', '', 'funnels', '', '=SUM of *all* steps - not `one`'],
    [...about, 'General feedback', '', 'funnels', '1:05:05', 'Nobody knows which filter holds'],
    ['Untitled interview', '2026-11-02', '', '', '', '', '', '', ''],
  ]);
});
