import { describe, expect, test } from 'vitest';
import { saidOf, textsToUpdate } from '../../../../main/export/said-before.ts';

const first = { title: 'Research: Filters', body: 'One interview.\n' };
const next = { title: 'Research: Filters, again', body: 'Two interviews.\n' };
const said = [saidOf('01A', first)];

describe('the text of a pull request', () => {
  test('is brought up to date where it still says what we had it say', () => {
    expect(textsToUpdate(first, next, said)).toEqual({ change: next, edited: [] });
    expect(textsToUpdate({ ...first, body: 'One interview.\r\n\r\n' }, next, said).change).toEqual(next);
  });

  test('stays where somebody has edited it, each part by itself', () => {
    const edited = { ...first, body: 'One interview.\n\nDecision: go.\n' };
    expect(textsToUpdate(edited, next, said)).toEqual({ change: { title: next.title }, edited: ['body'] });
    expect(textsToUpdate({ ...first, title: 'Filters' }, next, said)).toEqual({
      change: { body: next.body },
      edited: ['title'],
    });
  });

  test('is left alone where it says it already, whoever wrote it', () => {
    expect(textsToUpdate(next, next, [])).toEqual({ change: {}, edited: [] });
    expect(textsToUpdate({ title: next.title, body: null }, { ...next, body: '' }, [])).toEqual({
      change: {},
      edited: [],
    });
  });

  test('of unknown origin is somebody’s', () => {
    expect(textsToUpdate(first, next, [])).toEqual({ change: {}, edited: ['title', 'body'] });
  });

  test('any of our earlier texts counts: the last update may have been lost', () => {
    expect(textsToUpdate(first, first, [...said, saidOf('01B', next)]).change).toEqual({});
    expect(textsToUpdate(first, { ...next, title: 'Third' }, [...said, saidOf('01B', next)]).change).toEqual({
      title: 'Third',
      body: next.body,
    });
  });

  test('hashes tell nothing without their record', () => {
    expect(saidOf('01A', first).title).not.toBe(saidOf('01B', first).title);
    expect(JSON.stringify(saidOf('01A', first))).not.toContain('Filters');
  });
});
