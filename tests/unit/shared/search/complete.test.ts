import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../support/property-seed.ts';
import { complete, type Vocabulary, type VocabularyValue } from '../../../../shared/search/complete.ts';
import { type Operator, operators } from '../../../../shared/search/language/ast.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';
import { anyQuery } from './language/query-arbitrary.ts';

const value = (text: string, count: number, label = text, names: string[] = []): VocabularyValue => ({
  ...{ value: text, count, label, names },
});
const held: Partial<Record<Operator, VocabularyValue[]>> = {
  team: [
    value('growth', 12, 'Growth'),
    value('session-replay', 7, 'Session Replay', ['Recordings']),
    value('surveys', 9, 'Surveys'),
    value('replatform', 1, 'Replatform'),
  ],
  pm: [value('robin', 5, 'Robin Vale'), value('zoe', 3, 'Zoë Ash')],
  tag: [value('Data, raw', 4), value('data', 2), value('say "hi"', 1)],
  during: [value('2026-09', 8), value('2026-11', 2), value('2025-02', 1)],
  after: [value('2026-09', 8)],
};
const vocabulary: Vocabulary = { values: (operator) => held[operator] ?? [] };

/** `|` is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const query = marked.replace('|', '');
  const { place, items } = complete(query, caret, vocabulary, '2026-11-26');
  return { items, queries: items.map(({ insert }) => query.slice(0, place.start) + insert + query.slice(place.end)) };
}

describe('complete', () => {
  it.each([
    ['te|', ['team:']],
    ['pa|', ['participant:']],
    ['x -st|', ['x -status:']],
    ['(A|', ['(after:']],
    ['s| foo', ['segment: foo', 'status: foo']],
    ['foo |', []],
    ['foo|', []],
    ['"te|', []],
    ['nosuch:te|', []],
    ['team:|', ['team:growth', 'team:surveys', 'team:session-replay', 'team:replatform']],
    ['team:gr|', ['team:growth']],
    ['-Team:GR| x', ['-Team:growth x']],
    ['team:gr|ow x', ['team:growth x']],
    ['team:rep|', ['team:replatform', 'team:session-replay']],
    ['team:"session r|', ['team:session-replay']],
    ['team:"sess|ion" x', ['team:session-replay x']],
    ['team:"sess| kind:"x" y', ['team:session-replay kind:"x" y']],
    ['team:recor|', ['team:session-replay']],
    ['team:grwoth|', ['team:growth']],
    ['team:growth|', []],
    ['team:growth,s|', ['team:growth,surveys', 'team:growth,session-replay']],
    ['team:surveys,|', ['team:surveys,growth', 'team:surveys,session-replay', 'team:surveys,replatform']],
    ['team:zzz|', []],
    ['pm:vale|', ['pm:robin']],
    ['pm:"zoe a|', ['pm:zoe']],
    ['tag:d|', ['tag:"Data, raw"', 'tag:data']],
    ['tag:hi|', ['tag:"say ""hi"""']],
    ['during:2026-1|', ['during:2026-11']],
    ['during:2026-Q|', ['during:2026-Q4', 'during:2026-Q3']],
    ['after:3|', ['after:3d', 'after:3w', 'after:3m', 'after:3q', 'after:3y']],
    ['before:last-|', ['before:last-week', 'before:last-month', 'before:last-quarter', 'before:last-year']],
    ['during:2026-Q1..2026-1|', ['during:2026-Q1..2026-11']],
    ['goal:x|', []],
  ])('offers at %j', (marked, queries) => {
    expect(at(marked).queries).toEqual(queries);
  });

  it('offers every operator in an empty query', () => {
    expect(at('|').items.map(({ label }) => label)).toEqual(operators.map((operator) => `${operator}:`));
    expect(at('|').items[0]).toEqual({ insert: 'team:', label: 'team:', hint: 'Interviews of a team' });
  });

  it('shows what people call a value, how often it is used and what is written for it', () => {
    expect(at('pm:ro|').items).toEqual([{ insert: 'robin', label: 'Robin Vale', hint: 'robin', count: 5 }]);
    expect(at('team:sur|').items).toEqual([{ insert: 'surveys', label: 'Surveys', count: 9 }]);
  });

  it('says which days a relative date stands for, and how many interviews are within', () => {
    expect(at('after:2w|').items).toEqual([]);
    expect(at('after:2|').items).toContainEqual({ insert: '2w', label: '2w', hint: 'from 2026-11-12' });
    expect(at('during:2026-Q|').items[1]).toEqual({
      ...{ insert: '2026-Q3', label: '2026-Q3', hint: '2026-07-01 to 2026-09-30', count: 8 },
    });
    expect(at('during:this-y|').items[0]!.hint).toBe('2026-01-01 to 2026-12-31');
    expect(at('before:today|').items).toEqual([]);
  });

  it('writes only what is read as that operator and value, wherever the caret stands', () => {
    fc.assert(
      fc.property(anyQuery, fc.nat(60), fc.constantFrom('', ' team:', ' tag:"', '-pm:'), (query, caret, end) => {
        const text = query.slice(0, caret) + end;
        for (const { insert } of complete(text + query.slice(caret), text.length, vocabulary, '2026-11-26').items) {
          if (insert.endsWith(':')) continue;
          const { node } = parseQuery(`tag:${insert}`);
          expect(node).toMatchObject({ type: 'filter', values: { length: 1 } });
        }
      }),
    );
  });
});
