import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byNote, onceEach, sharedTags, tagsAfter } from '../../../../renderer/features/search/highlights/bulk-edits.ts';
import { standing } from './highlights.ts';

const list = [
  standing({ highlightId: 'a', noteId: 'n1', tags: ['x', 'y'] }),
  standing({ highlightId: 'b', noteId: 'n2', tags: ['y', 'y'] }),
  standing({ highlightId: 'c', noteId: 'n1', tags: [] }),
];

it('tells which tags several highlights have, and how many of them', () => {
  expect(sharedTags(list)).toEqual([
    { tag: 'y', count: 2 },
    { tag: 'x', count: 1 },
  ]);
});

it.each([
  ['added at the end', ['a'], { add: ['b'], remove: [] }, ['a', 'b']],
  ['taken away', ['a', 'b', 'c'], { add: [], remove: ['b'] }, ['a', 'c']],
  ['there already', ['a', 'b'], { add: ['a'], remove: [] }, null],
  ['not there', ['a'], { add: [], remove: ['z'] }, null],
  ['both', ['a', 'b'], { add: ['c', 'a'], remove: ['b'] }, ['a', 'c']],
])('a tag is %s', (_, tags, change, after) => {
  expect(tagsAfter(tags, change)).toEqual(after);
});

it('leaves every other tag of a highlight as it is, and a second time changes nothing', () => {
  const tags = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(tags, tags, tags, (has, add, removed) => {
      const remove = removed.filter((tag) => !add.includes(tag));
      const after = tagsAfter(has, { add, remove }) ?? has;
      expect(after.filter((tag) => !add.includes(tag))).toEqual(
        has.filter((tag) => !add.includes(tag) && !remove.includes(tag)),
      );
      expect(add.every((tag) => after.includes(tag))).toBe(true);
      expect(tagsAfter(after, { add, remove })).toBeNull();
    }),
  );
});

it('puts edits together by note, and takes a highlight of two notes once', () => {
  expect(byNote(list, ({ highlightId }) => (highlightId === 'b' ? null : highlightId))).toEqual([
    { id: 'n1', edits: ['a', 'c'] },
  ]);
  const twice = [list[0]!, { ...list[0]!, noteId: 'n9' }, list[1]!];
  expect(onceEach(twice).map(({ noteId }) => noteId)).toEqual(['n1', 'n2']);
});
