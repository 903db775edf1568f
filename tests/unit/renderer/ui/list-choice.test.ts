import { describe, expect, it } from 'vitest';
import {
  actedOn,
  click,
  keepChoice,
  type ListChoice,
  letGo,
  moveBy,
  moveTo,
  noChoice,
  toggle,
  toggleAll,
} from '../../../../renderer/ui/list-choice.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const shift = { shift: true };
const chosen = (choice: ListChoice) => [...choice.chosen].sort().join('');
const steps = (...edits: ((choice: ListChoice) => ListChoice)[]) =>
  edits.reduce((choice, edit) => edit(choice), noChoice);
const down = (choice: ListChoice) => moveBy(ids, choice, 1);
const shiftDown = (choice: ListChoice) => moveBy(ids, choice, 1, shift);
const shiftUp = (choice: ListChoice) => moveBy(ids, choice, -1, shift);
const space = (choice: ListChoice) => toggle(choice, choice.active!);

describe('choosing several entries of a list', () => {
  it.each<[string, ListChoice, string | null, string]>([
    ['arrows walk and choose nothing', steps(down, down), 'b', ''],
    ['and stop at the end', steps(...Array.from({ length: 9 }, () => down)), 'e', ''],
    ['Space chooses, arrows leave it chosen', steps(down, space, down, down, space), 'c', 'ac'],
    ['Space again lets go', steps(down, space, space), 'a', ''],
    ['Shift takes a run from where one is', steps(down, down, shiftDown, shiftDown), 'd', 'bcd'],
    ['and gives back what it leaves', steps(down, down, shiftDown, shiftDown, shiftUp), 'c', 'bc'],
    ['on the other side too', steps(down, down, down, shiftUp, shiftUp), 'a', 'abc'],
    ['a run adds to what was chosen before', steps(down, space, down, down, shiftDown), 'd', 'acd'],
    ['all', toggleAll(ids, steps(down)), 'a', 'abcde'],
    ['all again is none', toggleAll(ids, toggleAll(ids, steps(down))), 'a', ''],
    ['a click lets go of the rest', click(ids, steps(down, space), 'c'), 'c', ''],
    ['a click with Ctrl adds', click(ids, steps(down, space), 'c', { mod: true }), 'c', 'ac'],
    ['a click with Shift takes the run', click(ids, click(ids, noChoice, 'b'), 'd', shift), 'd', 'bcd'],
    ['letting go keeps the place', letGo(steps(down, space)), 'a', ''],
  ])('%s', (_, choice, active, set) => {
    expect([choice.active, chosen(choice)]).toEqual([active, set]);
  });

  it('acts on what is chosen, in the order of the list, else on where one is', () => {
    expect(
      actedOn(
        ids,
        steps(down, down, down, space, down, (c) => moveTo(ids, c, 'a'), space),
      ),
    ).toEqual(['a', 'c']);
    expect(actedOn(ids, steps(down, down))).toEqual(['b']);
    expect(actedOn(ids, noChoice)).toEqual([]);
  });

  it('goes on in a list that became another: what is gone is not chosen, and the place is next to where it was', () => {
    const before = steps(down, down, space, down, space);
    expect([before.active, chosen(before)]).toEqual(['c', 'bc']);
    const after = keepChoice(['a', 'b', 'd', 'e'], ids, before);
    expect([after.active, chosen(after)]).toEqual(['d', 'b']);
    expect(keepChoice(['a'], ids, before).active).toBe('a');
    expect(keepChoice([], ids, before)).toMatchObject({ active: null, chosen: new Set() });
    expect(keepChoice(ids, ids, before).chosen).toBe(before.chosen);
  });
});
