import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutralizeLine, neutralizeMarkdown, neutralizePlain } from '../../../../shared/export/neutralize.ts';
import { exportBody } from '../../../../shared/export/note-body.ts';
import { judgeVersion, render, renderBlocks, shownBy } from '../../../fidelity/judge.ts';
import { actsIn, actsInPlain } from '../../../support/github-acts.ts';

judgeVersion();

/** What is read, without the signs that nobody sees; issues are reached by another address. */
const read = (html: string) =>
  shownBy(html)
    .replace(/\p{Cf}/gu, '')
    .replace(/(?:https?:\/\/)?(?:www\.|redirect\.)?github\.com/gi, 'github.com')
    .replace(/"className":\["language-\w+"\]/g, '');

const runs = (usual: number) => ({ numRuns: usual * Number(process.env.FIELDBOOK_FUZZ ?? 1) });

const sha = '3f9a1c2d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b';

describe('GitHub does nothing with it, and people read the same', () => {
  test.each([
    ['mentions mira', 'Thanks @mira'],
    ['mentions mira', '**@mira**, _@mira_, “@mira”: @Mira.'],
    ['mentions mira', 'Thanks é@mira, too'],
    ['mentions mira', 'Thanks @&#109;ira and &#x40;mira and &commat;mira'],
    ['mentions acme/research', 'cc @acme/research'],
    ['mentions mira', '> quoted @mira\n> again'],
    ['mentions mira', '| a | b |\n| - | - |\n| @mira | x |'],
    ['tells #12', 'see #12, (#12), #12.'],
    ['tells #12', 'Fixes #12'],
    ['tells #12', 'closes: &#35;12 and #&#49;2'],
    ['tells #7', 'Resolves acme/app#7, acme#7'],
    ['tells GH-31', 'GH-31, gh-31, &#71;H-31, GH\\-31'],
    ['tells issues/12', 'https://github.com/acme/app/issues/12'],
    ['tells issues/12', 'www.github.com/acme/app/issues/12'],
    ['tells issues/12', 'fixes <https://github.com/acme/app/issues/12>'],
    ['tells pull/12', '[it](https://github.com/acme/app/pull/12#issuecomment-1 "so")'],
    ['tells pull/12', '[it](<https://github&#46;com/acme/app/pull/12>)'],
    ['tells pull/12', '[it](https://github.com/acme/app/pu\\ll/12) [it](HTTPS://GitHub\\.com/acme/app/pull/12)'],
    ['tells pull/12', '[it][a]\n\n[a]: https://github.com/acme/app/pull/12'],
    [`tells commit/${sha}`, `https://github.com/acme/app/commit/${sha}`],
    ['links 3f9a1c2', 'since 3f9a1c2 and 3f9a1c2-x'],
    [`links ${sha}`, `since ${sha}, acme/app@${sha}`],
    ['links a1b2c3d', '3f9a1c2...a1b2c3d'],
    ['pictures tada', 'done :tada:, :+1:, :100:, :t&#97;da:'],
    ['hides hidden', 'a <!-- hidden --> b'],
    ['hides hidden', '<!-- all\n\nof it -->'],
    ['hides hidden', 'a <?php x ?> b'],
    ['tag details', '<details><summary>more</summary>\n\nwords\n\n</details>'],
    ['tag details', '> <details>\n> quoted\n\nafter </details>'],
    ['hides x-y', 'a @<x-y>mira</x-y>'],
    ['mentions mira', 'a @<u>mira</u>'],
    ['mentions mira', 'a<br>@mira'],
    ['formula', 'so $x$ and'],
    ['formula', '$$x+1$$'],
    ['formula', '$$\nx+1\n$$'],
    ['formula', '($5–$10)'],
    ['formula', '\\$5–\\$10 and *$a$*'],
    ['formula', 'so $`x`$ and'],
    ['formula', '- $x *y* z$\n- b'],
    ['runs mermaid', '```mermaid\ngraph TD\n```'],
    ['runs mermaid', '> ~~~ Mermaid x\n> graph TD\n> ~~~'],
    ['runs geojson', '```geojson\n{}\n```'],
    ['runs topojson', '```topojson\n{}\n```'],
    ['runs stl', '```stl\nsolid\n```'],
    ['runs math', '````math\nx\n````'],
    ['alert', '> [!NOTE]\n> words'],
    ['alert', '> [!warning]\n>\n> words'],
    ['alert', '- > \\[!TIP\\]\n  > words'],
  ])('%s: %j', (act, text) => {
    const before = render(text);
    const after = neutralizeMarkdown(text);
    expect(actsIn(before)).toContain(act);
    expect(actsIn(render(after))).toEqual([]);
    expect(neutralizeMarkdown(after)).toBe(after);
    if (!text.includes('<')) expect(read(render(after))).toBe(read(before));
  });

  test.each([
    'noor@lumenpay.example, mail <noor@lumenpay.example>',
    'https://medium.example/@mira/post#12, https://x.example/a:b:c and https://x.example/3f9a1c2',
    '[a](https://x.example/@mira#12) ![b](c.png "#12")',
    'at 12:34:56 in #channel, no. 12, #1a2b3c and C#',
    '550e8400-e29b-41d4-a716-446655440000, order 12345678, effaced',
    'it costs $5, or $10 with support',
    '`@mira #12 $x$ :tada: #0969DA`, ``GH-1``',
    '```js\n@mira #12 $x$ <!-- x -->\n```',
    '    @mira #12 $x$',
    '- [ ] open\n- [x] done',
    'Said[^1]\n\n[^1]: By somebody.',
    'H<sub>2</sub>O, 3<sup>rd</sup>, <kbd>x</kbd> and<br>more',
    '👩‍👩‍👧‍👦 مرحبا \u2068שלום\u2069',
    'JIRA-1, [square] [!] [!x], 1 < 2 & 3 > 2',
  ])('is left as it is: %j', (text) => {
    expect(neutralizeMarkdown(text)).toBe(text);
  });

  test('signs that turn the direction of what follows are gone, and nothing comes of it', () => {
    expect(neutralizeMarkdown('to \u202erooN\u202c, @\u202emira and \u001b[31m#\u00001')).toBe(
      'to rooN\u202c, @\u200dmira and [31m#\u200d1',
    );
  });

  const piece = fc.constantFrom(
    ...['@', '#', ':', '$', '$$', '&', '-', '_', '*', '**', '~~', '`', '```', '\\', '/', '.', '|', '!', '(', ')', ' '],
    ...[
      ' ',
      ' ',
      '\n',
      '\n\n',
      '\n> ',
      '\n- ',
      '\n1. ',
      '\n# ',
      '\n```mermaid\n',
      '\n$$\n',
      '\n| a | b |\n| - | - |\n| ',
    ],
    ...['mira', 'acme/app', '12', '7', 'x', 'é', 'GH-', 'tada', '+1', sha.slice(0, 7), sha, 'fixes', '[!NOTE]', '[a]'],
    ...[
      'https://',
      'www.github.com/acme/app/',
      'github.com/acme/app/',
      'issues/',
      'pull/',
      'commit/',
      '](',
      '[',
      ']',
      '@mira',
      '#12',
    ],
    ...['&#64;', '&#35;', '&#49;', '&#x24;', '&commat;', '&num;', '&colon;', '&#109;', '\\@mira ', '\\#', '\\$', '\\_'],
  );
  const tag = fc.constantFrom(
    '<',
    '>',
    '<!--',
    '-->',
    '<br>',
    '<u>',
    '</u>',
    '<details>',
    '</details>',
    '<x-y>',
    '<p>',
  );
  const documents = (one: fc.Arbitrary<string>) =>
    fc.array(
      fc.array(one, { maxLength: 12 }).map((pieces) => pieces.join('')),
      { minLength: 60, maxLength: 60 },
    );

  test('whatever is written', () => {
    fc.assert(
      fc.property(documents(piece), (texts) => {
        const before = renderBlocks(texts, '');
        const after = renderBlocks(texts.map(neutralizeMarkdown), '');
        after.forEach((html, i) => {
          const text = texts[i]!;
          expect([text, actsIn(html)]).toEqual([text, []]);
          expect([text, read(html)]).toEqual([text, read(before[i]!)]);
        });
      }),
      runs(3),
    );
  });

  test('whatever is written, with tags', () => {
    fc.assert(
      fc.property(documents(fc.oneof(piece, tag)), (texts) => {
        const after = renderBlocks(texts.map(neutralizeMarkdown), '');
        after.forEach((html, i) => {
          expect([texts[i], actsIn(html)]).toEqual([texts[i], []]);
        });
      }),
      runs(3),
    );
  });
});

describe('what a note leaves open swallows nothing that follows it', () => {
  test.each([
    '```\nopen',
    '~~~ js\nopen',
    '````\n```',
    '```\nopen\n    ```',
    '```\nclosed\n  ```',
    '> ```\n> closed\n> ```',
    '> ```\n> open',
    '> > ~~~\n> > open',
    '- ```\n  closed\n  ```',
    '- ```\n  open',
    '1. > ```\n   > open',
    'Said[^1]\n\n[^1]: ```\n    open',
    '<details>\n<summary>more</summary>',
    '> <details>\n> more',
    'words </details> </summary> words',
    '<!-- open',
    '<pre>\nopen',
    '<table><tr><td>',
    '<![CDATA[ open',
    '<?php open',
    '$$\nopen',
  ])('%j', (body) => {
    const html = render(`${neutralizeMarkdown(exportBody(body, 1).markdown)}\n\n## Decision\n\nWritten here.\n`);
    expect(html).toMatch(/(?:^|\n)<h2>Decision<\/h2>\n<p>Written here\.<\/p>\n(?:<section|$)/);
    expect(actsIn(html).filter((act) => !/^(?:tag|hides) (?:section|sup)/.test(act))).toEqual([]);
  });
});

describe('a title and a commit message', () => {
  test.each([
    ['mentions mira', 'Thanks @mira, é@mira'],
    ['tells #12', 'Fixes #12, closes: acme/app#12'],
    ['tells GH-1', 'resolves GH-1'],
    ['tells issues/12', 'fixes https://github.com/acme/app/issues/12'],
    [`links ${sha}`, `Reverts ${sha}`],
    ['pictures tada', 'Done :tada:'],
    ['hides', 'a <!-- b'],
    ['skips', 'Filters [skip ci] [CI skip] [no ci] [skip actions]'],
    ['skips', 'Filters\n\nskip-checks: true'],
    ['author', 'Filters\n\nCo-authored-by: Mira <mira@lumenpay.example>'],
  ])('%s: %j', (act, text) => {
    expect(actsInPlain(text)).toContain(act);
    const after = neutralizePlain(text);
    expect(actsInPlain(after)).toEqual([]);
    expect(after.replaceAll('\u200d', '').replace('redirect.', '')).toBe(text);
    expect(neutralizePlain(after)).toBe(after);
  });

  test('whatever is written', () => {
    const piece = fc.constantFrom(
      ...['@mira', '#12', 'GH-1', ':tada:', '<!--', '[skip ci]', sha, sha.slice(0, 7), 'acme/app', '@', '#', '1', 'x'],
      ...[
        'https://github.com/acme/app/',
        'issues/1',
        'www.',
        'é',
        '_',
        '-',
        '/',
        ' ',
        '\u202e',
        '\u0000',
        '\u200b',
        ':',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(actsInPlain(neutralizeLine(pieces.join('')))).toEqual([]);
      }),
      runs(300),
    );
  });
});
