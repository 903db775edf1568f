import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { expect, test } from 'vitest';
import { definitionsIn, linePages, markdownPages } from '../../../../../renderer/features/export/preview/pages.ts';
import { parseMarkdown } from '../../../../../shared/export/markdown-tree.ts';
import { runs } from '../../../shared/markdown/markdown-arbitrary.ts';

/** What a reader sees, block by block: lists are told by their items, for a page may end between two of them. */
function shown(root: Root): string[] {
  const told = (node: Nodes): string => {
    if ('value' in node) return `${node.type}:${node.value}`;
    if ('children' in node) return `${node.type}(${node.children.map(told).join(' ')})`;
    return node.type;
  };
  return root.children.flatMap((node) => (node.type === 'list' ? node.children.map(told) : [told(node)]));
}

const inPages = (text: string) => markdownPages(text).flatMap((page) => shown(parseMarkdown(page.text)));

test.each([
  ['paragraphs', 20, 'Said **so**.\nAnd so.\n\n'],
  ['a tight list', 40, '- Noor said\n  so\n'],
  ['a loose list with more below its items', 20, '1. Noor\n\n   said\n\n       code\n\n'],
  ['code with empty lines', 20, '```\na\n\nb\n```\n\n'],
  ['code in a list', 20, '- ```\n  a\n\n  b\n  ```\n'],
  ['code in a quote', 20, '> ```\n> a\n>\n> b\n\n'],
  ['longer fences around shorter ones', 20, '````\n```\n\na\n````\n\n'],
  ['HTML with empty lines', 20, '<pre>\na\n\nb\n</pre>\n\n'],
  ['a comment with empty lines', 20, '<!--\na\n\nb -->\n\n'],
  ['tables', 20, '| a | b |\n| - | - |\n| c | d |\n\n'],
  ['headings and rules', 20, '# A\n\n---\n\nText\n===\n\n'],
  ['CRLF', 20, '- a\r\n- b\r\n\r\nText\r\n\r\n'],
  ['a fence that nothing ends', 1, `${'a\n\n'.repeat(40)}\`\`\`\nb\n\nc\n\nd`],
])('%s read page by page say what they say as a whole', (_what, times, block) => {
  const text = block.repeat(times);
  expect(inPages(text)).toEqual(shown(parseMarkdown(text)));
});

test('pages in a row are the text, and its blocks read alone as they do together', () => {
  const block = fc.constantFrom(
    ...[
      'Noor said\n',
      '\n',
      '- item\n',
      '  more\n',
      '1. one\n',
      '```\n',
      '> quote\n',
      '# Head\n',
      '    code\n',
      '---\n',
    ],
    ...['| a |\n| - |\n| b |\n', '* * *\n', '\t- deep\n', 'Text\n'],
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 120 }), (blocks) => {
      const text = blocks.join('');
      const pages = markdownPages(text);
      expect(pages.map((page) => page.text).join('')).toBe(text);
      expect(
        pages.every((page, i) => page.start === (i === 0 ? 0 : pages[i - 1]!.start + pages[i - 1]!.text.length)),
      ).toBe(true);
      expect(inPages(text)).toEqual(shown(parseMarkdown(text)));
    }),
    runs(60),
  );
});

test('a decision moves no page’s edge, and a long document has many pages', () => {
  const text = Array.from({ length: 500 }, (_, i) => `- “Noor Haddad said ${i}” (Noor)\n`).join('');
  const before = markdownPages(text);
  const after = markdownPages(text.replaceAll('Noor', 'Participant 7'));
  expect(before.length).toBeGreaterThan(20);
  expect(after.map((page) => page.text)).toEqual(before.map((page) => page.text.replaceAll('Noor', 'Participant 7')));
  expect(
    linePages(text)
      .map((page) => page.text)
      .join(''),
  ).toBe(text);
  expect(linePages('')).toEqual([{ text: '', start: 0 }]);
});

test('definitions of links and footnotes are found for the pages that refer to them', () => {
  expect(definitionsIn('See [a][x].\n\n[x]: https://a.example\n\n[^1]: Noor\n')).toBe(
    '[x]: https://a.example\n[^1]: Noor',
  );
});
