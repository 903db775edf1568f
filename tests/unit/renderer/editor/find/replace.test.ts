import fc from 'fast-check';
import { $getSelection, $isRangeSelection } from 'lexical';
import { describe, expect, test } from 'vitest';
import { type Find, findPattern, runsOf } from '../../../../../renderer/features/editor/find/find-pattern.ts';
import { hitsIn } from '../../../../../renderer/features/editor/find/find-view.ts';
import { createFormattedFindView } from '../../../../../renderer/features/editor/find/formatted-view.ts';
import { changesFor } from '../../../../../renderer/features/editor/source/source-find.ts';
import { sampleNote, shownAndSaved } from '../../document/note-editor.ts';
import { typistAt } from '../typist.ts';

const mark = '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">';

function open(markdown: string) {
  const typist = typistAt(markdown);
  const view = createFormattedFindView(typist.editor);
  const hits = (text: string, options: Partial<Find> = {}) => {
    const pattern = findPattern({ text, matchCase: false, wholeWord: false, ...options })!;
    return hitsIn(view.texts(), (block, most) => runsOf(block, pattern, most));
  };
  return { typist, view, hits, replaceAll: (text: string, by: string) => view.replace(hits(text), by) };
}

describe('what is found in formatted text', () => {
  test.each<[what: string, markdown: string, query: string, count: number]>([
    ['in the middle of bold', 'One fil**ter** more\n', 'filter', 1],
    ['over a highlight’s edge', `I use ${mark}fil</mark>ters daily\n`, 'filters daily', 1],
    ['in a link', 'See [the docs](https://docs.example) now\n', 'docs now', 1],
    ['over a soft line break', 'two\nwords\n', 'two words', 1],
    ['in lists, also nested ones', '* filter\n  * filter\n\n1. filter\n', 'filter', 3],
    ['in tables', '| a | b |\n|---|---|\n| filter | x filter |\n', 'filter', 2],
    ['in quotes and headings', '# Filter\n\n> filter\n> > filter\n', 'filter', 3],
    ['in code', '`filter`\n\n```js\nfilter(filter)\n```\n', 'filter', 3],
    ['in a block that is shown as its source', '<div>\nfilter\n</div>\n', 'filter', 1],
    ['in a timestamp', '[12:34](#t=754) filter\n', '12:34 filter', 1],
    ['not over two blocks', 'fil\n\nter\n', 'fil ter', 0],
    ['not over two items', '* fil\n* ter\n', 'filter', 0],
    ['not over two cells', '| fil | ter |\n|---|---|\n| a | b |\n', 'filter', 0],
    ['not in what is not shown', `${mark}text</mark> [a](https://filter.example)\n`, 'filter', 0],
  ])('%s', (_what, markdown, query, count) => {
    expect(open(markdown).hits(query)).toHaveLength(count);
  });
});

describe('replacing in formatted text', () => {
  test.each<[what: string, before: string, query: string, by: string, after: string]>([
    ['every hit', 'filter a filter, Filter\n', 'filter', 'lens', 'lens a lens, lens\n'],
    ['takes the format of the first character', 'One fil**ter** more\n', 'filter', 'lens', 'One lens more\n'],
    ['keeps a format that starts there', 'One **fil**ter more\n', 'filter', 'lens', 'One **lens** more\n'],
    [
      'inside a highlight',
      `a ${mark}the filter broke</mark> b\n`,
      'filter',
      'lens',
      `a ${mark}the lens broke</mark> b\n`,
    ],
    ['all of a highlight', `a ${mark}filter</mark> b\n`, 'filter', 'lens', `a ${mark}lens</mark> b\n`],
    [
      'a highlight with what is before it',
      `my ${mark}filter</mark> b\n`,
      'my filter',
      'lens',
      `${mark}lens</mark> b\n`,
    ],
    ['across the start of a highlight', `my ${mark}filter</mark>\n`, 'my fil', 'a', `a${mark}ter</mark>\n`],
    [
      'the text of a link',
      'See [the docs](https://docs.example)!\n',
      'the docs',
      'it',
      'See [it](https://docs.example)!\n',
    ],
    ['over a soft line break', 'two\nwords here\n', 'two words', 'text', 'text here\n'],
    ['in code, where nothing is markup', '```js\nfilter(1)\n```\n', 'filter(1)', '*map*', '```js\n*map*\n```\n'],
    ['by what looks like markup', 'a filter\n', 'filter', '<b>*x*', 'a \\<b>*x\\*\n'],
    ['by nothing', 'a very fine day\n', 'very ', '', 'a fine day\n'],
    ['in tables', '| a | b |\n| - | - |\n| filter | x |\n', 'filter', 'lens', '| a | b |\n| - | - |\n| lens | x |\n'],
    ['in tasks', '- [ ] ask filter\n- [x] filter\n', 'filter', 'lens', '- [ ] ask lens\n- [x] lens\n'],
    ['by a longer text that holds the query', 'a a a\n', 'a', 'aa', 'aa aa aa\n'],
  ])('%s', (_what, before, query, by, after) => {
    const { typist, replaceAll } = open(before);
    replaceAll(query, by);
    expect(typist.file()).toBe(after);
  });

  test.each<[what: string, before: string, query: string, by: string, done: number, kept: object]>([
    ['a highlight that would have no text', `filter ${mark}filter</mark>\n`, 'filter', '', 1, { whole: 1 }],
    [
      'two highlights in one hit',
      `${mark}fil</mark>${mark.replace('tb', 'tc')}ter</mark>\n`,
      'filter',
      'lens',
      0,
      { whole: 1 },
    ],
    ['source', 'filter\n\n<div>filter</div>\n', 'filter', 'lens', 1, { source: 1 }],
    ['a timestamp', '[12:34](#t=754) at 12:34\n', '12:34', '1', 1, { source: 1 }],
  ])('leaves %s, and says so', (_what, before, query, by, done, kept) => {
    const { typist, replaceAll } = open(before);
    expect(replaceAll(query, by)).toEqual({ done, kept });
    expect(typist.file()).toContain(/<[^>]*>|\[.*\)/.exec(before)![0]);
  });

  test('all of it is one step that is undone and done again', () => {
    const before = `filter **filter** ${mark}my filter</mark>\n\n* filter\n`;
    const { typist, replaceAll } = open(before);
    expect(replaceAll('filter', 'lens')).toEqual({ done: 4, kept: {} });
    const after = typist.file();
    expect(after).toBe(before.replaceAll('filter', 'lens'));
    typist.undo();
    expect(typist.file()).toBe(before);
    typist.redo();
    expect(typist.file()).toBe(after);
  });

  test('whatever is replaced, the file reads back as what is shown, and no highlight or link is lost', () => {
    const parts = ['t', 'e', 'filter', 'two', 'set', 'docs', 'a', '1', 'o w', 'it', 'one two'];
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.constantFrom('', 'x', '*', '](', '<b>', 'a  b', '1.'), (query, by) => {
        const { typist, view, hits } = open(sampleNote);
        const ids = sampleNote.match(/h_[0-9a-z]{12}/g);
        const found = hits(query);
        const { done, kept } = view.replace(found, by);
        expect(done + Object.values(kept).reduce((sum, n) => sum + n, 0)).toBe(found.length);
        const { shown, saved } = shownAndSaved(typist.editor, typist.file());
        expect(saved).toEqual(shown);
        expect(typist.file().match(/h_[0-9a-z]{12}/g)).toEqual(ids);
        expect(typist.file()).toContain('https://docs.example');
      }),
      { numRuns: 25 },
    );
  });

  test('the caret stays at its text', () => {
    const { typist, replaceAll } = open('filter one filter two\n');
    typist.behind('one filter');
    replaceAll('filter', 'x');
    typist.type('!');
    expect(typist.file()).toBe('x one x! two\n');
  });

  test('a caret in text that goes does not stay behind its end', () => {
    const { typist, replaceAll } = open('a filter\n');
    typist.behind('filt');
    replaceAll('filter', '');
    const offset = typist.editor.read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) ? selection.anchor.offset : -1;
    });
    expect(offset).toBe(2);
  });

  test('what was replaced is found no more, and the texts follow every edit', () => {
    const { typist, replaceAll, hits } = open('a filter\n\nand a filter\n');
    replaceAll('filter', 'lens');
    expect(hits('filter')).toHaveLength(0);
    typist.behind('and a lens');
    typist.type(' filter');
    expect(hits('filter')).toEqual([{ block: 1, start: 11, end: 17 }]);
    typist.undo();
    expect(hits('filter')).toHaveLength(0);
  });
});

describe('replacing in the source', () => {
  const file = `---\nid: 01JD9ZC4F2M6P1S8T0V3XWXABD\ntitle: pain\n---\n${mark}a pain</mark> and pain\n`;
  const replaced = (text: string, query: string, by: string) => {
    const pattern = findPattern({ text: query, matchCase: false, wholeWord: false })!;
    const { changes, kept } = changesFor(
      text,
      hitsIn([text], (all) => runsOf(all, pattern)),
      by,
    );
    const out = changes.reduceRight((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text);
    return { out, kept };
  };

  test('tags of highlights keep their kind and id', () => {
    const { out, kept } = replaced(file, 'pain', 'quote');
    expect(out).toBe(
      file.replace('title: pain', 'title: quote').replace('a pain', 'a quote').replace('and pain', 'and quote'),
    );
    expect(kept).toEqual({ tag: 1 });
  });

  test('the id of the note stays', () => {
    expect(replaced(file, '01JD9', 'x')).toEqual({ out: file, kept: { tag: 1 } });
    expect(replaced(file, 'mark', 'x')).toEqual({ out: file, kept: { tag: 2 } });
  });
});
