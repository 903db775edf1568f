import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joiner as j } from '../../../../shared/export/github-signs.ts';
import { neutralizeLine, neutralizeMarkdown } from '../../../../shared/export/neutralize.ts';

describe('text for GitHub', () => {
  test.each([
    ['Thanks @mira', `Thanks @${j}mira`],
    ['(@mira-o)', `(@${j}mira-o)`],
    ['@acme/research, look', `@${j}acme/research, look`],
    ['Thanks \\@mira', `Thanks \\@${j}mira`],
    ['Thanks &#64;mira', `Thanks @${j}mira`],
    ['Thanks &commat;mira', `Thanks @${j}mira`],
    ['mail noor@lumenpay.example today', 'mail noor@lumenpay.example today'],
    ['fixes #12', `fixes #${j}12`],
    ['Closes acme/app#7', `Closes acme/app#${j}7`],
    ['resolves &#35;12', `resolves \\#${j}12`],
    ['resolves \\&#35;12 \\&commat;mira', `resolves \\&#${j}35;12 \\&commat;mira`],
    ['resolves \\\\&#35;12', `resolves \\\\\\#${j}12`],
    ['GH-31 and gh-32', `GH-${j}31 and gh-${j}32`],
    ['see 3f9a1c2d', `see 3f9a1c${j}2d`],
    ['%48addad', `%48adda${j}d`],
    ['acme/app@3f9a1c2d', `acme/app@3f9a1c${j}2d`],
    ['done :tada: and :+1:', `done :${j}tada: and :${j}+1:`],
    ['at 12:34:56', 'at 12:34:56'],
    ['https://x.example/a:b:c', 'https://x.example/a:b:c'],
    ['order 12345678', 'order 12345678'],
    ['hidden <!-- note --> text', 'hidden &lt;!-- note --> text'],
    ['https://github.com/acme/app/issues/12', 'https://redirect.github.com/acme/app/issues/12'],
    [
      '[it](https://github.com/acme/app/pull/12#issuecomment-1)',
      '[it](https://redirect.github.com/acme/app/pull/12#issuecomment-1)',
    ],
    ['[x](https://x.example/#12)', '[x](https://x.example/#12)'],
    ['A &#123; brace', 'A &#123; brace'],
    ['# Heading 1', '# Heading 1'],
  ])('%s', (before, after) => {
    expect(neutralizeMarkdown(before)).toBe(after);
    expect(neutralizeMarkdown(after)).toBe(after);
  });

  test.each(['`@mira` and `#12`', '```sh\n@mira #12 GH-1 <!-- x -->\n```', '    @mira #12', '~~~\nfixes #1\n~~~'])(
    'code keeps its bytes: %s',
    (code) => expect(neutralizeMarkdown(code)).toBe(code),
  );

  test('what is passed by unread has nothing to be changed', () => {
    const piece = fc.constantFrom(
      ...[
        'ab',
        '1',
        ' ',
        '#',
        '@',
        'GH-',
        '/',
        '.',
        '*',
        '_',
        '\\',
        '<',
        '!--',
        '&',
        '#35;',
        'commat;',
        '`',
        '[',
        '](',
        ')',
      ],
      ...[
        'https://',
        'github.com',
        '/a/b/',
        'issues/1',
        ':',
        'tada',
        '+1',
        '3f9a',
        '1c2d',
        'é',
        '-',
        '>',
        '\n',
        '\n\n',
        '|',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        // A mention in a block of its own makes it read.
        const read = neutralizeMarkdown(`${text}\n\n\n\n<p>\n\n@x`);
        expect(read.slice(0, neutralizeMarkdown(text).length)).toBe(neutralizeMarkdown(text));
      }),
      { numRuns: 300 },
    );
  });

  test('only invisible characters are added to prose', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 #@GH-/.*_'), maxLength: 40 }), (text) => {
        expect(neutralizeMarkdown(text).replaceAll(j, '')).toBe(text);
      }),
    );
  });
});

test.each([
  ['Fixes #1 for @mira', `Fixes #${j}1 for @${j}mira`],
  ['one\ntwo\u0007', 'one two'],
  ['evil \u202Egnp.exe', 'evil gnp.exe'],
  ['a <!-- b', `a <${j}!-- b`],
])('a title: %j', (before, after) => {
  expect(neutralizeLine(before)).toBe(after);
  expect(neutralizeLine(after)).toBe(after);
});
