import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter, type YamlValue } from '../../../../shared/markdown/front-matter.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { runs } from './markdown-arbitrary.ts';

/** Lines of one key in every shape that YAML has for a value. `KEY` is the key. */
const shapes = [
  'KEY: plain',
  'KEY:    spaced   # and a comment',
  'KEY: "double \\" quoted" # c',
  "KEY: 'single '' quoted'",
  'KEY:',
  'KEY: # only a comment',
  'KEY: ~',
  'KEY: [a, "b", c] # list',
  'KEY: [\n  a, # first\n  b,\n]',
  'KEY: {a: 1, b: [x]}',
  'KEY:\n  - a\n  # between\n  - b # c',
  'KEY:\n- a\n- b',
  'KEY:\n  - a: 1\n    b: 2\n  - c',
  'KEY:\n  a: 1\n  b:\n    c: d',
  'KEY: |\n  literal\n    indented\n\n  more',
  'KEY: |-\n  literal',
  'KEY: >+\n  folded\n  text\n',
  'KEY: plain over\n  two lines',
  'KEY: "quoted over\n  two lines"',
  'KEY: &KEYanchor value',
  'KEY: &KEYanchor [a, b]',
  'KEY: !!str 12',
  'KEY: no',
  'KEY: 1e3',
  'KEY: 2024-01-01',
  'KEY: 0x1F',
  '"KEY": quoted key',
  "'KEY' : quoted key with a space",
  'KEY:\ttab',
  '? KEY\n: explicit',
];
const comments = fc.constantFrom('', '', '# a comment\n', '\n', '  # indented\n', '#tight\n');
const keys = ['alpha', 'title', 'beta', 'tags', 'zeta'];

interface Made {
  yaml: string;
  keys: string[];
}

const block: fc.Arbitrary<Made> = fc
  .tuple(
    fc.shuffledSubarray(keys, { minLength: 1 }),
    fc.array(fc.tuple(fc.constantFrom(...shapes), comments), { minLength: 5, maxLength: 5 }),
  )
  .map(([chosen, parts]) => ({
    keys: chosen,
    yaml: chosen.map((key, i) => `${parts[i]![1]}${parts[i]![0].replaceAll('KEY', key)}\n`).join(''),
  }));

const value: fc.Arbitrary<YamlValue> = fc.oneof(
  fc.constantFrom(
    'x',
    'a: b',
    '- a',
    '"',
    "it's",
    '# no',
    'no',
    '1e3',
    '',
    ' edge ',
    'two\nlines',
    '[a',
    '&a',
    '*a',
    '---',
    '...',
    '数据',
  ),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b', 'new: one', '- x', '1'), { maxLength: 4 }),
  fc.constant<YamlValue>({ state: 'done', at: '2026-11-18', list: ['a', 1] }),
);

const frame = fc.record({
  bom: fc.constantFrom('', '\uFEFF'),
  eol: fc.constantFrom('\n', '\n', '\r\n'),
  body: fc.constantFrom('Body\n', 'Body', '', '\n\n---\nnot: this\n---\n'),
  key: fc.constantFrom(...keys, 'brand new', 'constructor', 'toString'),
});

const entriesBut = (text: string, key: string) =>
  parseFrontMatter(text)
    .entries.filter((entry) => entry.key !== key)
    .map((entry) => [entry.key, entry.value, entry.asWritten]);

/** The lines of the front matter that the change did not take or bring: all but one run of them. */
function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split(/(?<=\n)/), after.split(/(?<=\n)/)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.slice(start, a.length - end);
}

describe('an edit of one property', () => {
  test('reads back as set, and leaves every other property, comment and byte of the body', () => {
    fc.assert(
      fc.property(block, value, frame, ({ yaml }, wanted, { bom, eol, body, key }) => {
        const text = bom + `---\n${yaml}---\n${body}`.replaceAll('\n', eol);
        const edit = setFrontMatterValue(text, key, wanted);
        expect(edit.outcome).not.toBe('refused');
        const read = parseFrontMatter(edit.text);
        expect(read.values[key]).toEqual(wanted);
        expect(entriesBut(edit.text, key)).toEqual(entriesBut(text, key));
        expect(splitFile(edit.text).body).toBe(splitFile(text).body);
        expect(edit.text.startsWith(`${bom}---${eol}`)).toBe(true);
        if (eol === '\r\n') expect(edit.text).not.toMatch(/(?<!\r)\n/);
        for (const comment of yaml.match(/#tight|# a comment/g) ?? []) expect(edit.text).toContain(comment);
      }),
      runs(400),
    );
  });

  test('changes the lines of that property alone', () => {
    fc.assert(
      fc.property(block, value, frame, ({ yaml, keys: present }, wanted, { eol, key }) => {
        const text = `---\n${yaml}---\nBody\n`.replaceAll('\n', eol);
        const edit = setFrontMatterValue(text, key, wanted);
        if (edit.outcome === 'rewritten') return; // an anchor that went, or a key over two lines
        const gone = changedLines(text, edit.text).join('');
        for (const other of present)
          if (other !== key) expect(gone).not.toMatch(new RegExp(`^["'?]?\\s?${other}\\b`, 'm'));
        if (!present.includes(key)) expect(gone).toBe('');
      }),
      runs(400),
    );
  });

  test('and its removal give the same bytes again where the key was new', () => {
    fc.assert(
      fc.property(block, frame, ({ yaml }, { bom, eol, body }) => {
        const text = bom + `---\n${yaml}---\n${body}`.replaceAll('\n', eol);
        const added = setFrontMatterValue(text, 'status', 'complete');
        expect(added.outcome).toBe('edited');
        expect(setFrontMatterValue(added.text, 'status', undefined).text).toBe(text);
      }),
      runs(300),
    );
  });

  test('twice over gives what the second says', () => {
    fc.assert(
      fc.property(block, value, value, frame, ({ yaml }, first, second, { eol, key }) => {
        const text = `---\n${yaml}---\nBody\n`.replaceAll('\n', eol);
        const edited = setFrontMatterValue(setFrontMatterValue(text, key, first).text, key, second);
        expect(parseFrontMatter(edited.text).values[key]).toEqual(second);
        expect(entriesBut(edited.text, key)).toEqual(entriesBut(text, key));
      }),
      runs(200),
    );
  });
});

test.each([
  ['an end of document before the end', '---\ntitle: A\n...\n---\nBody'],
  ['two documents', '---\ntitle: A\n...\nb: 1\n---\nBody'],
  ['a directive', '---\n%YAML 1.2\ntitle: A\n---\nBody'],
  ['a key that is a list', '---\n? [a, b]\n: c\ntitle: A\n---\nBody'],
  ['a merge key', '---\nx: &x {title: B}\n<<: *x\ntitle: A\n---\nBody'],
  ['an empty key', '---\n: x\ntitle: A\n---\nBody'],
  ['tabs for indentation', '---\ntags:\n\t- a\ntitle: A\n---\nBody'],
  ['a title twice', '---\ntitle: A\ntitle: B\n---\nBody'],
])('%s: the title can be set, or nothing is touched', (_, text) => {
  const edit = setFrontMatterValue(text, 'title', 'New');
  if (edit.outcome === 'refused') {
    expect(edit.text).toBe(text);
    return;
  }
  expect(parseFrontMatter(edit.text).values.title).toBe('New');
  expect(entriesBut(edit.text, 'title')).toEqual(entriesBut(text, 'title'));
  expect(splitFile(edit.text).body).toBe('Body');
});

test('an alias bomb is not followed: each value ends at its limit', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i <= 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  const text = `---\ntitle: Still here\n${lines.join('\n')}\n---\nBody\n`;
  const read = parseFrontMatter(text);
  expect(read.values.title).toBe('Still here');
  expect(read.problems.map((problem) => problem.message)).toContain(
    'The value of “a5” is too large or too deeply nested to be read.',
  );
  expect(JSON.stringify(read.values).length).toBeLessThan(200_000);
  expect(setFrontMatterValue(text, 'title', 'New').text).toBe(text.replace('Still here', 'New'));
});
