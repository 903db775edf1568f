import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import {
  cutMapped,
  cutText,
  marksOf,
  marksWithin,
  type TextMark,
} from '../../../../../renderer/features/export/preview/mark-pieces.ts';
import {
  alignCodeSpan,
  alignEscaped,
  alignLines,
  alignText,
  type SourceMap,
} from '../../../../../renderer/features/export/preview/source-map.ts';
import { searchLink } from '../../../../../shared/domain/deep-link.ts';
import { extentOf, parseMarkdown } from '../../../../../shared/export/markdown-tree.ts';
import { runs } from '../../../shared/markdown/markdown-arbitrary.ts';

const mark = (start: number, end: number, hitId = 'h'): TextMark => ({ start, end, hitId, state: 'open' });

/** The leaves of a document with where their letters come from. */
function leaves(source: string): { value: string; map: SourceMap | null }[] {
  const walk = (node: Nodes): { value: string; map: SourceMap | null }[] => {
    if ('children' in node) return node.children.flatMap(walk);
    if (!('value' in node)) return [];
    const [from, to] = extentOf(node);
    const align = { inlineCode: alignCodeSpan, code: alignLines, html: alignLines }[node.type as string] ?? alignText;
    return [{ value: node.value, map: align(node.value, source, from, to) }];
  };
  return walk(parseMarkdown(source));
}

/** What of the shown text is marked, where `[start, end)` of the source is. */
function marked(source: string, words: string): string[] {
  const start = source.indexOf(words);
  return leaves(source).flatMap(({ value, map }) =>
    map
      ? cutMapped(value, map, [mark(start, start + words.length)]).flatMap((piece) => (piece.mark ? [piece.text] : []))
      : ['no map'],
  );
}

describe('a mark of the source stands in what is shown of it', () => {
  test.each([
    ['plain', 'Ask Noor Haddad now.', 'Noor Haddad', ['Noor Haddad']],
    ['over emphasis', 'Ask **Noor** Haddad.', 'Noor** Haddad', ['Noor', ' Haddad']],
    ['behind an escape', 'a \\* b \\[c\\] Noor', 'Noor', ['Noor']],
    ['with an escape in it', 'ask noor\\_haddad now', 'noor\\_haddad', ['noor_haddad']],
    ['with a reference in it', 'Baker &amp; Noor &#64;x', 'Baker &amp; Noor', ['Baker & Noor']],
    ['a reference of two units', '&ngE; Noor', 'Noor', ['Noor']],
    ['that is no reference', 'AT&T; Noor', 'Noor', ['Noor']],
    ['over a line end in a quote', '> - ask Noor\n>   Haddad now', 'Noor\n>   Haddad', ['Noor\nHaddad']],
    ['in a code span', 'see `` a`Noor `` here', 'Noor', ['Noor']],
    ['in a code span over a line end', '> see `ask Noor\n> Haddad` here', 'Noor\n> Haddad', ['Noor\nHaddad']],
    ['in code', '- a\n\n  ```js\n  x\n    Noor\n  ```\n', 'Noor', ['Noor']],
    ['in indented code', '    a\n\n      Noor\n', 'Noor', ['Noor']],
    ['in HTML', '> <p\n> title="Noor">\n', 'Noor', ['Noor']],
    ['with a joiner', 'ask @\u200dnoor', '@\u200dnoor', ['@\u200dnoor']],
  ])('%s', (_what, source, words, shown) => {
    expect(marked(source, words)).toEqual(shown);
  });
});

test('whatever the document, its letters come from where they stand', () => {
  const piece = fc.constantFrom(
    ...[
      'Noor',
      ' ',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '`',
      '``',
      '*',
      '**',
      '\\',
      '\\*',
      '&amp;',
      '&#x41;',
      '&',
      ';',
      '[',
      '](',
      ')',
    ],
    ...['<b>', '    ', '```\n', '1. ', '|', '# ', 'é', '𝒩', '\t', '~~', 'http://a.b/c?d=e&f', '\r\n'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const source = pieces.join('');
      for (const { value, map } of leaves(source)) {
        if (!map) continue;
        expect(map.starts).toHaveLength(value.length);
        for (let i = 0; i < value.length; i++) {
          const from = source.slice(map.starts[i], map.ends[i]);
          const isSame = from === value[i] || from.startsWith('\\') || from.startsWith('&') || /^\s*$/.test(value[i]!);
          expect(isSame, `${JSON.stringify(source)}: ${JSON.stringify(from)} for ${value[i]}`).toBe(true);
        }
      }
    }),
    runs(100),
  );
});

test('marks of a stretch, and the pieces they cut it into', () => {
  const marks = [mark(0, 4, 'a'), mark(10, 14, 'b'), mark(12, 20, 'c')];
  expect(marksWithin(marks, 4, 10)).toEqual([]);
  expect(marksWithin(marks, 3, 13).map(({ hitId }) => hitId)).toEqual(['a', 'b', 'c']);
  const pieces = cutText('0123456789', 8, marksWithin(marks, 8, 18));
  expect(pieces.map(({ text, mark: found }) => [text, found?.hitId])).toEqual([
    ['01', undefined],
    ['2345', 'b'],
    ['6789', 'c'],
  ]);
  expect(cutText('', 0, marks)).toEqual([]);
});

test.each<[string, [string, number, number, ('open' | 'replaced')?][], [string, number, number][]]>([
  [
    'side by side',
    [
      ['b', 4, 6],
      ['a', 0, 4],
    ],
    [
      ['a', 0, 4],
      ['b', 4, 6],
    ],
  ],
  [
    'one in another',
    [
      ['a', 0, 10],
      ['b', 3, 5],
    ],
    [
      ['a', 0, 3],
      ['b', 3, 5],
      ['a', 5, 10],
    ],
  ],
  [
    'one over the end of another',
    [
      ['a', 0, 6],
      ['b', 4, 9],
    ],
    [
      ['a', 0, 4],
      ['b', 4, 9],
    ],
  ],
  [
    'two of the same words',
    [
      ['a', 0, 4, 'replaced'],
      ['b', 0, 4],
    ],
    [['b', 0, 4]],
  ],
  [
    'one in another, and one later',
    [
      ['a', 0, 10],
      ['b', 0, 5],
      ['c', 20, 24],
    ],
    [
      ['b', 0, 5],
      ['a', 5, 10],
      ['c', 20, 24],
    ],
  ],
])('marks that stand %s each have words of their own', (_what, marks, flat) => {
  const all = marks.map(([hitId, start, end, state = 'open']) => ({
    surface: 'body' as const,
    start,
    end,
    hitId,
    state,
  }));
  const other = { ...all[0]!, surface: 'title' as const };
  expect(marksOf([other, ...all], 'body').map(({ hitId, start, end }) => [hitId, start, end])).toEqual(flat);
});

test('a name in a link is marked in the query that it holds', () => {
  const query = 'person:"Noor Ça𝒩 & co"';
  const link = searchLink(query);
  const map = alignEscaped(query, link.indexOf('=') + 1);
  const name = encodeURIComponent('Ça𝒩');
  const start = link.indexOf(name);
  const pieces = cutMapped(query, map, [mark(start, start + name.length)]);
  expect(pieces.filter((piece) => piece.mark).map(({ text }) => text)).toEqual(['Ça𝒩']);
});
