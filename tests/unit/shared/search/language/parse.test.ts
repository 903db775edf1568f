import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../support/property-seed.ts';
import { knownValues, type QueryNode } from '../../../../../shared/search/language/ast.ts';
import {
  deepestGroup,
  longestQuery,
  mostParts,
  mostPhrases,
  parseQuery,
} from '../../../../../shared/search/language/parse.ts';
import { printQuery } from '../../../../../shared/search/language/print.ts';
import { anyQuery, queryNode, shape } from './query-arbitrary.ts';

const runs = Number(process.env.FIELDBOOK_FUZZ ?? 1) * 1000;

/** A query in a few signs: words with … where open, "phrases", filters, and + or | over what they join, ! before what is not. */
function brief(node: QueryNode | null): string {
  if (!node) return 'all';
  switch (node.type) {
    case 'word':
      return node.text + (node.open ? '…' : '');
    case 'phrase':
      return `"${node.text}"`;
    case 'filter':
      return `${node.operator}=${node.values.map((v) => (v.quoted ? `<${v.text}>` : v.text)).join('/')}`;
    case 'not':
      return `!${brief(node.node)}`;
    default:
      return `(${node.nodes.map(brief).join(node.type === 'and' ? ' + ' : ' | ')})`;
  }
}

const problemsOf = (query: string) =>
  parseQuery(query).problems.map(({ code, start, end }) => `${code} ${query.slice(start, end)}`);

describe('parseQuery', () => {
  it.each([
    ['', 'all'],
    ['   ', 'all'],
    ['session rep', '(session + rep…)'],
    ['session rep ', '(session + rep)'],
    ['"Session  Replay"', '"Session  Replay"'],
    ['“smart quotes” „so“ «and so»', '("smart quotes" + "so" + "and so")'],
    ['"closes with another” a', '("closes with another" + a…)'],
    ['"a ""quoted"" word"', '"a "quoted" word"'],
    ['"" "***" x', 'x…'],
    ['a OR b', '(a | b…)'],
    ['a b OR c d', '(a + (b | c) + d…)'],
    ['a OR b OR c', '(a | b | c…)'],
    ['(a b) OR c ', '((a + b) | c)'],
    ['(a OR b) OR c ', '(a | b | c)'],
    ['a (b c) ', '(a + b + c)'],
    ['OR a OR ', 'a'],
    ['a OR OR b ', '(a | b)'],
    ['a or b ', '(a + or + b)'],
    ['x nosuch:1 OR b ', '(x + b)'],
    ['a OR *** b ', '(a + b)'],
    ['-a -"b c" -team:d -(e f) ', '(!a + !"b c" + !team=d + !(e + f))'],
    ['-(-a)', '!!a'],
    ['-rep', '!rep'],
    ['follow-up well- -', '(follow-up + well-)'],
    ['--verbose', '--verbose…'],
    ['−minus', '!minus'],
    ['((a))', 'a'],
    ['() ( ) a', 'a…'],
    ['setState(x)', '(setState + x)'],
    ['team:growth', 'team=growth'],
    ['Team:Growth TAG:x', '(team=Growth + tag=x)'],
    ['team:"Session Replay"', 'team=<Session Replay>'],
    ['team:“Session Replay”', 'team=<Session Replay>'],
    ['team:a,b,"c d",', 'team=a/b/<c d>'],
    ['tag:"a,b",c', 'tag=<a,b>/c'],
    ['tag:"say ""hi"""', 'tag=<say "hi">'],
    ['(team:a)', 'team=a'],
    ['team:a b', '(team=a + b…)'],
    ['team: growth', 'growth…'],
    ['12:30 https://fern.example/a std::map foo: x', '(12:30 + https://fern.example/a + std::map + foo: + x…)'],
    ['"team:a"', '"team:a"'],
    ['after:2w before:yesterday during:2026-Q1..2026-Q2', '(after=2w + before=yesterday + during=2026-Q1..2026-Q2)'],
    ['during:2026-13,2026-12', 'during=2026-12'],
    ['55" tv', '(55" + tv…)'],
    ['צה"ל או"ם', '(צה"ל + או"ם…)'],
    ['"צה"ל חזק"', '"צה"ל חזק"'],
    ['/fo+(ba|r)*/i', '(/fo+ + ba|r + */i…)'],
    ['\u200bteam:a\u200b \u200ffoo\ufeff', '(team=a + foo)'],
    ['שלום team:a', '(שלום + team=a)'],
    ['東京 🙂', '(東京 + 🙂…)'],
    ['* ? ! :) ...', 'all'],
    ['\u0301', 'all'],
  ])('reads %j', (query, expected) => {
    expect(brief(parseQuery(query).node)).toBe(expected);
  });

  it.each([
    ['"open end', '(open + end…)', ['no-end-of-quote "']],
    ['a OR "b', '(a | b…)', ['no-end-of-quote "']],
    ['-"open end', '(!open + end…)', ['no-end-of-quote "']],
    ['team:"Session Rep', 'team=<Session Rep>', ['no-end-of-quote "']],
    ['(a OR b', '(a | b…)', ['no-end-of-group (']],
    ['a) b', '(a + b…)', ['no-end-of-group )']],
    ['team:', 'all', ['no-value team:']],
    ['-team:,, a', 'a…', ['no-value -team:,,']],
    ['team:"" a', 'a…', ['no-value team:""']],
    ['foo:bar a', 'a…', ['unknown-operator foo:bar']],
    ['a -foo:"b c",d', 'a', ['unknown-operator -foo:"b c",d']],
    ['after:2026-02-30 a', 'a…', ['no-such-date 2026-02-30']],
    ['during:2026-Q5', 'all', ['no-such-date 2026-Q5']],
  ])('reads %j as %s and tells %j', (query, expected, problems) => {
    expect(brief(parseQuery(query).node)).toBe(expected);
    expect(problemsOf(query)).toEqual(problems);
  });

  it.each([
    ['teem:a', 'team:a'],
    ['-labels:"a b"', '-tag:"a b"'],
    ['since:2w', 'after:2w'],
    ['constructor:x', undefined],
    ['zzz:x', undefined],
    ['after:2026-02-30', '2026-02-28'],
    ['before:2026/9/4', '2026-09-04'],
    ['during:never', undefined],
  ])('suggests in the place of what is wrong in %j', (query, suggestion) => {
    const [problem] = parseQuery(query).problems;
    expect(problem?.suggestion).toBe(suggestion);
    if (problem && suggestion) {
      const better = query.slice(0, problem.start) + suggestion + query.slice(problem.end);
      expect(parseQuery(better)).toMatchObject({ node: {}, problems: [] });
    }
  });

  it('reads no more than so many characters, parts and groups, and says so', () => {
    const long = parseQuery(`${'x'.repeat(longestQuery)} more`);
    expect(long.node).toMatchObject({ type: 'word', open: false });
    expect(long.problems).toMatchObject([{ code: 'too-long', start: longestQuery }]);

    const many = parseQuery('word '.repeat(500));
    expect(many.node).toMatchObject({ type: 'and', nodes: { length: mostParts } });
    expect(many.problems).toEqual([{ code: 'too-many-parts', start: mostParts * 5, end: 2499 }]);

    const quoted = parseQuery('"a b" '.repeat(20));
    expect(quoted.node).toMatchObject({ nodes: { length: mostPhrases } });
    expect(quoted.problems).toMatchObject([{ code: 'too-many-parts', start: mostPhrases * 6 }]);

    const deep = (depth: number) => parseQuery(`${'-('.repeat(depth)}a b${')'.repeat(depth)}`).problems;
    expect(deep(deepestGroup)).toEqual([]);
    expect(deep(deepestGroup + 1)).toMatchObject([{ code: 'too-many-parts' }]);
  });

  it.each(Object.entries(knownValues))('reads each value that %s: is known to have', (operator, values) => {
    for (const value of values) {
      expect(parseQuery(`${operator}:${value}`)).toMatchObject({
        node: { operator, values: [{ text: value }] },
        problems: [],
      });
    }
  });

  it('tells a few of ten thousand problems', () => {
    expect(parseQuery(')'.repeat(longestQuery + 1)).problems.length).toBeLessThan(30);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(queryNode, (node) => {
        const text = printQuery(node);
        const { node: again, problems } = parseQuery(text);
        expect(shape(again), text).toEqual(shape(node));
        expect(problems.filter(({ code }) => code !== 'no-end-of-group')).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('reads anything, and what it read it prints', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { node, problems } = parseQuery(query);
        const text = printQuery(node);
        expect(shape(parseQuery(text).node), text).toEqual(shape(node));
        for (const place of [...problems, ...(node ? [node] : [])]) {
          expect(0 <= place.start && place.start < place.end && place.end <= query.length, JSON.stringify(place)).toBe(
            true,
          );
        }
      }),
      { numRuns: runs },
    );
  });

  it.each([
    '*',
    '"',
    '“"',
    '(',
    ')',
    '-(',
    'a:',
    'team:"',
    'tag:a,',
    ' OR ',
    '-',
    "a'-",
    'é\u0301',
    '"א"ב ',
    '\u200b',
    'a"" "',
    '(a) ',
  ])('reads 100,000 characters of it to the end: %j', (piece) => {
    // What grew faster than the text would not end before the test does.
    const { problems } = parseQuery(piece.repeat(100_000 / piece.length));
    expect(problems.map(({ code }) => code)).toContain('too-long');
  });
});
