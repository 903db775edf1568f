import { describe, expect, test } from 'vitest';
import { optionsOf, passagesIn, reselect, step } from '../../../../renderer/features/search/result-options.ts';
import { ask, engineWith } from '../../shared/search/notes.ts';

describe('options', () => {
  const engine = engineWith(
    { id: 'a', title: 'Refunds', body: 'one refund\n\ntwo refund\n\nthree refund\n\nfour refund' },
    { id: 'b', title: 'A refund', body: 'nothing' },
  );
  const answer = engine.search(ask('refund', { sort: 'date' }));

  test('each passage is one, a note that matches by its title alone, and the passages left out', () => {
    const options = optionsOf(answer);
    expect(options.map((o) => [o.note.noteId, o.passage?.text ?? null])).toEqual([
      ['b', null],
      ['a', 'one refund'],
      ['a', 'two refund'],
      ['a', 'three refund'],
      ['a', null],
    ]);
    expect(options.map((o) => o.more)).toEqual([undefined, undefined, undefined, undefined, 1]);
    expect(new Set(options.map((o) => o.key)).size).toBe(5);
    expect(passagesIn(answer)).toBe(4);
    expect(passagesIn(engine.search(ask('refund', { limit: 1 })))).toBeNull();
    const byTitles = engineWith({ title: 'Refund', body: 'a refund' }, { title: 'Refund' }, { title: 'Refund' });
    expect(passagesIn(byTitles.search(ask('refund')))).toBeNull(); // not “1 passage in 3 interviews”
  });

  test('arrow keys stay inside the list', () => {
    const options = optionsOf(answer);
    const at = (key: string | null, steps: number) => options.indexOf(step(options, key, steps)!);
    expect(at(null, 1)).toBe(0);
    expect(at(options[0]!.key, -1)).toBe(0);
    expect(at(options[0]!.key, 1)).toBe(1);
    expect(at(options[1]!.key, 6)).toBe(4);
    expect(step([], null, 1)).toBeNull();
  });

  test('the passages left out come on request, and the first of them is selected', () => {
    const earlier = optionsOf(answer);
    const options = optionsOf(engine.search(ask('refund', { sort: 'date', inFull: ['a'] })));
    expect(options.map((o) => o.passage?.text ?? null)).toEqual([
      null,
      'one refund',
      'two refund',
      'three refund',
      'four refund',
    ]);
    expect(reselect(options, earlier, earlier[4]!.key)).toBe(options[4]!.key);
    expect(reselect(options, earlier, earlier[2]!.key)).toBe(options[2]!.key);
    expect(reselect(options, earlier, 'gone')).toBe(options[0]!.key);
    expect(reselect([], earlier, null)).toBeNull();
  });
});
