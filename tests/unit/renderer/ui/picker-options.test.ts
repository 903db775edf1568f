import { describe, expect, it } from 'vitest';
import { findOptions, isNamed, type PickerOption } from '../../../../renderer/ui/picker-options.ts';

const options: PickerOption[] = [
  { id: 'replay', label: 'Session Replay', keywords: ['Recordings'] },
  { id: 'flags', label: 'Feature Flags' },
  { id: 'ana', label: 'Ana', hint: 'Session Replay' },
  { id: 'résumé', label: 'résumé' },
];
const found = (typed: string, most = 10) => findOptions(options, typed, most);
const ids = (typed: string) => found(typed).map(({ option }) => option.id);

describe('what a picker finds', () => {
  it.each<[typed: string, ids: string[]]>([
    ['', ['replay', 'flags', 'ana', 'résumé']],
    ['RESUME', ['résumé']],
    ['rep', ['replay', 'ana']],
    ['fl', ['flags']],
    ['ff', ['flags']],
    ['record', ['replay']],
    ['zzz', []],
  ])('“%s”: %j', (typed, expected) => {
    expect(ids(typed)).toEqual(expected);
  });

  it('marks why: in the label, in the hint, or by the alias in the place of a hint', () => {
    expect(found('rep').map(({ label, hint }) => [label, hint?.text, hint?.stretches])).toEqual([
      [[[8, 11]], undefined, undefined],
      [[], 'Session Replay', [[8, 11]]],
    ]);
    expect(found('record')[0]?.hint).toEqual({ text: 'Recordings', stretches: [[0, 6]] });
    expect(found('')[2]?.hint).toEqual({ text: 'Session Replay', stretches: [] });
  });

  it('shows no more than asked for', () => {
    expect(found('', 2)).toHaveLength(2);
  });

  it.each([
    ['resume', true],
    [' Ana ', true],
    ['an', false],
  ])('“%s” is the name of one: %s', (typed, named) => {
    expect(isNamed(options, typed)).toBe(named);
  });
});
