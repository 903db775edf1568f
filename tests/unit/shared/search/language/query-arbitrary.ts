import fc from 'fast-check';
import {
  type FilterValue,
  isDateOperator,
  operators,
  type QueryNode,
} from '../../../../../shared/search/language/ast.ts';
import { mostPhrases } from '../../../../../shared/search/language/parse.ts';

const nowhere = { start: 0, end: 0 };
const texts = (pattern: RegExp) => fc.stringMatching(pattern);

/** Words as they can stand in a query, the odd ones too. */
export const wordText = fc.oneof(
  { weight: 3, arbitrary: texts(/^[a-zA-Z]{1,8}$/).filter((text) => text !== 'OR') },
  texts(/^[a-z]{1,4}[-'’.,;/*"”+]{1,2}[a-z0-9]{0,4}$/),
  texts(/^[0-9]{1,2}:[0-9]{2}$/),
  fc.constantFrom(
    'https://fern.example/a:b?c=d',
    '--verbose',
    'std::map',
    'صباح',
    'שלום',
    'צה"ל',
    '東京',
    'Zoë',
    '🙂',
    'a\u200db',
  ),
  fc.constantFrom(
    '55"',
    'foo:',
    'c++',
    '#12',
    '/re.*x/i',
    '[a-z]+',
    '`code`',
    '$5',
    'or',
    'And',
    "don't",
    '1,5',
    'x:',
    ':a',
  ),
);

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', '“', '»', 'א', ' ', '(', ')', '-', ':', ',', 'OR ', '\\', '\n', 'a'),
    maxLength: 8,
  }),
);
const phraseText = fc.tuple(anyText, wordText, anyText).map((parts) => parts.join(''));

const plainValue = texts(/^[a-z0-9][-a-z0-9_.:/"'é]{0,7}$/);
const filterValue = fc.oneof(
  plainValue.map((text): FilterValue => ({ text, quoted: false, ...nowhere })),
  phraseText
    .map((text): FilterValue => ({ text: text.trim(), quoted: true, ...nowhere }))
    .filter(({ text }) => text !== ''),
);
const dateValue = fc
  .tuple(fc.constantFrom('2026', '2026-Q3', '2026-w38', '2026-02-28', '2w', 'last-month', 'today'), fc.boolean())
  .map(([text, quoted]): FilterValue => ({ text, quoted, ...nowhere }));
const filter = fc
  .constantFrom(...operators)
  .chain((operator) =>
    fc
      .array(isDateOperator(operator) ? dateValue : filterValue, { minLength: 1, maxLength: 3 })
      .map((values): QueryNode => ({ type: 'filter', operator, values, ...nowhere })),
  );

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  { weight: 3, arbitrary: wordText.map((text): QueryNode => ({ type: 'word', text, open: false, ...nowhere })) },
  phraseText.map((text): QueryNode => ({ type: 'phrase', text, ...nowhere })),
  filter,
);

const { node } = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('node').map((inner): QueryNode => ({ type: 'not', node: inner, ...nowhere })),
    ...(['and', 'or'] as const).map((type) =>
      fc
        .array(tie('node'), { minLength: 2, maxLength: 4 })
        .map(
          (nodes): QueryNode => ({ type, nodes: nodes.flatMap((n) => (n.type === type ? n.nodes : n)), ...nowhere }),
        ),
    ),
  ),
}));

/** Any query, in the shape the parser gives: its last word may still be growing. Places are not those of a text. */
export const queryNode = fc
  .tuple(node, fc.boolean())
  .filter(([any]) => phrasesIn(any) <= mostPhrases)
  .map(([any, open]) => (open ? withOpenEnd(any) : any));

function phrasesIn(any: QueryNode): number {
  return JSON.stringify(any).split('"type":"phrase"').length - 1;
}

function withOpenEnd(any: QueryNode): QueryNode {
  if (any.type === 'word') return { ...any, open: true };
  if (any.type !== 'and' && any.type !== 'or') return any;
  return { ...any, nodes: [...any.nodes.slice(0, -1), withOpenEnd(any.nodes.at(-1)!)] };
}

/** Without the places. */
export function shape(any: QueryNode | null): unknown {
  return any && JSON.parse(JSON.stringify(any, (key, value) => (key === 'start' || key === 'end' ? undefined : value)));
}

/** Text that people and programs put into a search box. */
export const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '(',
          ')',
          '"',
          '“',
          '”',
          '-',
          '--',
          'OR',
          ' OR ',
          ' ',
          ':',
          ',',
          '*',
          'foo',
          'É',
          '🙂',
          'א',
          '東',
          '\u200b',
          '\ufeff',
        ],
        ...['team:', 'after:', 'foo:', 'is:', '2026-13', '2w', 'a,b', '""', '\n', '\\', '.', '/x/'],
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);
