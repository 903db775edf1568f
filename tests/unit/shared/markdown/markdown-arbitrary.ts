import fc from 'fast-check';

const word = fc.constantFrom(
  'funnel',
  'step',
  'two',
  'naïve',
  '数据',
  'a_b',
  'it’s',
  '12:34',
  '$5',
  'x*y',
  '1986.',
  'C:\\path',
  '&',
  '<3',
  '50%',
  'user@mail.example',
  'https://docs.example/a_b',
  '[sic]',
  '#4',
  '~ish',
  '==',
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const plain = fc
  .array(fc.constantFrom('growth', 'alone', 'engineers', 'tracking', 'пример'), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const id = fc.constantFrom('h_k3x9q2m7v0tb', 'h_000000000000', 'h_zzzzzzzzzzzz');

/** A piece of running text with markup that is well formed. */
const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 2 },
    plain,
    plain.map((t) => `**${t}**`),
    plain.map((t) => `*${t}*`),
    plain.map((t) => `_${t}_`),
    plain.map((t) => `~~${t}~~`),
    plain.map((t) => `==${t}==`),
    plain.map((t) => `***${t}** more*`),
    plain.map((t) => `\`${t} *x*\``),
    plain.map((t) => `[${t}](https://docs.example/a "T")`),
    plain.map((t) => `[**${t}**](<a b>)`),
    plain.map((t) => `![${t}](a.png)`),
    plain.map((t) => `<kbd>${t}</kbd>`),
    fc.constantFrom(
      '[12:34](#t=754)',
      '[1:02:10](#t=3730)',
      '[[wiki link]]',
      '![[embed]]',
      '%%note%%',
      '&amp;',
      '&eacute;',
      '&#35;',
      '\\*',
      '\\<b>',
      '<br>',
      'a\\\nb',
      'a  \nb',
      '<https://docs.example>',
      '$$x^2$$',
      '<!-- hidden -->',
      '`` a`b ``',
    ),
    fc
      .tuple(id, fc.constantFrom('pain', 'quote'), tie('inline'))
      .map(([h, kind, t]) => `<mark data-highlight="${h}" data-kind="${kind}">${t}</mark>`),
  ),
  inline: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' ')),
}));

const oneLine = inline.map((t) => t.replaceAll('\n', ' '));
const indent = (t: string, by: string) =>
  t
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');

/** A well-formed block; nested ones stand in quotes and list items. */
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    inline,
    fc.tuple(inline, inline).map(([a, b]) => `${a}\n${b}`),
    fc
      .tuple(fc.constantFrom('#', '##', '###'), oneLine, fc.constantFrom('', ' ##'))
      .map(([level, t, end]) => `${level} ${t}${end}`),
    fc.tuple(oneLine, fc.constantFrom('===', '---')).map(([t, line]) => `${t}\n${line}`),
    fc.constantFrom('---', '***', '* * *'),
    fc.constantFrom(
      '```js\nconst a = "*x*";\n\n  b\n```',
      '~~~\n[12:34](#t=1)\n~~~',
      '    indented *code*\n\n    more',
      '$$\na_b\n$$',
      '<div>\nraw **html** here\n</div>',
      '<!-- a\n\ncomment -->',
      ':::note\ninside a directive\n:::',
      '[ref]: https://docs.example "T"',
      '| a | b |\n|:--|--:|\n| c \\| d | *e* |\n| <mark data-highlight="h_000000000000" data-kind="bug">f</mark> | [00:05](#t=5) |',
    ),
    fc
      .tuple(tie('block'), fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '- [x] '))
      .map(([t, m]) => m + indent(t, ' '.repeat(m.replace(/\[.\] /, '').length)).trimStart()),
    fc.array(oneLine, { minLength: 2, maxLength: 3 }).map((items) => items.map((t, i) => `${i + 1}. ${t}`).join('\n')),
    fc
      .array(oneLine, { minLength: 2, maxLength: 3 })
      .map((items) => items.map((t, i) => `${'  '.repeat(i)}- ${t}`).join('\n')),
    tie('block').map((t) =>
      t
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n'),
    ),
  ),
}));

/** The body of a note as people and other tools write it. */
export const wellFormedBody = fc
  .tuple(
    fc.array(block, { maxLength: 6 }),
    fc.constantFrom('\n\n', '\n\n\n', '\n \n'),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([blocks, between, end]) => blocks.join(between) + end);

/** Words and characters that mean something in Markdown, in no order. */
export const markdownSoup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        '```',
        '~~~',
        '==',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '![',
        '[[',
        ']]',
        '%%',
        '$$',
        ':::',
        '::x',
        '<mark>',
        '</mark>',
        '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">',
        '<b',
        '<!--',
        '-->',
        '<div>',
        '|',
        '|-|',
        '#',
        '-',
        '+',
        '1.',
        '2)',
        '>',
        '- [ ]',
        '[a]:',
        '[^1]',
        '[^1]:',
        '---',
        '===',
        '\\',
        '&amp;',
        '&',
        '    ',
        '\t',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '\r\n',
        '\n> ',
        '\n- ',
        '\n  - ',
        '\n    ',
        '\u00a0',
        '\u200b',
        '😀',
      ),
      text,
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

/** Text that somebody may type and expects to find again letter for letter. */
export const hostileText = fc.oneof(
  text,
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc
    .array(
      fc.constantFrom(
        '*',
        '_',
        '`',
        '~',
        '=',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '#',
        '-',
        '+',
        '.',
        '1',
        ')',
        '|',
        '\\',
        '&',
        ';',
        ':',
        '!',
        '$',
        '%',
        '"',
        "'",
        '/',
        '@',
        'a',
        'b',
        ' ',
        'amp',
        'http://',
        'www.',
        'a@b.cd',
        '^',
        '{',
        '}',
        '\t',
      ),
      { minLength: 1, maxLength: 14 },
    )
    .map((c) => c.join('')),
);

/** How many inputs a property is tried on; `FIELDBOOK_FUZZ=20` makes long runs of the usual ones. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: usual * Number(process.env.FIELDBOOK_FUZZ ?? 1) };
}
