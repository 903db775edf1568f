import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../../../shared/export/finding-digest.ts';
import type { ExportFinding } from '../../../../shared/export/finding-document.ts';
import { composeGoalAnswer } from '../../../../shared/export/goal-answer.ts';
import { composeStandup } from '../../../../shared/export/standup-note.ts';
import { placesIn, textOfHunk } from '../../../../shared/findings/review-places.ts';
import { analyst, base, evidence, finding, growth, head, oneVoice, reports, stepFilters } from '../export/findings.ts';
import { runs } from '../markdown/markdown-arbitrary.ts';

const title = 'What funnels hide';
const findings = [stepFilters, oneVoice];
const published = (told: readonly ExportFinding[]) =>
  told.map((one, i) => ({ id: `f_${i + 1}`, highlights: new Set(one.evidence.map(({ highlightId }) => highlightId)) }));
const digestOf = (told: readonly ExportFinding[], named = title) =>
  `${composeDigest({ ...head, title: named, findings: told, base }).parts.join('\n\n')}\n`;
const id = (n: number) => `h_${String(n).padStart(12, '0')}`;

/** The place of the one line with these words. */
function placeOf(text: string, words: string | RegExp, of = published(findings), inFootnotes = false) {
  const lines = text.split('\n');
  const at = lines.flatMap((line, i) =>
    (typeof words === 'string' ? line.includes(words) : words.test(line)) ? i : [],
  );
  expect(at, String(words)).toHaveLength(1);
  return placesIn({ text, findings: of, inFootnotes })(at[0]! + 1);
}

describe('in a digest', () => {
  const text = digestOf(findings);

  test.each([
    ['a quote', 'I thought the filter applied', id(1), 'f_1', 'Finding 1'],
    ['a quote against the claim', 'The chip tells me enough', id(5), 'f_1', 'Finding 1'],
    ['a quote of the next finding', 'I export each step to a sheet', id(11), 'f_2', 'Finding 2'],
    ['who speaks, by what they say first', /^- Participant 31/, id(3), 'f_1', 'Finding 1'],
    ['the heading of a finding', /^### Finding 2$/, null, 'f_2', 'Finding 2'],
    ['its claim', /^\*\*Growth teams of one/, null, 'f_2', 'Finding 2'],
    ['its verdict', /^\*\*Verdict:\*\* True/, null, 'f_1', 'Finding 1'],
    ['a row of the table of claims', /^\| \[2\. Growth teams/, null, 'f_2', 'Summary'],
    ['a recommendation', 'Ask five larger teams', null, 'f_1', 'Recommendations'],
    ['an open question', 'Do larger teams check', null, 'f_1', 'Open questions'],
    ['the opening', /^\*\*Owner:\*\*/, null, null, null],
    ['the title', /^# What funnels hide$/, null, null, title],
    ['the summary', /^2 findings from/, null, null, 'Summary'],
    ['the heading above all findings', /^## Evidence$/, null, null, 'Evidence'],
    ['what comes after the last finding', /^## Limitations$/, null, null, 'Limitations'],
    ['the decision', 'Written here before the merge', null, null, 'Decision'],
  ])('%s', (_, words, highlightId, findingId, section) => {
    expect(placeOf(text, words)).toEqual({ highlightId, findingId, section });
  });

  test('whose title has the words of a section', () => {
    const named = digestOf(findings, 'Finding 2 of the year');
    expect(placeOf(named, /^### Claim 2$/)).toMatchObject({ findingId: 'f_2' });
    expect(placeOf(named, /^# Finding 2 of the year$/)).toMatchObject({ findingId: null });
    expect(placeOf(named, 'Ask five larger teams')).toMatchObject({ findingId: 'f_1' });
  });

  test('with CRLF, as others may have saved it', () => {
    const [of, crlf] = [published(findings), text.replaceAll('\n', '\r\n')];
    const [unix, windows] = [placesIn({ text, findings: of }), placesIn({ text: crlf, findings: of })];
    for (let line = 0; line < text.split('\n').length + 3; line++) expect(windows(line)).toEqual(unix(line));
  });

  test('a line that is not there, or none, is the document’s', () => {
    const at = placesIn({ text, findings: published(findings) });
    const nowhere = { highlightId: null, findingId: null, section: null };
    for (const line of [null, 0, -1, 100_000, Number.NaN]) expect(at(line)).toEqual(nowhere);
  });

  test('several lines: the quote of the last, else the only one among them', () => {
    const lines = text.split('\n');
    const at = placesIn({ text, findings: published(findings) });
    const quote = lines.findIndex((line) => line.includes('I export each step')) + 1;
    const second = lines.findIndex((line) => line.includes('How am I to see')) + 1;
    expect(at(second, second - 1)).toMatchObject({ highlightId: id(2), findingId: 'f_1' });
    expect(at(quote + 1, quote - 2), 'the empty line after the only quote').toMatchObject({ highlightId: id(11) });
    expect(at(second + 2, second - 4), 'after two quotes').toMatchObject({ findingId: 'f_1' });
  });

  test('sections that others put into another order are known by their quotes', () => {
    const turned = digestOf([oneVoice, stepFilters]);
    const of = published(findings); // as it was published
    expect(placeOf(turned, /^\*\*Growth teams of one/, of)).toMatchObject({ findingId: 'f_2' });
    expect(placeOf(turned, 'I thought the filter', of)).toMatchObject({ findingId: 'f_1', highlightId: id(1) });
  });

  test('a finding whose evidence is all another by now is still the one that was published', () => {
    const of = published(findings).map((one) => ({ ...one, highlights: new Set<string>() }));
    expect(placeOf(text, 'I thought the filter', of)).toMatchObject({ findingId: 'f_1', highlightId: id(1) });
  });

  test('what a reviewer writes into it moves nothing', () => {
    const changed = text
      .replace('### Finding 2', 'I doubt this.\n\n> Me too.\n\n### Finding 2')
      .replace('**Against:** nobody', '```\n# Not a heading\n- h_k3x9q2m7v0tb\n```\n\n**Against:** nobody');
    expect(placeOf(changed, 'I doubt this')).toMatchObject({ findingId: 'f_1', highlightId: null });
    expect(placeOf(changed, '# Not a heading')).toMatchObject({ findingId: 'f_2', section: 'Finding 2' });
    expect(placeOf(changed, 'I export each step')).toMatchObject({ findingId: 'f_2', highlightId: id(11) });
  });
});

test('in the answer to a goal', () => {
  const goal = {
    ...{
      question: 'Why?',
      quarter: '2026-Q4',
      teams: [],
      owner: null,
      isBiggestUnknown: true,
      status: 'active' as const,
    },
    ...{ answer: null, held: 3, target: 5 },
  };
  const text = composeGoalAnswer({ ...head, title, goal, findings, base }).parts.join('\n\n');
  expect(placeOf(text, 'I export each step')).toMatchObject({ highlightId: id(11), findingId: 'f_2' });
  expect(placeOf(text, 'has no verdict yet')).toMatchObject({ findingId: 'f_2', section: 'Still open' });
  expect(placeOf(text, 'The goal has no answer yet')).toMatchObject({ findingId: null });
});

test('in a stand-up note', () => {
  const text = composeStandup({ ...head, title, findings, base }).parts.join('\n\n');
  const at = (words: string | RegExp) => placeOf(text, words, published(findings), true);
  expect(at(/^- \*\*Growth teams/)).toMatchObject({ findingId: 'f_2', highlightId: null });
  expect(at(/^\[\^2\]: /)).toMatchObject({ findingId: 'f_2', highlightId: id(11) });
  expect(at(/^\[\^1\]: /), 'a footnote with several').toMatchObject({ findingId: 'f_1', highlightId: null });
  expect(at(/^\*\*Not heard/)).toMatchObject({ findingId: null });
});

test('a quote in a note of an interview, beside it, and away from it', () => {
  const text = [
    '## Filters in funnels',
    '- Participant 7',
    '1. She said: “I told my CEO.” (pain, `h_k3x9q2m7v0tb`)',
    '   and went on,',
    '   - at length',
    '',
    '     and once more',
    '2. Then lunch.',
    '',
    '“A” (pain, `h_k3x9q2m7v0tc`) and “B” (pain, `h_k3x9q2m7v0td`)',
  ].join('\n');
  const at = placesIn({ text, findings: [] });
  const quotes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => at(line).highlightId);
  const it = 'h_k3x9q2m7v0tb';
  expect(quotes).toEqual([null, null, it, it, it, it, it, null, null, null]);
  expect(at(7)).toEqual({ highlightId: it, findingId: null, section: 'Filters in funnels' });
});

describe('from a diff, where the document is gone', () => {
  const text = digestOf(findings);
  const lines = text.split('\n');
  const to = lines.findIndex((line) => line.includes('The step looks the same')) + 1;

  test('the last line is what it is about', () => {
    const hunk = `@@ -0,0 +1,${lines.length} @@\n${lines
      .slice(0, to)
      .map((line) => `+${line}`)
      .join('\n')}`;
    const read = textOfHunk(hunk, 'RIGHT');
    expect(placesIn({ ...read, findings: published(findings) })(read.line)).toMatchObject({
      ...{ highlightId: id(3), findingId: 'f_1' },
    });
  });

  test('on a line that goes', () => {
    const hunk = `@@ -9,4 +9,4 @@ ### Finding 1\n - Participant 7\n+  - “New.” (\`${id(8)}\`)\n-  - “Old.” (\`${id(2)}\`)`;
    const [left, right] = [textOfHunk(hunk, 'LEFT'), textOfHunk(hunk, 'RIGHT')];
    expect(placesIn({ ...left, findings: [] })(left.line)).toMatchObject({ highlightId: id(2) });
    expect(placesIn({ ...right, findings: [] })(right.line)).toMatchObject({ highlightId: id(8) });
    expect(textOfHunk('', 'RIGHT')).toEqual({ text: '', line: 1 });
    expect(textOfHunk('@@ -1 +1 @@', 'RIGHT').line).toBeNull();
  });
});

// Words that look like what places are told by: a quote is only words.
const words = fc.constantFrom(
  'Slow.',
  '### Finding 2',
  '# h',
  'h_k3x9q2m7v0tb',
  '- one',
  '```',
  '[x](#finding-3)',
  '[^2]: no',
  '1. a',
);
const someone = fc.constantFrom(growth, analyst, null);
const aFinding = fc.record({
  claim: words,
  verdict: fc.option(words),
  open: fc.array(words, { maxLength: 2 }),
  quotes: fc.array(fc.tuple(words, someone, fc.constantFrom('supports', 'contradicts', 'context')), { maxLength: 6 }),
});

test('any digest: each line is the finding’s in whose part it was composed, each quote its own', () => {
  fc.assert(
    fc.property(
      fc.array(aFinding, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      (all, isWindows, isTalkedIn) => {
        let nth = 0;
        const told = all.map(({ claim, verdict, open, quotes }) =>
          finding(claim, {
            ...{ verdict, openQuestions: open },
            evidence: quotes.map(([text, speaker, stance]) =>
              evidence(++nth, text, { speaker, stance: stance as 'supports', interview: reports }),
            ),
          }),
        );
        const { parts } = composeDigest({ ...head, title, findings: told, base });
        const lines: { text: string; of: string | null }[] = [];
        let of: string | null = null;
        for (const part of parts) {
          // The headings are the composer's own: quotes and claims stand in other parts.
          const own = /^### Finding (\d+)$/.exec(part)?.[1];
          if (own !== undefined) of = `f_${own}`;
          else if (/^## /.test(part)) of = null;
          if (isTalkedIn && of !== null && own === undefined) lines.push({ text: 'I see.', of }, { text: '', of });
          for (const text of [...part.split('\n'), '']) lines.push({ text, of });
        }
        const at = placesIn({
          text: lines.map(({ text }) => text).join(isWindows ? '\r\n' : '\n'),
          findings: published(told),
        });
        for (const [i, line] of lines.entries()) {
          const place = at(i + 1);
          const quote = /^ {2}- .*`(h_[0-9a-z]{12})`\)$/.exec(line.text)?.[1];
          if (line.of !== null) expect(place.findingId, line.text).toBe(line.of);
          if (quote !== undefined) expect(place.highlightId, line.text).toBe(quote);
          else if (line.text.startsWith('- ') && line.of !== null && !isTalkedIn) {
            expect(place.highlightId, line.text).toBe(/`(h_[0-9a-z]{12})`/.exec(lines[i + 1]!.text)?.[1]);
          } else if (!line.text.startsWith('-') && line.text !== '') expect(place.highlightId, line.text).toBeNull();
        }
      },
    ),
    runs(25),
  );
});

test('no text, line or hunk makes it fail', () => {
  const lines = fc.array(
    fc.constantFrom(
      '',
      '- a',
      '  - b',
      '# ',
      '### Finding 1',
      '```',
      '~~~~',
      '\t- c',
      'x',
      '`h_k3x9q2m7v0tb`',
      '\r',
      '1)',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: -2, max: 15 }), fc.integer({ min: -2, max: 15 }), (all, line, from) => {
      const text = all.join('\n');
      const place = placesIn({ text, findings: published(findings), inFootnotes: true })(line, from);
      expect([null, 'h_k3x9q2m7v0tb']).toContain(place.highlightId);
      expect(() => placesIn({ ...textOfHunk(text, 'LEFT'), findings: [] })(line)).not.toThrow();
    }),
    runs(100),
  );
});
