import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CommentBody } from '../../../../../renderer/features/findings/review/CommentBody.tsx';
import { hostileText, runs } from '../../../shared/markdown/markdown-arbitrary.ts';

const shown = (body: string) => renderToStaticMarkup(<CommentBody body={body} />);

test.each([
  ['emphasis and code', '**How** many `admins`?', /<strong>How<\/strong> many <code>admins<\/code>\?/],
  [
    'a link, which only opens by a press',
    '[roster](https://x.example/r)',
    /<button[^>]*title="https:\/\/x\.example\/r"[^>]*>roster<\/button>/,
  ],
  ['a reference', '[roster][1]\n\n[1]: https://x.example/r', /title="https:\/\/x\.example\/r"[^>]*>roster/],
  [
    'a link that leads nowhere safe, as words',
    '[a](javascript:alert(1)) [b](file:///etc/passwd)',
    /<span title="javascript:alert\(1\)">a<\/span>/,
  ],
  ['a picture, as its words', '![the funnel](https://t.example/pixel.png)', /\(picture: the funnel\)/],
  ['HTML, as it is written', 'x <img src=y onerror=z> y', /<code>&lt;img src=y onerror=z&gt;<\/code>/],
  ['a suggestion', '```suggestion\n- so\n```', /Suggested instead:.*<pre>- so<\/pre>/],
  ['a list with tasks', '- [x] done\n- [ ] open', /<li>☑ .*<li>☐ /],
  ['a quotation', '> said', /<blockquote><p>said<\/p><\/blockquote>/],
  ['a table, a line for each row', '| a | b |\n|---|---|\n| c | d |', /<p><span>a<\/span><span>b<\/span><\/p>/],
])('%s', (_, body, pattern) => {
  expect(shown(body)).toMatch(pattern);
});

test('what nobody is to see is not shown, and a long comment in part', () => {
  expect(shown('a <!-- hidden --> b')).not.toContain('hidden');
  expect(shown('<!--\nhidden\n-->\n\nb')).not.toContain('hidden');
  expect(shown('short')).not.toContain('Show all');
  expect(shown('long '.repeat(200))).toContain('Show all of it');
  expect(shown('line\n'.repeat(20))).toContain('aria-expanded="false"');
});

test('no comment loads or runs anything, however it is written', () => {
  const parts = fc.oneof(
    hostileText,
    fc.constantFrom(
      '![a](https://t.example/x)',
      '<script>',
      '[x](data:text/html,1)',
      '> '.repeat(400),
      '[a](vbscript:1)',
    ),
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 4 }), (texts) => {
      const html = shown(texts.join('\n'));
      for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
        expect(tag).toMatch(/^<(?:p|em|strong|del|code|pre|div|span|ul|ol|li|blockquote|br|hr|sup|button)[\s>/]/);
        expect(tag).not.toMatch(/\s(?:src|href|style|on[a-z]+)=/);
      }
    }),
    runs(25),
  );
});
