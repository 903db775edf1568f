import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../renderer/features/editor/paste/html-to-markdown.ts';
import { looksLikeMarkdown } from '../../../../renderer/features/editor/paste/looks-like-markdown.ts';

describe('a piece of a web page', () => {
  test.each([
    ['headings and paragraphs', '<h2>Plan</h2><p>We <strong>ship</strong> it.</p>', '## Plan\n\nWe **ship** it.\n'],
    [
      'nested lists',
      '<ul><li>one<ul><li>two</li></ul></li></ul><ol start="3"><li>c</li></ol>',
      '- one\n  - two\n\n3. c\n',
    ],
    ['tasks', '<ul><li><input type="checkbox" checked> done</li></ul>', '- [x] done\n'],
    [
      'links',
      '<a href="https://a.example/x?y=1">site</a> <a href="mailto:a@b.example">mail</a>',
      '[site](https://a.example/x?y=1) [mail](mailto:a@b.example)\n',
    ],
    ['code', '<pre><code class="language-js">let a = 1;\n</code></pre>', '```js\nlet a = 1;\n```\n'],
    ['quotes', '<blockquote><p>I gave up.</p></blockquote>', '> I gave up.\n'],
    [
      'tables',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
      '| A | B |\n| - | - |\n| 1 | 2 |\n',
    ],
    ['strikethrough', '<p><del>no</del> <s>never</s></p>', '~~no~~ ~~never~~\n'],
    ['rules', '<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb\n'],
    [
      'Google Docs',
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span> <span style="font-style:italic">it</span></p></b>',
      '**Bold** _it_\n',
    ],
    ['marks of other apps', '<p>a <mark style="background:yellow">b</mark> <u>c</u></p>', 'a b c\n'],
  ])('keeps %s', (_name, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test.each([
    ['scripts', '<p>a<script>alert(1)</script></p>', 'a\n'],
    ['styles', '<style>p{color:red}</style><p style="color:red" class="x">a</p>', 'a\n'],
    ['event handlers', '<p onclick="alert(1)">a</p><img src=x onerror="alert(1)">', 'a\n'],
    [
      'javascript links',
      '<a href="javascript:alert(1)">a</a> <a href="java\tscript:alert(1)">b</a> <a href=" &#1;javascript:alert(1)">c</a>',
      null,
    ],
    ['data links', '<a href="data:text/html,<script>alert(1)</script>">a</a>', null],
    ['file frames', '<iframe src="file:///etc/passwd"></iframe><p>a</p>', 'a\n'],
    [
      'vector scripts',
      '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>a',
      'a\n',
    ],
    ['tracking pixels', '<p>a</p><img src="https://track.example/p.gif?u=1" width="1" height="1">', 'a\n'],
    ['network shares', '<a href="\\\\host\\share\\x">a</a><img src="\\\\host\\share\\i.png">', null],
    ['forms', '<form action="https://x.example"><input name="q" value="v"><button>Go</button></form><p>a</p>', 'a\n'],
    ['comments and conditional HTML', '<!--[if mso]><p>word</p><![endif]--><p>a</p>', 'a\n'],
  ])('drops %s', (_name, html, markdown) => {
    const result = htmlToMarkdown(html);
    if (markdown !== null) expect(result).toBe(markdown);
    expect(result).not.toMatch(/script:|data:|file:|onerror|onclick|alert\(|track\.example|\\\\host/);
  });

  test('names an image by its text and never embeds it', () => {
    expect(htmlToMarkdown('<p><img src="https://a.example/c.png" alt="Funnel chart"></p>')).toBe(
      '[Funnel chart](https://a.example/c.png)\n',
    );
  });

  test('survives 600 nested elements', () => {
    expect(htmlToMarkdown(`${'<div>'.repeat(600)}deep${'</div>'.repeat(600)}`)).toBe('deep\n');
  });
});

describe('plain text from the clipboard', () => {
  test.each([
    '## Plan\n\n- one\n- two\n',
    '- [ ] send the docs',
    'See [the docs](https://docs.example/x).',
    '```js\nlet a = 1;\n```',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    '> quoted\n\nand **bold**',
    '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">I gave up.</mark>',
  ])('is Markdown: %j', (text) => expect(looksLikeMarkdown(text)).toBe(true));

  test.each([
    'I scrub for ten minutes.',
    '# a shell comment\nnpm install',
    'Regards\n\n-- \nNoor',
    '- one\n- two',
    '1. one\n2. two',
    'a * b * c and 2 ** 3 ** 4',
    'C:\\path\\to_file_name',
    '12:34 she said > 5 things',
    'foo[0](bar)',
  ])('is text: %j', (text) => expect(looksLikeMarkdown(text)).toBe(false));

  test('is read quickly however strange it is', () => {
    for (const odd of ['*', '[', '`', '|', '> ', '- ']) looksLikeMarkdown(odd.repeat(100_000));
  });
});
