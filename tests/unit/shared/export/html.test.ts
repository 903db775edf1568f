import fc from 'fast-check';
import type { Nodes as HtmlNodes } from 'hast';
import type { Nodes } from 'mdast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../../shared/export/csv.ts';
import { csvToHtml, htmlPage, markdownToHtml } from '../../../../shared/export/html.ts';
import { parseMarkdown } from '../../../../shared/export/markdown-tree.ts';
import '../../../support/property-seed.ts';

const read = (html: string) => unified().use(rehypeParse, { fragment: true }).parse(html);

describe('a document as HTML', () => {
  test.each([
    ['a heading', '# Filters', '<h1>Filters</h1>'],
    [
      'lines parted by a break',
      '**Owner:** Mira\\\n**Deadline:** today',
      /<strong>Owner:<\/strong> Mira<br>\s*<strong>/,
    ],
    ['a list in a list', '- a\n  - b', /<ul>\s*<li>a\s*<ul>\s*<li>b<\/li>\s*<\/ul>\s*<\/li>\s*<\/ul>/],
    ['a list that does not begin at 1', '3. c', /<ol start="3">/],
    ['a quote', '> “Slow.”', /<blockquote>\s*<p>“Slow.”<\/p>\s*<\/blockquote>/],
    ['code', '`h_k3x9` and\n\n```js\nx < y\n```', /<code>h_k3x9<\/code>[\s\S]*<pre><code>x &#x3C; y\n<\/code><\/pre>/],
    ['a link', '[page](https://x.example/?a=1&b=2)', '<p><a href="https://x.example/?a=1&#x26;b=2">page</a></p>'],
    ['a link by reference', '[page][1]\n\n[1]: https://x.example', '<p><a href="https://x.example">page</a></p>'],
    ['mail', '<mailto:a@x.example>', /<a href="mailto:a@x.example">/],
    ['a task', '- [x] done\n- [ ] open', /<li>☑ done<\/li>\s*<li>☐ open<\/li>/],
    [
      'a table',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      /<table border="1" cellpadding="4" cellspacing="0">[\s\S]*<td align="right">2<\/td>/,
    ],
    ['a footnote', 'So[^1]\n\n[^1]: Why', /<p>So<sup>1<\/sup><\/p>\s*<blockquote>\s*<p><sup>1<\/sup> Why<\/p>/],
    ['a break of HTML', 'a<br>b', '<p>a<br>b</p>'],
    ['struck', '~~no~~', '<p><del>no</del></p>'],
    ['a picture without its bytes', '![A funnel](filters/image-0123456789ab.png)', '<p>(picture: A funnel)</p>'],
    ['a picture of the web', '![x](https://track.example/p.png)', '<p>(picture: x)</p>'],
  ])('%s', (_what, markdown, html) => {
    if (typeof html === 'string') expect(markdownToHtml(markdown)).toBe(html);
    else expect(markdownToHtml(markdown)).toMatch(html);
  });

  test('a picture is in it where its bytes are given', () => {
    const pictures = new Map([['f/image-0123456789ab.png', 'data:image/png;base64,AAAA']]);
    expect(markdownToHtml('![A "funnel"](f/image-0123456789ab.png)', pictures)).toBe(
      '<p><img src="data:image/png;base64,AAAA" alt="A &#x22;funnel&#x22;"></p>',
    );
  });

  test.each([
    ['javascript:', '[x](javascript:alert(1))'],
    ['javascript: with a tab', '[x](java\tscript:alert(1))'],
    ['data:', '[x](data:text/html,<script>)'],
    ['a file', '[x](file:///etc/passwd)'],
    ['a path', '[x](../../notes.md)'],
    ['vbscript:', '<vbscript:x>'],
  ])('no link to %s', (_what, markdown) => {
    expect(markdownToHtml(markdown)).not.toMatch(/href/);
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x()">b</b>',
    '<svg><script>1</script></svg>',
    '<iframe src="https://x.example"></iframe>',
    '<style>*{}</style>',
    '<!-- hidden -->',
  ])('HTML stays words: %s', (markdown) => {
    const html = markdownToHtml(markdown);
    expect(words(read(html))).toBe(markdown);
    expect(tags(read(html)).filter((tag) => !['p'].includes(tag))).toEqual([]);
  });
});

/** What one reads: text with spaces as one, pictures by their words. */
function words(node: HtmlNodes): string {
  const parts: string[] = [];
  const visit = (at: HtmlNodes) => {
    if (at.type === 'text') parts.push(at.value);
    else if (at.type === 'element' && at.tagName === 'br') parts.push(' ');
    else if ('children' in at) {
      for (const child of at.children) visit(child);
      if (at.type === 'element' && blocks.has(at.tagName)) parts.push(' ');
    }
  };
  visit(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}
const blocks = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'td', 'th', 'ul', 'ol']);

function tags(node: HtmlNodes): string[] {
  if (node.type !== 'element' && node.type !== 'root') return [];
  return [...(node.type === 'element' ? [node.tagName] : []), ...node.children.flatMap((child) => tags(child))];
}

const flows = new Set(['root', 'blockquote', 'listItem', 'list']);

/** The words of the Markdown, as its syntax tree has them. */
function wordsOf(node: Nodes): string {
  const parts: string[] = [];
  const visit = (at: Nodes, flow: boolean) => {
    if (at.type === 'image') parts.push(at.alt ? `(picture: ${at.alt})` : '(picture)');
    else if (at.type === 'html' && /^<br\s*\/?>$/i.test(at.value)) parts.push(' ');
    else if ('value' in at) parts.push(at.value);
    else if (at.type === 'break') parts.push(' ');
    if ('children' in at) for (const child of at.children) visit(child, flows.has(at.type));
    if (flow || at.type === 'tableCell') parts.push(' ');
  };
  visit(node, true);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

test('the words of any document are all there, in their order, and nothing but allowed elements is', () => {
  const piece = fc.constantFrom(
    ...['# A', '## B', 'one *two* three', '**four**', '> five', '- six', '- [ ', '1. seven', '| a | b |', '|---|---|'],
    ...['`eight`', '```\nnine\n```', '<b>ten</b>', '<script>x()</script>', '[eleven](https://x.example)', '---', '\\'],
    ...['[twelve](javascript:x)', '![thirteen](a/b.png)', '<br>', '~~fourteen~~', '&amp; &lt;', 'a<!--b', '', '  '],
  );
  const document = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ')), { maxLength: 14 });
  const allowed = new Set([
    ...['p', 'h1', 'h2', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'a', 'br', 'hr'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ]);
  fc.assert(
    fc.property(document, (parts) => {
      const markdown = parts.map(([text, gap]) => text + gap).join('');
      const tree = read(markdownToHtml(markdown));
      expect(words(tree).replace(/[☑☐] /g, '')).toBe(wordsOf(parseMarkdown(markdown)));
      expect(tags(tree).filter((tag) => !allowed.has(tag))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a table of CSV', () => {
  const html = csvToHtml(
    toCsv([
      ['Quote', 'Tags'],
      ['=1 & <b>', 'a; b'],
    ]),
  );
  expect(html).toContain('<thead><tr><th>Quote</th><th>Tags</th></tr></thead>');
  expect(html).toContain("<td>'=1 &#x26; &#x3C;b></td><td>a; b</td>");
});

test('a page of its own: the title is text, the style a file', () => {
  const page = htmlPage('A </title><script>', '<p>x</p>', 'print.css');
  expect(page).toContain('<title>A &#x3C;/title>&#x3C;script></title><link rel="stylesheet" href="print.css">');
  expect(page).toContain('<body>\n<p>x</p>\n</body>');
});
