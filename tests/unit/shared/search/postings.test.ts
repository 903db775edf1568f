import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { Postings } from '../../../../shared/search/postings.ts';
import '../../../support/property-seed.ts';

const options = {
  fields: ['title', 'body', 'meta'],
  tokenize: (text: string) => text.split(' ').filter((term) => term !== ''),
  processTerm: (term: string) => term,
  autoVacuum: false as const,
};
const boost = { title: 4, body: 1, meta: 2 };

/** Words that share beginnings and lie few edits apart. */
const word = fc.stringMatching(/^[abé]{1,7}$/);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const note = fc.record({ title: text, body: text, meta: text });

test('a term finds and scores what MiniSearch itself does, through additions, removals and replacements', () => {
  fc.assert(
    fc.property(
      fc.array(note, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(11), fc.option(note, { nil: undefined })), { maxLength: 8 }),
      fc.array(fc.tuple(word, fc.boolean(), fc.nat(2), fc.subarray(['title', 'body', 'meta'])), { minLength: 1 }),
      fc.uint8Array({ minLength: 12, maxLength: 12, max: 1 }),
      (notes, changes, lookups, wanted) => {
        const index = new MiniSearch(options);
        const held = new Map<number, object>();
        const put = (id: number, fields: object) => {
          held.set(id, { id, ...fields });
          index.add(held.get(id)!);
        };
        for (const [id, one] of notes.entries()) put(id, one);
        const postings = new Postings(index);
        postings.find('a', { boost, prefix: true, edits: 0 }, wanted, () => {});
        for (const [id, fields] of changes) {
          if (held.has(id)) index.remove(held.get(id)!);
          held.delete(id);
          if (fields) put(id, fields);
        }
        for (const [term, prefix, edits, chosen] of lookups) {
          const fields = chosen.length > 0 ? chosen : ['body'];
          const weights = Object.fromEntries(fields.map((field) => [field, boost[field as keyof typeof boost]]));
          const found = new Map<number, number>();
          postings.find(term, { boost: weights, prefix, edits }, wanted, (number, score) => {
            found.set(number, (found.get(number) ?? 0) + score);
          });
          const expected = index.search(term, {
            fields,
            boost: weights,
            prefix,
            fuzzy: edits === 0 ? false : edits,
            boostDocument: (id: number) => wanted[id]!,
          });
          expect([...found.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
          for (const { id, score } of expected) expect(found.get(id)).toBeCloseTo(score, 9);
        }
      },
    ),
  );
});

test('thousands of documents added later are found as well', () => {
  const index = new MiniSearch(options);
  const postings = new Postings(index);
  const all = new Uint8Array(5000).fill(1);
  const count = (term: string) => {
    let hits = 0;
    postings.find(term, { boost: { body: 1 }, prefix: true, edits: 0 }, all, () => hits++);
    return hits;
  };
  index.add({ id: 0, body: 'aa' });
  expect(count('a')).toBe(1);
  for (let id = 1; id < 5000; id++) index.add({ id, body: id % 2 === 0 ? 'ab' : 'b' });
  expect(count('a')).toBe(2500);
  expect(count('ab')).toBe(2499);
  index.removeAll();
  index.add({ id: 7, body: 'ac' });
  expect(count('a')).toBe(1);
});
