import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../support/property-seed.ts';
import {
  chipAsText,
  completed,
  type Field,
  fieldOf,
  queryOf,
  settled,
} from '../../../../renderer/features/search/field/field-state.ts';
import { filtersAtTop } from '../../../../shared/search/language/edit.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';
import { printQuery } from '../../../../shared/search/language/print.ts';

/** `team:a kind:b | scr^ub`: chips, then the input with the caret in it. */
function read(text: string): { field: Field; caret: number } {
  const [chips = '', typed = ''] = text.includes('|') ? text.split('| ') : ['', text];
  const caret = typed.indexOf('^');
  const list = chips.trim() === '' ? [] : chips.trim().split('; ');
  return { field: { chips: list, input: typed.replace('^', '') }, caret: caret === -1 ? typed.length : caret };
}
function write({ field, caret }: { field: Field; caret: number }): string {
  const typed = `${field.input.slice(0, caret)}^${field.input.slice(caret)}`;
  return field.chips.length > 0 ? `${field.chips.join('; ')} | ${typed}` : typed;
}

describe('a query that somebody else wrote', () => {
  test.each([
    ['', [], ''],
    ['scrub', [], 'scrub'],
    ['team:replay', ['team:replay'], ''],
    ['team:"Session Replay" scrub kind:x', ['team:"Session Replay"', 'kind:x'], 'scrub '],
    ['scrub -team:a,b more', ['-team:a,b'], 'scrub more'],
    ['foo:bar scrub', ['foo:bar'], 'scrub'],
    ['after:2026-99', ['after:2026-99'], ''],
    ['team:a OR team:b c', [], 'team:a OR team:b c'],
    ['tag:x team:a OR b', ['tag:x'], 'team:a OR b'],
    ['(team:a scrub) tag:x', ['tag:x'], '(team:a scrub) '],
    ['-(team:a OR b)', [], '-(team:a OR b)'],
    ['"team:a" 12:30 https://x.example/a', [], '"team:a" 12:30 https://x.example/a'],
    ['team:"never ends', [], 'team:"never ends'],
    ['team: scrub', [], 'team: scrub'],
    ['team:a"b" c', ['team:a"b"'], 'c'],
  ])('%s', (query, chips, input) => {
    expect(fieldOf(query)).toEqual({ chips, input });
  });

  test('a page pasted by mistake makes no wall of chips, and ten thousand parentheses no stack', () => {
    expect(fieldOf('a:b '.repeat(2500)).chips).toHaveLength(40);
    expect(fieldOf('('.repeat(10_000)).input).toHaveLength(10_000);
  });
});

describe('while one types', () => {
  test.each([
    ['team:re^', 'team:re^'],
    ['team:re ^', 'team:re | ^'],
    ['team:re ^scrub', 'team:re | ^scrub'],
    ['team:re^ scrub', 'team:re^ scrub'],
    ['tag:x | scrub team:a mor^e', 'tag:x; team:a | scrub mor^e'],
    ['team:a kind:b scrub^', 'team:a; kind:b | scrub^'],
    ['team:a OR ^', 'team:a OR ^'],
    ['team:a | OR^', 'team:a OR^'],
    ['tag:x; team:a | OR scrub^', 'tag:x | team:a OR scrub^'],
    ['team:a | ORbit^', 'team:a | ORbit^'],
    ['team:"Session ^', 'team:"Session ^'],
    ['after:2w ^ throttle', 'after:2w | ^ throttle'],
  ])('%s', (before, after) => {
    const { field, caret } = read(before);
    expect(write(settled(field, caret))).toBe(after);
  });

  test.each([
    ['te^', { start: 0, end: 2 }, 'team:', 'team:^'],
    ['scrub -te^ more', { start: 7, end: 9 }, 'team:', 'scrub -team:^ more'],
    ['scrub team:se^', { start: 11, end: 13 }, '"Session Replay"', 'team:"Session Replay" | scrub ^'],
    ['tag:x | team:a,b^ more', { start: 7, end: 8 }, 'flags', 'tag:x; team:a,flags | ^more'],
    ['(team:a^)', { start: 6, end: 7 }, 'flags', '(team:flags ^)'],
  ])('completion in %s', (before, place, insert, after) => {
    expect(write(completed(read(before).field, place, insert))).toBe(after);
  });

  test.each([
    ['team:a; tag:x | ^', 1, 'team:a | tag:x^'],
    ['team:a; tag:x | scrub^', 0, 'tag:x | team:a^ scrub'],
    ['team:a | ^', 4, 'team:a | ^'],
  ])('a chip of %s becomes text again', (before, index, after) => {
    const { field } = read(before);
    expect(write(chipAsText(field, index))).toBe(after);
  });
});

const words = [
  'scrub',
  'OR',
  '"jumps past"',
  '-lag',
  '(a OR b)',
  '-(x y)',
  '(team:a)',
  'team:a',
  '-tag:x,y',
  'foo:bar',
  '"',
];
const queries = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' ')),
  fc.string({ unit: fc.constantFrom(...'ab :"()-,OR\u200b\u05d0'), maxLength: 30 }),
);

test('chips change nothing in what a query asks for, and looking twice changes nothing', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const field = fieldOf(query);
      const sorted = (text: string) => {
        const { node } = parseQuery(text);
        const parts = node?.type === 'and' ? node.nodes : node ? [node] : [];
        return parts.map((part) => printQuery(part).trim()).sort();
      };
      expect(sorted(queryOf(field))).toEqual(sorted(query));
      expect(fieldOf(queryOf(field))).toEqual({ ...field, input: expect.any(String) });
      const left = field.input.includes('OR') ? [] : filtersAtTop(parseQuery(field.input));
      for (const { end } of left) expect(field.input.slice(end)).not.toMatch(/^(?:\s|$)/);
    }),
  );
});
