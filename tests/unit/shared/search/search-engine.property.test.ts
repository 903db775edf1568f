import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, engineWith } from './notes.ts';

const vocabulary = [
  'refund',
  'Checkout',
  'café',
  'replay',
  'ux',
  'pm',
  'Straße',
  'follow-up',
  'Noor’s',
  '検索',
  'export2',
  'Łódź',
];
const word = fc.constantFrom(...vocabulary);
const note = fc.record({ body: fc.array(word, { maxLength: 12 }), title: fc.array(word, { maxLength: 3 }) });
const punctuation = fc.constantFrom(' ', ', ', ' — ', '\n\n', '. ');

test('AND of exact words misses no note that holds them all', () => {
  fc.assert(
    fc.property(
      fc.array(note, { minLength: 1, maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      punctuation,
      (notes, query, gap) => {
        const engine = engineWith(...notes.map((n) => ({ body: n.body.join(gap), title: n.title.join(' ') })));
        const wanted = notes.flatMap((n, i) =>
          query.every((w) => n.body.includes(w) || n.title.includes(w)) ? [`n${i}`] : [],
        );
        for (const typed of [query.join(' '), query.join(' ').toUpperCase(), query.join(' ').normalize('NFD')]) {
          const ids = engine.search(ask(typed, { limit: 200 })).hits.map((h) => h.noteId);
          expect(ids).toEqual(expect.arrayContaining(wanted));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('any query on any text: spans lie inside their passage and mark what they say', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(word, { maxLength: 60 }).map((w) => w.join(' ')),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (bodies, query) => {
      const engine = engineWith(...bodies.map((body) => ({ body, title: body.slice(0, 40) })));
      for (const hit of engine.search(ask(query)).hits) {
        for (const [start, end] of hit.titleMatches)
          expect(0 <= start && start < end && end <= hit.title.length).toBe(true);
        for (const passage of hit.passages) {
          expect(passage.hit.length).toBeGreaterThan(0);
          const [first] = passage.matches;
          expect(passage.text.slice(first![0], first![1]).replace(/\s/g, ' ')).toBe(passage.hit.replace(/\s/g, ' '));
          for (const [start, end] of passage.matches)
            expect(0 <= start && start < end && end <= passage.text.length).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
