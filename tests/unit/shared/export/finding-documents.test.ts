import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../../../shared/export/finding-digest.ts';
import type { ComposedDocument, ExportFinding } from '../../../../shared/export/finding-document.ts';
import { composeGoalAnswer, type ExportGoal } from '../../../../shared/export/goal-answer.ts';
import { composeSummary, type SnapshotInterview } from '../../../../shared/export/interview-summary.ts';
import { neutralizeMarkdown } from '../../../../shared/export/neutralize.ts';
import { readSnapshot } from '../../../../shared/export/snapshot.ts';
import { composeStandup } from '../../../../shared/export/standup-note.ts';
import { base, evidence, finding, growth, head, oneVoice, stepFilters } from './findings.ts';
import { rendered } from './rendered.ts';

const goldens = join(import.meta.dirname, '../../../fixtures/documents');
const findings = [stepFilters, oneVoice];

/** A document as it leaves, but for the decisions. */
function written({ parts }: ComposedDocument): string {
  return `${parts.map(neutralizeMarkdown).join('\n\n')}\n`;
}

const goal: ExportGoal = {
  ...{ question: 'Why do admins leave funnels for a sheet?', quarter: '2026-Q4', teams: ['Product Analytics'] },
  ...{ owner: 'Mira Okafor', isBiggestUnknown: true, status: 'active', answer: 'They cannot see what is filtered.' },
  ...{ held: 8, target: 12 },
};

const note = `## In short

Runs growth **alone**; does not trust a funnel that she did not check.

## Background

[02:10](#t=130) Two engineers set up tracking in the spring.

- Used a spreadsheet for two years
- Reports on Monday <!-- to her boss -->

## Where it went wrong

<mark data-highlight="h_000000000021" data-kind="pain" data-tags="filters" data-at="754">I told my CEO the wrong number.</mark>

<mark data-highlight="h_000000000022" data-kind="request" data-tags="filters">A filter that I can see from across the room</mark>

<mark data-highlight="h_000000000023" data-kind="quote" data-at="1800">I do not need more charts. I need to be sure of five.</mark>

<mark data-highlight="h_000000000024" data-kind="praise">Everybody knows the time between steps by heart.</mark>

## Other insights

- Late events make Mondays look worse. %% ask Jonas %%

## Next

- [x] Send the docs
- [ ] Invite her to the test
`;
const interview: SnapshotInterview = {
  ...{ title: 'Filters in funnels', date: '2026-11-18', kind: 'general_feedback', teams: ['Product Analytics'] },
  ...{ participants: [growth], said: readSnapshot(note) },
};
const withheld: SnapshotInterview = {
  ...interview,
  title: 'A call that was taken back',
  date: '2026-11-02',
  said: null,
};

const end = ['2 Limitations', '3 Who was not heard'];
const documents: [name: string, document: ComposedDocument, headings: string[]][] = [
  [
    'digest',
    composeDigest({ ...head, title: 'What funnels hide', findings, base }),
    [
      ...['1 What funnels hide', '2 Summary', '2 Evidence', '3 Finding 1', '3 Finding 2', ...end],
      ...['2 Recommendations', '2 Open questions', '2 Method', '3 Participants', '2 Decision'],
    ],
  ],
  [
    'goal-answer',
    composeGoalAnswer({ ...head, title: 'Why sheets', goal, findings, base }),
    [
      ...['1 Why sheets', '2 Summary', '2 Evidence by finding', '3 Finding 1', '3 Finding 2', '2 Still open', ...end],
      ...['2 Recommendations', '2 Method', '3 Participants', '2 Decision'],
    ],
  ],
  ['standup-note', composeStandup({ ...head, title: 'Funnels this week', findings, base }), ['1 Funnels this week']],
  [
    'interview-summary',
    composeSummary({ ...head, title: 'Two calls', interviews: [interview, withheld], base }),
    [
      ...['1 Two calls', '2 Summary', '2 Interview 1', '3 Quick facts and prior experience', '3 Opportunities'],
      ...['3 Other insights', '3 Next steps', '2 Interview 2', ...end, '2 Method', '3 Participants', '2 Decision'],
    ],
  ],
];

describe.each(documents)('%s', (name, document, intended) => {
  const markdown = written(document);

  test('is what it was', async () => {
    const golden = join(goldens, `${name}.md`);
    expect(existsSync(golden), `${golden} is missing`).toBe(true);
    await expect(markdown).toMatchFileSnapshot(golden);
  });

  test('renders as intended, and every link in it leads somewhere', () => {
    const { html, headings, broken, out, text } = rendered(markdown);
    expect(broken).toEqual([]);
    expect(out).toEqual([]);
    expect(html.startsWith('<p><strong>Owner:</strong> Mira Okafor<br />\n<strong>Deadline:</strong>')).toBe(true);
    expect(headings).toEqual(intended);
    expect(text).not.toMatch(/\[\^|\*\*|\| -|\\|undefined|null/);
  });
});

test('the evidence of each claim is reached from it, and each quote is a line that carries its id', () => {
  const digest = written(documents[0]![1]);
  const { html } = rendered(digest);
  expect(html).toContain('<a href="#finding-1">1. Admins cannot see which funnel step a filter applies to.</a>');
  for (const { highlightId, text } of stepFilters.evidence) {
    const lines = digest.split('\n').filter((line) => line.includes(highlightId) && line.includes(text));
    expect(lines).toHaveLength(1);
  }
  expect(rendered(written(documents[2]![1])).html).toMatch(/<sup class="footnote-ref"><a href="#fn-1"[^>]*>1<\/a>/);
});

test('the counts and the tables of a digest are elements of their own', () => {
  const { html } = rendered(written(documents[0]![1]));
  expect(html.match(/<table>/g)).toHaveLength(2);
  expect(html).toContain('<td>2 people at 2 companies, 4 mentions</td>\n<td>1 person, 1 mention</td>');
  expect(html).toContain('<td align="right">1</td>');
  expect(html).toMatch(/<li>\n<p>Participant 7, [^<]*<\/p>\n<ul>\n<li>“I thought [^<]*<em>Filters in funnels<\/em>/);
});

test('a title that reads like the heading of a finding does not take its place', () => {
  for (const title of ['Finding 1', 'finding-1', 'FINDING 1!', '**Finding** 1', 'Findings, 2']) {
    const digest = written(composeDigest({ ...head, title, findings, base }));
    const { broken, headings } = rendered(digest);
    expect(broken).toEqual([]);
    expect(headings.slice(3, 5)).toEqual(['3 Claim 1', '3 Claim 2']);
    expect(digest).toContain('](#claim-1)');
  }
});

test('groups whose names have commas are told apart', () => {
  const segments = ['education, 90 people', 'freight', 'retail, 5 people', 'games'].map((name) => ({ name, size: 1 }));
  const wide = { ...base, unheard: { ...base.unheard, segments } };
  const line = 'education, 90 people; freight; retail, 5 people; 1 more segment; 1 role; and 1 team.';
  expect(rendered(written(composeStandup({ ...head, title: 'Now', findings, base: wide }))).text).toContain(
    `Not heard: ${line}`,
  );
  expect(rendered(written(composeDigest({ ...head, title: 'Now', findings, base: wide }))).text).toContain(
    'Segments: education, 90 people (1 person); freight (1 person); retail, 5 people (1 person); and games (1 person)',
  );
});

test('a goal without findings says so, and says no more', () => {
  const bare = { ...goal, answer: null, target: null, held: 1 };
  const empty = { ...base, interviews: [], people: [], reach: { people: 0, companies: 0, mentions: 0 } };
  const { text, headings } = rendered(
    written(composeGoalAnswer({ ...head, title: 'Why sheets', goal: bare, findings: [], base: empty })),
  );
  expect(text).toContain('Answer: none yet 2026-Q4');
  expect(text).toContain('1 interview held. No finding belongs to this goal yet.');
  expect(text).toContain('Still open The goal has no answer yet. Decision');
  expect(headings).toEqual(['1 Why sheets', '2 Summary', '2 Still open', '2 Decision']);
});

/** The same text in every field that somebody may fill in. */
function everywhere(text: string): ComposedDocument[] {
  const who = { ...growth, role: text, segment: text };
  const place = { id: 'i', title: text, date: '2026-11-18', participantIds: ['p_1'] };
  const full: ExportFinding = finding(text, {
    ...{ verdict: text, owner: text, teams: [text], limitations: text.replace(/\s/g, ' '), openQuestions: [text] },
    recommendations: [{ text, owner: text }],
    evidence: [evidence(1, text, { interview: place, speaker: who }), evidence(2, text, { stance: 'contradicts' })],
  });
  const groups = [{ name: text, size: 2 }];
  const rest = {
    reach: { people: 1, companies: 1, mentions: 2 },
    interviews: [{ date: '2026-11-18', kind: null, recruitedFrom: text }],
    people: [who],
    unheard: { segments: groups, roles: groups, teams: groups },
  };
  const head = { owner: text, deadline: text, feedbackWanted: text, title: text };
  const said = { summary: text, facts: [text], opportunities: [text], insights: [text], next: [text] };
  const highlights = (['pain', 'quote', 'praise'] as const).map((kind, i) => ({
    ...{ id: `h_00000000000${i}`, kind, tags: [text], text },
  }));
  const snapshot = { ...interview, title: text, teams: [text], participants: [who], said: { ...said, highlights } };
  const asked = { ...goal, question: text, quarter: text, teams: [text], owner: text, answer: text };
  return [
    composeDigest({ ...head, findings: [full, full], base: rest }),
    composeGoalAnswer({ ...head, goal: asked, findings: [full], base: rest }),
    composeStandup({ ...head, findings: [full], base: rest }),
    composeSummary({ ...head, interviews: [snapshot], base: rest }),
  ];
}

const together = (text: string) => rendered(everywhere(text).map(written).join('\n'));
const usual = together('word').skeleton;
const visible = (text: string) => text.replace(/\p{Cf}/gu, '');

function expectText(text: string) {
  const { skeleton, broken, out, text: read } = together(text);
  expect(broken).toEqual([]);
  expect(skeleton).toBe(usual);
  expect(out.every((href) => /^https?:|^mailto:/.test(href))).toBe(true);
  const times = visible(read).split(visible(text.replace(/\s+/g, ' ').trim())).length - 1;
  expect(times).toBeGreaterThan(70);
}

test.each([
  '<img src=x onerror=alert(1)> <script>alert(1)</script>',
  '<!-- hidden --> &lt;b&gt; &amp; &#60;',
  'a | b | c',
  '`code` and ``more` and ```',
  'fixes #123, see GH-4, thanks @mira',
  ':tada: 🎉 👩‍👩‍👧‍👦 é',
  'مرحبا بالعالم 12:34 שלום',
  'evil \u202egnp.exe',
  'one\n\n# two\n- three\n1. four\n> five\n---\n===\n[^1]: six\n[a]: b',
  '# not a heading #',
  '1. not a list',
  '- not a list',
  '--- | ---',
  '---',
  '[x](javascript:alert(1)) ![y](z) [z]: q [^1] [ ] task',
  '**bold** __too__ ~~gone~~ *a_b_c* \\ \\* \\`',
  'see https://evil.example/a”b and www.evil.example.',
  '$x$ $$y$$ 100 % | $5',
  '“quoted” ‘twice’ "and" \'again\'',
  'Ends with a backslash \\',
  'word '.repeat(50).trim(),
])('stays text: %j', (text) => {
  expect(written(everywhere(text)[0]!)).not.toMatch(/\u202e/);
  expectText(text.replace(/\u202e/g, ''));
});

test('a claim of 5,000 characters stands whole in its section, and the table leads there', () => {
  const claim = 'Admins cannot see which step a filter applies to, and'.repeat(100).slice(0, 5000).trim();
  const { html, broken } = rendered(
    written(composeDigest({ ...head, title: 'Long', findings: [finding(claim)], base })),
  );
  expect(broken).toEqual([]);
  expect(html).toContain(`<p><strong>${claim}</strong></p>`);
  expect(html).toContain('<td><a href="#finding-1">Finding 1</a></td>');
});

test('each of a person’s 1,000 quotes is a line under that one person', () => {
  const many = Array.from({ length: 1000 }, (_, i) => evidence(i, `Said ${i}.`));
  const { html } = rendered(
    written(composeDigest({ ...head, title: 'Loud', findings: [finding('One is loud.', { evidence: many })], base })),
  );
  expect(html.match(/<li>(?:\n<p>)?Participant 7, /g)).toHaveLength(1);
  expect(html.match(/<li>\s*(?:<p>)?“Said \d+\.” /g)).toHaveLength(1000);
});

test('whatever is typed stays text', () => {
  const piece = fc.constantFrom(
    ...[
      '<b>',
      '</b>',
      '<!--',
      '|',
      '`',
      '```',
      '*',
      '**',
      '_',
      '~~',
      '[',
      '](',
      ')',
      '![',
      '[^1]',
      '#',
      '# ',
      '@a',
      '#1',
    ],
    ...[
      '\\',
      '&',
      '&amp;',
      '&#35;',
      '- ',
      '+ ',
      '1. ',
      '> ',
      '---',
      '===',
      '\n',
      '\n\n',
      '    ',
      '\t',
      '$',
      ':a:',
      '\u2066',
      '\u0000',
    ],
    ...['word', 'é', '🎉', 'שלום', '漢字', '.', '!', '’', '“'],
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = `a${pieces.join('')}z`.replace(/[\u2066\u0000]/g, '');
      expectText(text);
    }),
    { numRuns: 12 },
  );
});
