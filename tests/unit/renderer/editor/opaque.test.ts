import { INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $createNodeSelection, $getSelection, $setSelection, type RangeSelection } from 'lexical';
import { describe, expect, test } from 'vitest';
import { state, styleOf } from '../../../../renderer/features/editor/document/nodes/state.ts';
import { $applySource, $isSourceNode } from '../../../../renderer/features/editor/opaque/apply-source.ts';
import { $moveBlocks } from '../../../../renderer/features/editor/opaque/move-blocks.ts';
import { nodesType } from '../../../../renderer/features/editor/paste/clip.ts';
import { $nodes, clipWith, type Typist, typistAt } from './typist.ts';

/** Every kind of block and piece of a line that the editor shows as source. */
const blocks = {
  HTML: '<details>\n<summary>Raw</summary>\n</details>',
  comment: '<!-- one\n\ntwo -->',
  'footnote definition': '[^1]: A  footnote\n    that goes on.',
  'link definition': '[docs]: <https://docs.example> "T"',
  math: '$$\nx^2\n$$',
  'MDX import': "import { Chart } from './chart.js'",
  'MDX element': '<Chart data={[1, 2]} />',
  directive: ':::note{a=1}\ntext\n:::',
  'one-line directive': '::video[x]{id=1}',
  'second list': '* a\n* b',
} as const;
const inlines = {
  'footnote reference': 'a[^1] b\n\n[^1]: Note.',
  'wiki link': 'see [[Some page|x]] now',
  embed: 'see ![[pic.png]] now',
  comment: 'a %% hidden %% b',
  callout: '> [!note] Title\n> text',
  'lone tag': 'a <br-x/> b <wbr> c',
  'orphan mark': 'a </mark> b',
  'image in image': 'see ![a [b] c](x.png) now',
} as const;

const selectSource = (t: Typist, at = 0) =>
  t.update(() => {
    const node = $nodes($isSourceNode)[at];
    if (!node) throw new Error('Nothing here is shown as its source.');
    const selection = $createNodeSelection();
    selection.add(node.getKey());
    $setSelection(selection);
  });

const editSource = (t: Typist, source: string, at = 0) =>
  t.update(() => void $applySource($nodes($isSourceNode)[at]!, source));

describe.each(Object.entries(blocks))('a block of source: %s', (name, source) => {
  const before = name === 'second list' ? '- first\n' : 'first\n';
  const file = `${before}\n${source}\n\nlast\n`;

  test('is copied as its source and comes back byte for byte', () => {
    const t = typistAt(file);
    selectSource(t);
    const clip = t.copy();
    expect(clip.getData('text/plain')).toBe(source);
    const other = typistAt('here\n\nthere\n');
    other.behind('here');
    other.paste(clip);
    expect(other.file()).toBe(`here\n\n${source}\n\nthere\n`);
    other.undo();
    expect(other.file()).toBe('here\n\nthere\n');
  });

  test('is moved, deleted, and there again after undo', () => {
    const t = typistAt(file);
    selectSource(t);
    t.update(() => void $moveBlocks(1));
    expect(t.file()).toBe(`${before}\nlast\n\n${source}\n`);
    t.update(() => void $moveBlocks(-1));
    expect(t.file()).toBe(file);
    t.select('last');
    t.update(() => void $moveBlocks(-1));
    expect(t.file()).toBe(`${before}\nlast\n\n${source}\n`);
    t.undo();
    expect(t.file()).toBe(file);
  });

  test('is never dropped: select all, copy, paste; other kinds of block around it', () => {
    const t = typistAt(file);
    t.selectAll();
    const clip = t.copy();
    t.selectAll();
    t.paste(clip);
    expect(t.file()).toBe(file);
    for (const change of [
      () => $setBlocksType($getSelection() as RangeSelection, () => $createHeadingNode('h2')),
      () => void t.editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
    ]) {
      const other = typistAt(file);
      other.selectAll();
      other.update(change);
      const words = (text: string) => text.replace(/^[ \t]*(?:#+|[-*])?[ \t]*/gm, '').replace(/\s+/g, ' ');
      expect(words(other.file())).toContain(words(source));
    }
  });

  test.each([
    ['a list item', '- here\n'],
    ['a quote', '> here\n'],
    ['a table cell', '| a |\n| - |\n| here |\n'],
    ['a heading', '# here\n'],
  ])('pasted into %s it is there', (_where, target) => {
    const t = typistAt(file);
    selectSource(t);
    const clip = t.copy();
    const other = typistAt(target);
    other.behind('here');
    other.paste(clip);
    const saved = other.file();
    const words = (text: string) => text.replace(/[\\>]|<br>|\s+/g, '');
    expect(words(saved)).toContain(words(source));
    expect(typistAt(saved).file()).toBe(saved);
    expect(other.literalBlocks()).toBe(0);
  });
});

describe.each(Object.entries(inlines))('source in a line: %s', (_name, body) => {
  test('is copied, deleted, brought back, and moves with its line', () => {
    const t = typistAt(`${body}\n\nend\n`);
    const source = t.editor.read(() => styleOf($nodes($isSourceNode)[0]!, state.source));
    selectSource(t);
    const clip = t.copy();
    expect(clip.getData('text/plain')).toBe(source);
    t.behind('end');
    t.paste(clip);
    expect(t.file()).toBe(`${body}\n\nend${source}\n`);
    t.undo();
    expect(t.file()).toBe(`${body}\n\nend\n`);
    t.update(() => $nodes($isSourceNode)[0]!.remove());
    expect(t.file().split(source)).toHaveLength(`${body}\n\nend\n`.split(source).length - 1);
    t.undo();
    t.selectAll();
    const all = t.copy();
    t.selectAll();
    t.paste(all);
    expect(t.file()).toBe(`${body}\n\nend\n`);
  });
});

describe('editing the source', () => {
  test.each([
    ['another source', '<div>a</div>', '<div>b</div>', '<div>b</div>'],
    ['ordinary blocks', '<div>a</div>', '## Now\n\n- a\n- b', '## Now\n\n- a\n- b'],
    [
      'a paragraph with a highlight',
      '<div>a</div>',
      'x <mark data-highlight="h_aaaaaaaaaaaa" data-kind="pain">y</mark>',
      'x <mark data-highlight="h_aaaaaaaaaaaa" data-kind="pain">y</mark>',
    ],
    ['the same', '<div>a</div>', '<div>a</div>', '<div>a</div>'],
    ['white space around it', '<div>a</div>', '\n<div>a</div>\n\n', '<div>a</div>'],
    ['what only the end of the file would close', '<div>a</div>', '<!-- open', '<!-- open\n-->'],
    ['an open fence', '<div>a</div>', '```\nopen', '```\nopen\n```'],
    ['a list beside none', '<div>a</div>', '1. a', '1. a'],
    ['a link of the note’s definitions', '<div>a</div>', 'see [docs]', 'see [docs]'],
    ['Windows line ends', '<div>a</div>', '<div>\r\nb</div>', '<div>\nb</div>'],
  ])('%s', (_name, before, typed, after) => {
    const rest = '\n\nend\n\n[docs]: https://docs.example\n';
    const file = `start\n\n${before}${rest}`;
    const t = typistAt(file);
    editSource(t, typed);
    expect(t.file()).toBe(`start\n\n${after}${rest}`);
    expect(t.literalBlocks()).toBe(0);
    expect(typistAt(t.file()).file()).toBe(t.file());
    t.undo();
    expect(t.file()).toBe(file);
  });

  test.each([
    ['nothing takes it away', '- a\n\n  <div>x</div>\n\n  b\n', '', '- a\n\n  b\n'],
    ['a paragraph in a list item', '- a\n\n  <div>x</div>\n\n  b\n', 'so', '- a\n\n  so\n\n  b\n'],
    ['blocks in a quote', '> a\n>\n> <div>x</div>\n', '- b\n- c', '> a\n>\n> - b\n> - c\n'],
    ['a list beside a list stays source', '- a\n\n<!-- x -->\n\n- b\n', '- c', '- a\n\n<!-- -->\n\n- c\n\n* b\n'],
    ['the only block', '<div>x</div>\n', '', ''],
  ])('in its place: %s', (_name, before, typed, after) => {
    const t = typistAt(before);
    editSource(t, typed);
    expect(t.file().replace(/\n+$/, '\n').replace(/^\n$/, '')).toBe(after);
  });

  test.each([
    ['a wiki link', 'see [[a]] now\n', '[[b|c]]', 'see [[b|c]] now\n'],
    ['becomes bold text', 'see [[a]] now\n', '**b** c', 'see **b** c now\n'],
    ['becomes a timestamp', 'see [[a]] now\n', '[12:34](#t=754)', 'see [12:34](#t=754) now\n'],
    ['a sign of blocks is text in a line', '[[a]] now\n', '# b', '\\# b now\n'],
    ['nothing', 'see [[a]] now\n', '', 'see  now\n'],
    [
      'in a mark',
      '<mark data-highlight="h_aaaaaaaaaaaa" data-kind="pain">see [[a]]</mark>\n',
      'b',
      '<mark data-highlight="h_aaaaaaaaaaaa" data-kind="pain">see b</mark>\n',
    ],
    ['in bold', '**see [[a]] now**\n', 'b', '**see b now**\n'],
  ])('in a line: %s', (_name, before, typed, after) => {
    const t = typistAt(before);
    editSource(t, typed);
    expect(t.file()).toBe(after);
    t.undo();
    expect(t.file()).toBe(before);
  });
});

describe('moving blocks', () => {
  const move = (by: -1 | 1) => (t: Typist) => t.update(() => void $moveBlocks(by));
  test.each([
    ['a paragraph up', 'a\n\nb\n\nc\n', 'b', move(-1), 'b\n\na\n\nc\n'],
    ['a paragraph down', 'a\n\nb\n\nc\n', 'b', move(1), 'a\n\nc\n\nb\n'],
    ['nowhere at the top', 'a\n\nb\n', 'a', move(-1), 'a\n\nb\n'],
    ['nowhere at the end', 'a\n\nb\n', 'b', move(1), 'a\n\nb\n'],
    ['an item in its list', '- a\n- b\n- c\n', 'b', move(-1), '- b\n- a\n- c\n'],
    ['an item with what is nested in it', '- a\n  - a1\n- b\n- c\n', 'a', move(1), '- b\n- a\n  - a1\n- c\n'],
    ['past an item with what is nested in it', '- a\n  - a1\n- b\n', 'b', move(-1), '- b\n- a\n  - a1\n'],
    ['a nested item in its own list', '- a\n  - a1\n  - a2\n- b\n', 'a2', move(-1), '- a\n  - a2\n  - a1\n- b\n'],
    ['a line of a quote', '> a\n>\n> b\n\nc\n', 'b', move(-1), '> b\n>\n> a\n\nc\n'],
    ['the only line of a quote, with it', 'a\n\n> b\n', 'b', move(-1), '> b\n\na\n'],
    ['a table from a cell', 'a\n\n| b |\n| - |\n| c |\n', 'c', move(-1), '| b |\n| - |\n| c |\n\na\n'],
    ['code', 'a\n\n```js\nb\n```\n', 'b', move(-1), '```js\nb\n```\n\na\n'],
  ])('%s', (_name, before, at, edit, after) => {
    const t = typistAt(before);
    t.behind(at);
    edit(t);
    expect(t.file()).toBe(after);
    t.type('!');
    t.undo();
    t.undo();
    expect(t.file()).toBe(before);
  });

  test('several at once', () => {
    const t = typistAt('a\n\nb\n\nc\n\nd\n');
    t.select('b', 'c');
    t.update(() => void $moveBlocks(-1));
    expect(t.file()).toBe('b\n\nc\n\na\n\nd\n');
  });
});

test('nodes of another program under our type are its text', () => {
  const t = typistAt('a\n');
  t.behind('a');
  t.paste(clipWith({ [nodesType]: '{"namespace":"x","nodes":[{"type":"evil"}]}', 'text/plain': 'b' }));
  expect(t.file()).toBe('ab\n');
});
