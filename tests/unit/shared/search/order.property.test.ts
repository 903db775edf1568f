import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../../support/property-seed.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { ask, clock, documentOf } from './notes.ts';

const word = fc.constantFrom(
  'report',
  'reply',
  'replay',
  'price',
  'pricing',
  'survey',
  'surveys',
  'session',
  'the',
  'zoë',
  '東京',
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const note = fc.record({ title: text, body: text, date: fc.constantFrom('2026-01-01', '2026-02-02') });
const notes = fc
  .array(note, { minLength: 2, maxLength: 25 })
  .map((all) => all.map((one, i) => documentOf({ id: `n${i}`, ...one })));
const notesTwice = notes.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);

it('answers the same, score by score, in whatever order the notes came and came again', () => {
  const queries = ['rep', 'report price', 'pric OR reply', 'ses', 'surveey', 'reply "price"', '-the price', ''];
  fc.assert(
    fc.property(notesTwice, fc.constantFrom(...queries), ([inOrder, shuffled], query) => {
      const [one, other] = [createSearchEngine(clock), createSearchEngine(clock)];
      one.put(inOrder);
      other.put(inOrder.slice(0, 5));
      other.put(shuffled);
      for (const sort of ['relevance', 'date'] as const) {
        expect(other.search(ask(query, { sort }))).toEqual(one.search(ask(query, { sort })));
      }
    }),
    { numRuns: 80 * Number(process.env.FIELDBOOK_FUZZ ?? 1) },
  );
});
