import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../support/property-seed.ts';
import { operators } from '../../../../../shared/search/language/ast.ts';
import { filtersAtTop, hasValue, toggleValue, withoutPlace } from '../../../../../shared/search/language/edit.ts';
import { parseQuery } from '../../../../../shared/search/language/parse.ts';
import { printValue } from '../../../../../shared/search/language/print.ts';
import { anyQuery } from './query-arbitrary.ts';

describe('toggleValue', () => {
  it.each([
    ['', 'team', 'growth', 'team:growth'],
    ['session rep', 'team', 'growth', 'team:growth session rep'],
    ['team:a session rep', 'pm', 'jo', 'team:a pm:jo session rep'],
    ['team:a session rep', 'team', 'b', 'team:a,b session rep'],
    ['x team:a', 'tag', 'Session Replay', 'tag:"Session Replay" x team:a'],
    ['team:a', 'during', '2026-09', 'team:a during:2026-09'],
    ['team:"A B",c x', 'team', 'a-b', 'team:c x'],
    ['team:c,"A B" x', 'team', 'a-b', 'team:c x'],
    ['team:a x', 'team', 'a', 'x'],
    ['x team:a y', 'team', 'a', 'x y'],
    ['x team:a', 'team', 'a', 'x'],
    ['team:a team:A', 'team', 'a', ''],
    ['team:a OR x', 'team', 'a', 'team:a team:a OR x'],
    ['OR x', 'team', 'a', 'team:a x'],
    ['"open x', 'team', 'A b', 'team:"A b" "open x'],
    ['-team:a', 'team', 'a', 'team:a -team:a'],
    ['', 'tag', 'say "hi"', 'tag:"say ""hi"""'],
  ] as const)('%j with %s %s toggled is %j', (query, operator, value, expected) => {
    expect(toggleValue(query, operator, value)).toBe(expected);
  });

  it('puts in what is not there, takes out what is, and leaves the rest, in any query', () => {
    const value = fc.constantFrom('growth', 'Session Replay', 'a,b', '(x)', '"q"', '🙂', '-y', '東京');
    const operator = fc.constantFrom(...operators).filter((name) => !['after', 'before', 'during'].includes(name));
    fc.assert(
      fc.property(anyQuery, operator, value, (query, name, text) => {
        fc.pre(query.length < 200);
        const toggled = toggleValue(query, name, text);
        expect(hasValue(toggled, name, text)).toBe(!hasValue(query, name, text));
        expect(hasValue(toggleValue(toggled, name, text), name, text)).toBe(hasValue(query, name, text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('withoutPlace', () => {
  it.each([
    ['a team:x b', 'team:x', 'a b'],
    ['a  team:x  b', 'team:x', 'a   b'],
    ['team:x b', 'team:x', 'b'],
    ['b team:x', 'team:x', 'b'],
    ['b -(c d) e', '-(c d)', 'b e'],
    ['team:x,y,z', 'y', 'team:x,z'],
    ['team:x,y,z', 'x', 'team:y,z'],
    ['a team:x b', 'x', 'a b'],
    ['(team:x OR c)', 'team:x', '( OR c)'],
  ])('takes out of %j the part %j', (query, part, expected) => {
    const start = query.indexOf(part, part.length === 1 ? query.indexOf(':') : 0);
    expect(withoutPlace(query, { start, end: start + part.length })).toBe(expected);
  });
});

describe('filtersAtTop', () => {
  it('names the filters that hold for the whole query', () => {
    const names = (query: string) => filtersAtTop(parseQuery(query)).map((filter) => filter.operator);
    expect(names('team:a')).toEqual(['team']);
    expect(names('x team:a (tag:b kind:c)')).toEqual(['team', 'tag', 'kind']);
    expect(names('team:a OR tag:b -pm:c mark:pain')).toEqual(['mark']);
    expect(names('x')).toEqual([]);
  });
});

describe('printValue', () => {
  it('quotes a value where it has to', () => {
    expect(['growth', 'a-b', '2026-Q3', "d'or"].map(printValue)).toEqual(['growth', 'a-b', '2026-Q3', "d'or"]);
    expect(['a b', 'a,b', '(x)', '"q"', ''].map(printValue)).toEqual(['"a b"', '"a,b"', '"(x)"', '"""q"""', '""']);
  });
});
