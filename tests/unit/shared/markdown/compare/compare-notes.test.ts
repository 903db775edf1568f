import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../../../../shared/markdown/compare/chunks.ts';
import { compareNotes } from '../../../../../shared/markdown/compare/compare-notes.ts';
import { type ComparedRow, compareMarkdown } from '../../../../../shared/markdown/compare/compare-rows.ts';
import { rowsOf } from '../../../../../shared/markdown/compare/rows.ts';
import { markdownSoup, runs, wellFormedBody } from '../markdown-arbitrary.ts';

/** All lines of a comparison. */
function rowsBetween(before: string, after: string): ComparedRow[] {
  const { stretches, definitions } = compareNotes(before, after);
  return stretches.flatMap((stretch) => {
    const [old, now] = stretch.isSame
      ? [stretch.chunks.join('\n\n'), stretch.chunks.join('\n\n')]
      : [stretch.before, stretch.after];
    return compareMarkdown(old, now, definitions);
  });
}

const signs = { same: '', added: '+', removed: '−', restyled: '~' };
const shape = ({ kind, depth, quotes, list }: Pick<ComparedRow, 'kind' | 'depth' | 'quotes' | 'list'>) =>
  [kind === 'paragraph' ? '' : kind + (depth || ''), '>'.repeat(quotes), list && `${list.depth}${list.marker}`]
    .filter(Boolean)
    .join(' ');

/** A comparison as text: `{+…}` came, `{−…}` went, `{~…}` looks another way. */
function shown(before: string, after: string): string[] {
  return rowsBetween(before, after).map((row) => {
    const text = row.cells
      .map((pieces) => pieces.map(({ text, change }) => (signs[change] ? `{${signs[change]}${text}}` : text)).join(''))
      .join(' | ');
    const was = row.was ? ` (was ${shape(row.was) || 'paragraph'})` : '';
    const line = shape(row);
    return `${line}${line ? ': ' : ''}${text}${was}`;
  });
}

describe('what is shown of a change', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a word',
      'She saw a wrong number.\n',
      'She saw the wrong numbers.\n',
      ['She saw {−a}{+the} wrong {−number}{+numbers}.'],
    ],
    ['words in a row', 'one two three four\n', 'one 2 3 four\n', ['one {−two three}{+2 3} four']],
    ['words before and after spaces', 'Show me what.\n', 'Just show me what.\n', ['{−Show}{+Just show} me what.']],
    ['a paragraph more', 'One.\n', 'One.\n\nTwo.\n', ['One.', '{+Two.}']],
    ['a paragraph less', 'One.\n\nTwo.\n', 'Two.\n', ['{−One.}', 'Two.']],
    ['a list item more', '- a\n- c\n', '- a\n- b\n- c\n', ['1bullet: a', '1bullet: {+b}', '1bullet: c']],
    [
      'numbers that only move on',
      '1. a\n2. b\n',
      '1. new\n2. a\n3. b\n',
      ['1number: {+new}', '1number: a', '1number: b'],
    ],
    ['a task that is done', '- [ ] Send docs\n', '- [x] Send docs\n', ['1done: Send docs (was 1todo)']],
    ['a heading made of a paragraph', 'Background\n', '## Background\n', ['heading2: Background (was paragraph)']],
    ['a quote', '> One two three.\n', '> One 2 three.\n', ['>: One {−two}{+2} three.']],
    [
      'a table cell',
      '| a | b |\n|---|---|\n| c | d |\n',
      '| a | b |\n|---|---|\n| c | e |\n',
      ['table: a | b', 'table: c | {−d}{+e}'],
    ],
    ['a line of code', '```js\na\nb\n```\n', '```js\na\nc\n```\n', ['code: a', 'code: {−b}', 'code: {+c}']],
    ['bold', 'a plain word\n', 'a **plain** word\n', ['a {~plain} word']],
    [
      'a highlight',
      'It took too long.\n',
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">It took</mark> too long.\n',
      ['{~It took} too long.'],
    ],
    ['nothing but spelling', 'an *emphasized* word\n', 'an _emphasized_ word\n', ['an emphasized word']],
    ['line ends', 'One.\r\n\r\nTwo.\r\n', 'One.\n\n\nTwo.', ['One.', 'Two.']],
    ['lines wrapped anew', 'One two\nthree.\n', 'One\ntwo three.\n', ['One two three.']],
    ['a timestamp', '[02:10](#t=130) Alone.\n', '[02:15](#t=135) Alone.\n', ['02:{−10}{+15} Alone.']],
    [
      'a comment, as the file has it',
      '<!-- a\n\nb -->\n',
      '<!-- a\n\nc -->\n',
      ['source: <!-- a', 'source: ', 'source: {−b -->}', 'source: {+c -->}'],
    ],
    ['a script without spaces', '今日は良い天気\n', '今日は悪い天気\n', ['今日は{−良}{+悪}い天気']],
    [
      'two lines that are not alike',
      'Red green blue.\n',
      'Something else altogether.\n',
      ['{−Red green blue.}', '{+Something else altogether.}'],
    ],
    [
      'a link by reference',
      '[docs][d] old\n\n[d]: https://docs.example\n',
      '[docs][d] new\n\n[d]: https://docs.example\n',
      ['docs {−old}{+new}'],
    ],
    ['a text that began as nothing', '', 'One.\n', ['{+One.}']],
    ['a text that was emptied', 'One.\n', '', ['{−One.}']],
  ])('%s', (_name, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  test('an indented second paragraph stays with its list item', () => {
    expect(shown('1. a\n\n   more\n\n2. b\n', '1. a\n\n   more of it\n\n2. b\n')).toEqual([
      '1number: a',
      '1: more{+ of it}',
      '1number: b',
    ]);
  });
});

test('the properties that are others, in the order of the file', () => {
  const before = '---\nid: x\ntitle: Old\nteams: [a]\ngone: 1\n---\nBody\n';
  const after = '---\nid: x\ntitle: New\nteams: [a, b]\nstatus: complete\n---\nBody\n';
  const { fields, stretches } = compareNotes(before, after);
  expect(fields).toEqual([
    { key: 'title', before: 'Old', after: 'New' },
    { key: 'teams', before: ['a'], after: ['a', 'b'] },
    { key: 'status', before: undefined, after: 'complete' },
    { key: 'gone', before: 1, after: undefined },
  ]);
  expect(stretches).toEqual([{ isSame: true, chunks: ['Body'] }]);
});

test.each<[string, string, string, [number, number]]>([
  ['a word more', 'One two.', 'One two three.', [1, 0]],
  ['words that only moved', 'one two three.', 'three? one two', [0, 0]],
  ['markup alone', '**One** two.', '# One *two*', [0, 0]],
  ['the tag of a highlight', 'One', '<mark data-highlight="h_k3x9q2m7v0tb">One</mark>', [0, 0]],
])('counts %s', (_name, before, after, [added, removed]) => {
  expect(compareNotes(before, after)).toMatchObject({ added, removed });
});

test.each<[string, string, number]>([
  ['paragraphs', 'a\n\nb\n\n\nc', 3],
  ['a fence over blank lines', '```\na\n\nb\n```\n\nc', 2],
  ['a fence of four that holds one of three', '````\n```\n\n````\n\nc', 2],
  ['a fence that is never closed', '```\na\n\nb', 1],
  ['a comment over blank lines', '<!-- a\n\nb -->\n\nc', 2],
  ['a list with blank lines between its parts', '- a\n\n  b\n\n- c', 2],
])('cuts %s', (_name, body, count) => {
  expect(chunksOf(body)).toHaveLength(count);
});

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const side = (rows: readonly ComparedRow[], without: 'added' | 'removed') =>
  rows.flatMap(({ cells }) =>
    cells.flatMap((pieces) => wordsIn(pieces.flatMap(({ text, change }) => (change === without ? [] : text)).join(''))),
  );
const wordsOfNote = (body: string) =>
  rowsOf(body).flatMap(({ cells }) => cells.flatMap((cell) => wordsIn(cell.map((run) => run.text).join(''))));

describe('each side reads as its text', () => {
  /** Two texts with much in common: blocks of one, some left out, some put in. */
  const pair = fc
    .tuple(fc.array(wellFormedBody, { maxLength: 5 }), fc.array(wellFormedBody, { maxLength: 3 }), fc.array(fc.nat(3)))
    .map(([base, more, plan]) => {
      const after = base.flatMap((body, index) => {
        const step = plan[index] ?? 0;
        if (step === 1) return [];
        if (step === 2) return [more[index % (more.length || 1)] ?? 'New words here.', body];
        return step === 3 ? [body.replace(/\w+/, 'changed')] : [body];
      });
      return [base.join('\n\n'), after.join('\n\n')] as const;
    });

  const file = (body: string) => `---\nid: x\n---\n${body}`;

  test('word for word, for texts that share blocks', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const rows = rowsBetween(file(before), file(after));
        expect(side(rows, 'added')).toEqual(wordsOfNote(before));
        expect(side(rows, 'removed')).toEqual(wordsOfNote(after));
      }),
      runs(60),
    );
  });

  test('and for any Markdown, line by line', () => {
    fc.assert(
      fc.property(markdownSoup, markdownSoup, (before, after) => {
        const rows = compareMarkdown(before, after);
        expect(side(rows, 'added')).toEqual(wordsOfNote(before));
        expect(side(rows, 'removed')).toEqual(wordsOfNote(after));
      }),
      runs(60),
    );
  });

  test('of two texts that have nothing in common and are long', () => {
    const long = (seed: number) =>
      Array.from(
        { length: 600 },
        (_, n) => `Paragraph ${(n * seed) % 7919} of ${seed} says ${(n * n) % seed} things.`,
      ).join('\n\n');
    const [before, after] = [long(6007), long(7013)];
    const rows = rowsBetween(before, after);
    expect(side(rows, 'added')).toEqual(wordsOfNote(before));
    expect(side(rows, 'removed')).toEqual(wordsOfNote(after));
  });
});
