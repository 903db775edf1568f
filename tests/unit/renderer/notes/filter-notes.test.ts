import { describe, expect, it } from 'vitest';
import { filterNotes, isFiltered } from '../../../../renderer/features/notes/filter-notes.ts';
import { neighborOf, rangeBetween } from '../../../../renderer/features/notes/list-selection.ts';
import { noFilter } from '../../../../renderer/state/navigation.ts';
import { note } from './note.ts';

const notes = [
  note({ id: 'a', date: '2026-11-18', teamIds: ['replay'], pmIds: ['mira'] }),
  note({ id: 'b', date: '2026-11-10', teamIds: ['flags', 'replay'], pmIds: ['tomas'] }),
  note({ id: 'c', date: '2026-10-01', teamIds: ['flags'], pmIds: ['mira', 'tomas'] }),
  note({ id: 'd', date: '2026-09-01' }),
];
const ids = (filter: Partial<typeof noFilter>) => filterNotes(notes, { ...noFilter, ...filter }).map((n) => n.id);

describe('filterNotes', () => {
  it.each([
    ['nothing lets everything through', {}, ['a', 'b', 'c', 'd']],
    ['one team', { teamIds: ['replay'] }, ['a', 'b']],
    ['any of several teams', { teamIds: ['replay', 'flags'] }, ['a', 'b', 'c']],
    ['one PM', { pmIds: ['tomas'] }, ['b', 'c']],
    ['team and PM together', { teamIds: ['flags'], pmIds: ['mira'] }, ['c']],
    ['both ends of a date range', { after: '2026-10-01', before: '2026-11-10' }, ['b', 'c']],
    ['a start alone', { after: '2026-11-11' }, ['a']],
    ['a team nobody has', { teamIds: ['gone'] }, []],
  ])('%s', (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  it('knows whether anything is narrowed', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(isFiltered({ ...noFilter, before: '2026-01-01' })).toBe(true);
  });
});

describe('rangeBetween', () => {
  it.each([
    ['downwards', 'b', 'd', ['b', 'c', 'd']],
    ['upwards', 'd', 'b', ['b', 'c', 'd']],
    ['from a row that is filtered out', 'x', 'c', ['c']],
    ['from nowhere', null, 'c', ['c']],
    ['to a row that is not there', 'a', 'x', []],
  ])('%s', (_, from, to, expected) => {
    expect(rangeBetween(['a', 'b', 'c', 'd'], from, to)).toEqual(expected);
  });
});

describe('neighborOf', () => {
  const list = ['a', 'b', 'c', 'd'];
  it.each([
    ['the next one', 'b', ['b'], 'c'],
    ['past others that go too', 'b', ['b', 'c'], 'd'],
    ['the one before at the end', 'd', ['d'], 'c'],
    ['none when all go', 'b', list, null],
    ['itself when it stays', 'b', ['c'], 'b'],
    ['none without an active row', null, ['b'], null],
  ])('%s', (_, active, gone, expected) => {
    expect(neighborOf(list, active, new Set(gone))).toBe(expected);
  });
});
