import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { readFindingFields } from '../../../../shared/markdown/finding-fields.ts';
import { parseFrontMatter, setEvidenceApart, type YamlValue } from '../../../../shared/markdown/front-matter.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import '../../../support/property-seed.ts';

const note = '01JD9ZC4F2M6P1S8T0V3XWXABD';

function evidence(n: number, more: Partial<Evidence> = {}): Evidence {
  const highlight = `h_${String(n).padStart(12, '0')}`;
  return { highlight, interview: note, stance: 'supports', quote: `They said ${n}`, ...more };
}

const sample = `---
id: 01JDA0R7Y5N3W9Q2H8E6C4KQ7D
claim: Admins cannot see which funnel step a filter applies to.
status: draft
evidence:
  - highlight: h_000000000001
    interview: ${note}   # renamed since
    stance: supports
    quote: 'I thought the filter applied to every step, so I told my CEO the wrong number.'
  # the other side
  - highlight: h_000000000002
    interview: ${note}
    stance: "contradicts"
    quote: It's clear: to me
    weight: 3

reviewed: 2026-11-20 # by Mira
---
## Limitations
`.replace("It's clear: to me", '"It\'s clear: to me"');

test('the sample reads as YAML does, with its comments', () => {
  const { evidence: read, problems } = readFindingFields(sample);
  expect(problems).toEqual([]);
  expect(read).toEqual([
    evidence(1, {
      quote: 'I thought the filter applied to every step, so I told my CEO the wrong number.',
    }),
    evidence(2, { stance: 'contradicts', quote: "It's clear: to me" }),
  ]);
});

/** The same properties in a spelling that only YAML itself reads. */
const throughYaml = (text: string) => text.replace(/^evidence:/gm, '"evidence":');

const oneLine = fc.constantFrom(
  'plain text',
  'true',
  '12:34',
  '01234567890123456789012345',
  '0123456789012345678901234E',
  '~',
  '1e3',
  '0x1f',
  '',
  '"a \\" b"',
  '"a\\tb"',
  "'it''s'",
  'a #b',
  'a#b  ',
  'null',
  '.nan',
  '2026-11-18',
  'é: ',
);
const other = fc.constantFrom(
  'a: b',
  '- a',
  '[1, 2]',
  '{a: b}',
  '&x y',
  '*x',
  '|',
  '> x',
  '"open',
  "'",
  '!!str 1',
  '%',
  '\tx',
);
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }));
const scalar = fc.oneof(
  { arbitrary: oneLine, weight: 30 },
  { arbitrary: text, weight: 4 },
  { arbitrary: other, weight: 1 },
);
const key = fc.constantFrom('highlight', 'interview', 'stance', 'quote', 'note', 'true', 'a-b');
const eol = fc.constantFrom('\n', '\r\n');
const lengths = { minLength: 1, maxLength: 5 };
const asArbitrary = (one: string | fc.Arbitrary<string>) => (typeof one === 'string' ? fc.constant(one) : one);
const rarely = (usual: string | fc.Arbitrary<string>, rare: string | fc.Arbitrary<string>) =>
  fc.oneof({ arbitrary: asArbitrary(usual), weight: 9 }, { arbitrary: asArbitrary(rare), weight: 1 });
const block = fc
  .record({
    eol,
    indent: fc.constantFrom('', '  ', ' ', '    '),
    items: fc.array(
      fc.record({
        before: fc.constantFrom('', '', '', '# why', '   # x', ' '),
        lines: fc.oneof(
          { arbitrary: fc.uniqueArray(fc.tuple(key, scalar), { ...lengths, selector: ([name]) => name }), weight: 15 },
          { arbitrary: fc.array(fc.tuple(key, scalar), lengths), weight: 1 },
        ),
        deeper: rarely('', ' '),
      }),
      { maxLength: 5 },
    ),
    rest: rarely(
      fc.constantFrom('', 'goals: []', 'x: |\n  evidence: 0', '# end', '\n\ngoals: []'),
      fc.constantFrom('evidence: again', '  more text', '- x', '%', '}'),
    ),
    first: rarely('claim: C', fc.constantFrom('{', 'x: "open', 'a: |', 'evidence: 1', 'k: [1,', '? x', 'a: &e x')),
  })
  .map(({ eol: end, indent, items, rest, first }) => {
    const lines = items.flatMap((item) => [
      ...(item.before === '' ? [] : [item.before]),
      ...item.lines.map(([name, value], at) => `${indent}${at === 0 ? '- ' : `  ${item.deeper}`}${name}: ${value}`),
    ]);
    return ['---', first, 'evidence:', ...lines, ...rest.split('\n'), '---', 'Body', ''].join(end);
  });

test('whatever stands there is read as YAML reads it', () => {
  let withoutYaml = 0;
  fc.assert(
    fc.property(block, (text) => {
      if (setEvidenceApart(splitFile(text).yaml)) withoutYaml++;
      const fast = parseFrontMatter(text);
      const slow = parseFrontMatter(throughYaml(text));
      expect(fast.values).toEqual(slow.values);
      expect(fast.entries.map((entry) => entry.asWritten)).toEqual(slow.entries.map((entry) => entry.asWritten));
    }),
    { numRuns: 400 },
  );
  expect(withoutYaml).toBeGreaterThan(100);
});

const item = fc.record({
  highlight: fc.integer({ min: 1, max: 6 }).map((n) => `h_${String(n).padStart(12, '0')}`),
  interview: fc.constant(note),
  stance: fc.constantFrom('supports', 'contradicts', 'context'),
  quote: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), scalar),
});

test('any list of evidence is written, reads back, and leaves the rest of the file as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.array(item, { maxLength: 6 }), { maxLength: 4 }),
      (end, lists) => {
        let text = sample.replaceAll('\n', end);
        const rest = (of: string) => of.slice(of.indexOf('reviewed:'));
        const start = (of: string) => of.slice(0, of.indexOf('evidence:'));
        const before = text;
        for (const list of lists) {
          const edit = setFrontMatterValue(text, 'evidence', list);
          expect(edit.outcome).toMatch(/edited|unchanged/);
          text = edit.text;
          expect(parseFrontMatter(text).values.evidence).toEqual(list);
          expect(parseFrontMatter(throughYaml(text)).values.evidence).toEqual(list);
        }
        expect(start(text)).toBe(start(before));
        expect(rest(text)).toBe(rest(before));
        if (end === '\r\n') expect(text).not.toMatch(/[^\r]\n/);
      },
    ),
    { numRuns: 150 },
  );
});

test('one item more, less or changed leaves the lines of all others', () => {
  const values = parseFrontMatter(sample).values.evidence as YamlValue[];
  const added = setFrontMatterValue(sample, 'evidence', [values[0]!, evidence(3), values[1]!]).text;
  expect(added.split('\n').filter((line) => !sample.split('\n').includes(line))).toEqual([
    '  - highlight: h_000000000003',
    '    quote: They said 3',
  ]);
  expect(setFrontMatterValue(added, 'evidence', values).text).toBe(sample);

  const turned = { ...(values[0] as Record<string, YamlValue>), stance: 'context' };
  const changed = setFrontMatterValue(sample, 'evidence', [turned, values[1]!]).text;
  expect(changed).toBe(sample.replace('stance: supports', 'stance: context'));

  const moved = setFrontMatterValue(sample, 'evidence', [values[1]!, values[0]!]).text;
  expect(moved.split('\n').toSorted()).toEqual(sample.split('\n').toSorted());
  expect(setFrontMatterValue(sample, 'evidence', [values[1]!]).text).toContain('  # the other side\n');
});

test('other keys are changed around the evidence, in the order of a finding', () => {
  const edit = setFrontMatterValue(sample, 'owner', 'mira');
  expect(edit.text).toBe(sample.replace('status: draft\n', 'status: draft\nowner: mira\n'));
  expect(setFrontMatterValue(edit.text, 'teams', ['surveys']).text).toBe(
    edit.text.replace('owner: mira\n', 'owner: mira\nteams: [surveys]\n'),
  );
  expect(setFrontMatterValue(edit.text, 'owner', undefined).text).toBe(sample);
});

test.each([
  ['no evidence yet', 'goals: []\n', 'goals: []\nevidence:\n'],
  ['an empty list', 'goals: []\nevidence: []\n', 'goals: []\nevidence:\n'],
  ['an empty value', 'goals: []\nevidence:\n', 'goals: []\nevidence:\n'],
  ['a list on one line', 'goals: []\nevidence: [{highlight: h_000000000009}]\n', 'goals: []\nevidence:\n'],
])('the first evidence stands as in the sample where there was %s', (_, before, after) => {
  const file = (yaml: string) => `---\nclaim: C\n${yaml}---\n`;
  const written = [
    '  - highlight: h_000000000001',
    `    interview: ${note}`,
    '    stance: supports',
    '    quote: "12:34"',
    '',
  ].join('\n');
  const edit = setFrontMatterValue(file(before), 'evidence', [evidence(1, { quote: '12:34' })]);
  expect(edit.text).toBe(file(after + written));
  const none = setFrontMatterValue(edit.text, 'evidence', []);
  expect(none.text).toBe(file('goals: []\nevidence: []\n'));
});

test('five thousand items are read, edited and written', () => {
  const many = Array.from({ length: 5000 }, (_, n) =>
    evidence(n, { quote: `${'They said it at length. '.repeat(4)}${n}` }),
  );
  const first = setFrontMatterValue('---\nclaim: C\n---\nBody\n', 'evidence', many).text;
  expect(first.length).toBeGreaterThan(1_000_000);
  expect(readFindingFields(first)).toMatchObject({ evidence: many, problems: [] });
  const turned = many.map((one, n) => (n === 4000 ? { ...one, stance: 'contradicts' as const } : one));
  const edited = setFrontMatterValue(first, 'evidence', turned).text;
  expect(edited.length).toBe(first.length + 'contradicts'.length - 'supports'.length);
  expect(setFrontMatterValue(edited, 'status', 'merged').text).toBe(
    edited.replace('claim: C', 'claim: C\nstatus: merged'),
  );
  expect(readFindingFields(edited).evidence).toEqual(turned);
});

test('bombs are refused beside evidence as anywhere', () => {
  const bomb =
    'a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d]\n';
  const text = sample.replace('status: draft\n', `status: draft\n${bomb}`);
  const read = readFindingFields(text);
  expect(read.evidence).toHaveLength(2);
  expect(read.problems.map((problem) => problem.field)).toContain('e');
  const deep = readFindingFields(sample.replace('status: draft', `status: ${'['.repeat(5000)}`));
  expect(deep.problems.length).toBeGreaterThan(0);
});

test('too much evidence in a form that YAML has to read hides nothing but itself', () => {
  const folded = (one: Evidence) =>
    `  - highlight: ${one.highlight}\n    interview: ${one.interview}\n    stance: supports\n    quote: >-\n      ${one.quote}\n`;
  const of = (count: number) =>
    `---\nclaim: C\nevidence:\n${Array.from({ length: count }, (_, n) => folded(evidence(n))).join('')}goals: [g]\n---\n`;
  expect(readFindingFields(of(500))).toMatchObject({ evidence: { length: 500 }, problems: [] });
  const read = readFindingFields(of(5000));
  expect(read).toMatchObject({ values: { claim: 'C', goals: ['g'] }, evidence: [] });
  expect(read.problems).toEqual([
    { field: 'evidence', message: 'The value of “evidence” is too large or too deeply nested to be read.' },
  ]);
  expect(setFrontMatterValue(of(5000), 'status', 'merged')).toEqual({ text: of(5000), outcome: 'refused' });
});

test('a block that is nothing but mistakes is read to the end', () => {
  const { problems } = parseFrontMatter(`---\n${'a\n'.repeat(1_000_000)}---\n`);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThan(1000);
});
