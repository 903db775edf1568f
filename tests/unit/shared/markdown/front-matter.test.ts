import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter, type YamlValue } from '../../../../shared/markdown/front-matter.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { runs } from './markdown-arbitrary.ts';

describe('splitFile', () => {
  test.each([
    ['', '', ''],
    ['# Only a body\n', '', '# Only a body\n'],
    ['---\ntitle: A\n---\nBody', '---\ntitle: A\n---\n', 'Body'],
    ['---\n---\nBody', '---\n---\n', 'Body'],
    ['--- \r\ntitle: A\r\n---\t\r\nBody', '--- \r\ntitle: A\r\n---\t\r\n', 'Body'],
    ['---\ntitle: A\n---', '---\ntitle: A\n---', ''],
    ['---\ntitle: A\nnever closed', '', '---\ntitle: A\nnever closed'],
    ['---\n', '', '---\n'],
    ['---js\nalert(1)\n---\nBody', '', '---js\nalert(1)\n---\nBody'],
    ['---\ntitle: A\n----\nBody', '', '---\ntitle: A\n----\nBody'],
    ['\n---\ntitle: A\n---\n', '', '\n---\ntitle: A\n---\n'],
  ])('%j', (text, frontMatter, body) => {
    expect(splitFile(text)).toMatchObject({ frontMatter, body });
  });

  test('a byte order mark stands before the front matter', () => {
    expect(splitFile('\uFEFF---\na: 1\n---\nBody')).toMatchObject({
      bom: '\uFEFF',
      yaml: 'a: 1\n',
      yamlStart: 5,
      body: 'Body',
    });
  });

  test.each([
    ['a\r\nb\r\n', '\r\n'],
    ['a\nb\r\n', '\n'],
    ['a', '\n'],
  ])('line ends of %j', (text, eol) => {
    expect(splitFile(text).eol).toBe(eol);
  });

  test('the parts tile any file', () => {
    const line = fc.constantFrom('---', '--- ', 'a: 1', '', '# x', '---js', '\uFEFF', '...');
    const file = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '')), { maxLength: 12 });
    fc.assert(
      fc.property(file, (lines) => {
        const text = lines.flat().join('');
        const parts = splitFile(text);
        expect(parts.bom + parts.frontMatter + parts.body).toBe(text);
        expect(text.slice(parts.yamlStart, parts.yamlStart + parts.yaml.length)).toBe(parts.yaml);
        expect(text.slice(parts.bodyStart)).toBe(parts.body);
      }),
    );
  });

  test('a file of 10 MB with an unclosed fence is split at once', () => {
    expect(splitFile(`---\n${'word word\n'.repeat(1_000_000)}`).frontMatter).toBe('');
  });
});

const file = (yaml: string) => `---\n${yaml}\n---\nBody\n`;

describe('parseFrontMatter on bad input', () => {
  test('reads a repeated key once and says so', () => {
    const read = parseFrontMatter(file('title: A\ntitle: B'));
    expect(read.values).toEqual({ title: 'A' });
    expect(read.problems).toEqual([{ field: 'title', message: expect.stringContaining('more than once') }]);
  });

  test('one unreadable line hides no other', () => {
    const read = parseFrontMatter(file('id: 7\n\tkind: x\ntitle: A: b: c\nteams: [a, b\nstatus: complete'));
    expect(read.values).toEqual({ status: 'complete' });
    expect(read.problems.map((p) => p.field)).toEqual(['id', 'title', 'teams']);
  });

  test('`__proto__` is plain data', () => {
    const read = parseFrontMatter(file('__proto__: {polluted: yes}\na: 1'));
    expect(Object.keys(read.values)).toEqual(['__proto__', 'a']);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('a function tag is inert', () => {
    expect(parseFrontMatter(file('a: !!js/function "() => 1"')).values).toEqual({ a: '() => 1' });
  });

  test.each([
    [
      'aliases',
      `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`,
    ],
    ['flow depth', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['unclosed flow depth', `a: ${'{'.repeat(50_000)}`],
    ['dash depth', `a:\n  ${'- '.repeat(10_000)}x`],
    ['block depth', `a:\n${Array.from({ length: 400 }, (_, i) => `${' '.repeat(i + 1)}b:`).join('\n')}`],
    ['length', `a: ${'x'.repeat(400_000)}`],
  ])('a bomb of %s becomes a problem within 300 ms', (_, yaml) => {
    expect(parseFrontMatter(file(yaml)).problems.length).toBeGreaterThan(0);
    expect(setFrontMatterValue(file(yaml), 'title', 'New').text).toContain('Body\n');
  });

  test('never throws, whatever stands between the fences', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a',
      '*a',
      '|',
      '>',
      '#',
      '!!x ',
      '\t',
      '? ',
      '%',
      '<<',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = file(pieces.join(''));
        parseFrontMatter(text);
        readInterviewFields(text);
        const edit = setFrontMatterValue(text, 'title', 'x: y');
        expect(splitFile(edit.text).body).toBe(splitFile(text).body);
        if (edit.outcome !== 'refused') expect(parseFrontMatter(edit.text).values.title).toBe('x: y');
      }),
      runs(400),
    );
  });
});

describe('readInterviewFields', () => {
  test('keeps what was written where text is expected', () => {
    const { values, problems } = readInterviewFields(
      file('id: 123\ntitle: 1e3\noccurredAt: 2024-01-01\nrecruitedFrom: no\ntags: [2024, true, 1e3]\ncallStartedAt:'),
    );
    expect(problems).toEqual([]);
    expect(values).toEqual({
      id: '123',
      title: '1e3',
      occurredAt: '2024-01-01',
      recruitedFrom: 'no',
      tags: ['2024', 'true', '1e3'],
    });
  });

  test('each field is checked on its own', () => {
    const { values, problems, raw } = readInterviewFields(
      file('title: A\nkind: chat\noccurredAt: tomorrow\nteams: surveys\nmood: good'),
    );
    expect(values).toEqual({ title: 'A' });
    expect(problems.map((p) => p.field)).toEqual(['kind', 'occurredAt', 'teams']);
    expect(problems[0]?.message).toBe('“chat” is not a kind of interview that Fieldbook knows.');
    expect(raw.mood).toBe('good');
  });
});

const sample = `---
# about the call
id: 01JD9ZC4F2M6P1S8T0V3XWXABD
title:   "Filters in funnels"   # as agreed
teams: [product-analytics, web-analytics] # two
tags:
  - funnels   # the first
  - onboarding
mood: 'fine'
afterCall:
  link_recording: {state: done, at: 2026-11-18}
  share_summary: {state: todo}
---
Body
`;
const edited = (key: string, value: YamlValue | undefined, text = sample) => setFrontMatterValue(text, key, value);

describe('setFrontMatterValue', () => {
  test.each<[string, YamlValue | undefined, string, string]>([
    ['title', 'New', '"Filters in funnels"', '"New"'],
    ['title', 'It is "so"', '"Filters in funnels"', '"It is \\"so\\""'],
    ['mood', "it's", "'fine'", "'it''s'"],
    ['teams', ['surveys'], '[product-analytics, web-analytics]', '[surveys]'],
    ['teams', [], '[product-analytics, web-analytics]', '[]'],
    ['tags', ['funnels', 'onboarding', 'new'], '  - onboarding\n', '  - onboarding\n  - new\n'],
    ['tags', ['onboarding'], '  - funnels   # the first\n', ''],
    ['tags', ['funnels', 'b, c', 'onboarding'], '  - onboarding\n', '  - b, c\n  - onboarding\n'],
    ['tags', [], 'tags:\n  - funnels   # the first\n  - onboarding\n', 'tags: []\n'],
    ['status', 'complete', '\nteams:', '\nstatus: complete\nteams:'],
    ['kind', 'usability_test', '\nteams:', '\nkind: usability_test\nteams:'],
    ['pms', ['mira'], '# two\n', '# two\npms: [mira]\n'],
    ['consent', 'granted', '  - onboarding\n', '  - onboarding\nconsent: granted\n'],
    ['zone', 'x', '{state: todo}\n', '{state: todo}\nzone: x\n'],
    ['mood', undefined, "mood: 'fine'\n", ''],
    ['tags', undefined, 'tags:\n  - funnels   # the first\n  - onboarding\n', ''],
    ['teams', undefined, 'teams: [product-analytics, web-analytics] # two\n', ''],
    ['durationMinutes', 42, '\nteams:', '\ndurationMinutes: 42\nteams:'],
    [
      'afterCall',
      { follow_up: { state: 'todo' } },
      '\n  link_recording: {state: done, at: 2026-11-18}\n  share_summary: {state: todo}',
      ' {follow_up: {state: todo}}',
    ],
  ])('%s = %j', (key, value, before, after) => {
    expect(edited(key, value)).toEqual({ text: sample.replace(before, () => after), outcome: 'edited' });
  });

  test('the same value changes nothing', () => {
    expect(edited('title', 'Filters in funnels')).toEqual({ text: sample, outcome: 'unchanged' });
    expect(edited('absent', undefined)).toEqual({ text: sample, outcome: 'unchanged' });
  });

  test('CRLF and BOM stay', () => {
    const windows = `\uFEFF${sample.replaceAll('\n', '\r\n')}`;
    expect(edited('status', 'live', windows).text).toBe(windows.replace('\r\nteams:', '\r\nstatus: live\r\nteams:'));
    expect(edited('tags', ['x'], windows).text).toBe(
      windows.replace('  - funnels   # the first\r\n  - onboarding\r\n', '  - x\r\n'),
    );
  });

  test.each([
    ['Body\n', '---\nid: x\n---\nBody\n'],
    ['', '---\nid: x\n---\n'],
    ['\uFEFFa\r\nb', '\uFEFF---\r\nid: x\r\n---\r\na\r\nb'],
    ['---\n---\nBody', '---\nid: x\n---\nBody'],
    ['---\n# note\n---\nBody', '---\n# note\nid: x\n---\nBody'],
    ['---\ntitle: A\n---\nBody', '---\nid: x\ntitle: A\n---\nBody'],
    ['---\ntitle: A\nunclosed', '---\nid: x\n---\n---\ntitle: A\nunclosed'],
  ])('a first id in %j', (text, expected) => {
    expect(edited('id', 'x', text).text).toBe(expected);
  });

  test('what a range cannot express is rewritten, comments included, and says so', () => {
    const flow = '---\n# c\n{title: A, b: 1}\n---\nBody';
    const edit = edited('title', 'New', flow);
    expect(edit.outcome).toBe('rewritten');
    expect(parseFrontMatter(edit.text).values).toEqual({ title: 'New', b: 1 });
    expect(edit.text).toContain('# c');
  });

  test('an anchor that another key uses is not lost', () => {
    const edit = edited('a', 'New', '---\na: &x one\nb: *x\n---\n');
    expect(parseFrontMatter(edit.text).values.b === 'one' || edit.outcome === 'refused').toBe(true);
  });

  test('a field can be set beside a line that cannot be read', () => {
    const broken = '---\ntitle: a: b\nstatus: live\n---\nBody';
    const edit = edited('status', 'complete', broken);
    expect([broken.replace('live', 'complete'), broken]).toContain(edit.text);
  });

  test('any text comes back as it was given', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'no',
        'Yes',
        '1e3',
        '2024-01-01',
        '12:34',
        '~',
        'null',
        '',
        ' ',
        '- a',
        'a: b',
        'a #b',
        '---',
        '...',
        '"',
        "'",
        '\n',
        'a\r\nb',
        '*x',
        '&x',
        '!x',
        '@x',
        '`',
        '%',
        '{{a}}',
        '[a',
        '\u2028',
        '\uFEFF',
        '\ud800',
        '0x1F',
        '+1',
        '.5',
        '1_000',
        '017',
      ),
    );
    const quotes = fc.constantFrom(
      'old',
      '"old"',
      "'old'",
      '|\n  old',
      '\n  - old',
      '[old]',
      '',
      '>-\n  a\n  b',
      '{a: old}',
    );
    fc.assert(
      fc.property(hostile, quotes, fc.constantFrom('\n', '\r\n'), (value, old, eol) => {
        const text = `---\nfirst: 1 # c\ntitle: ${old}\nlast: [x]\n---\nBody`.replaceAll('\n', eol);
        const edit = setFrontMatterValue(text, 'title', value);
        expect(edit.outcome).not.toBe('refused');
        expect(parseFrontMatter(edit.text).values).toEqual({ first: 1, title: value, last: ['x'] });
        if (edit.outcome === 'edited') {
          expect(edit.text.startsWith(`---${eol}first: 1 # c${eol}title:`)).toBe(true);
          expect(edit.text.endsWith(`last: [x]${eol}---${eol}Body`)).toBe(true);
        }
        const list = setFrontMatterValue(text, 'title', [value, 'b', value]);
        expect(parseFrontMatter(list.text).values.title).toEqual([value, 'b', value]);
      }),
      runs(600),
    );
  });
});
