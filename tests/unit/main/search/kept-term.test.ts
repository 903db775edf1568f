import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter } from '../../../../main/search/cache/bytes.ts';
import { KeptTerm, type Term, writeTerm } from '../../../../main/search/cache/kept-term.ts';
import '../../../support/property-seed.ts';

type Fields = Map<number, Map<number, number>>;

function bytesOf(term: Term): Uint8Array {
  const writer = new ByteWriter();
  writeTerm(writer, term);
  return writer.take();
}

const keptOf = (bytes: Uint8Array) => new KeptTerm(bytes, 0, bytes.length);
const asLists = (term: Iterable<[number, Map<number, number>]>) =>
  [...term].map(([field, notes]) => [field, [...notes]]);

const postings = fc.dictionary(fc.nat(300).map(String), fc.integer({ min: 1, max: 400 }), { minKeys: 1, maxKeys: 6 });
const fields = fc
  .dictionary(fc.nat(3).map(String), postings)
  .map((all): Fields => new Map(Object.entries(all).map(([field, notes]) => [Number(field), ascending(notes)])));

function ascending(notes: Record<string, number>): Map<number, number> {
  return new Map(Object.entries(notes).map(([note, times]): [number, number] => [Number(note), times]));
}

/** What MiniSearch does to a term: it looks at fields, counts in one, adds one, takes one out. */
const step = fc.record({ does: fc.constantFrom('look', 'count', 'add', 'drop', 'size'), field: fc.nat(3) });

function does(term: Term, { does: what, field }: { does: string; field: number }): unknown {
  if (what === 'look') return [...(term.get(field) ?? [])];
  if (what === 'count') return term.get(field)?.set(500, 2).size;
  if (what === 'add') return term.get(field) ? null : void term.set(field, new Map([[500, 1]]));
  return what === 'drop' ? term.delete(field) : term.size;
}

test('a kept term is what was written, whichever of its fields are looked at and changed first', () => {
  fc.assert(
    fc.property(fields, fc.array(step, { maxLength: 8 }), (plain, steps) => {
      const kept = keptOf(bytesOf(plain));
      for (const one of steps) expect(does(kept, one)).toEqual(does(plain, one));
      expect(asLists(keptOf(bytesOf(kept)))).toEqual(asLists(plain));
      expect(asLists(kept)).toEqual(asLists(plain));
    }),
  );
});
