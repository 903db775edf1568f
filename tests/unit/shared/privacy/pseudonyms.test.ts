import '../../../support/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import {
  createPseudonyms,
  noPseudonyms,
  type PseudonymRecord,
  standInForm,
} from '../../../../shared/privacy/pseudonyms.ts';
import { addPseudonyms, settlePseudonyms } from '../../../../shared/privacy/settle-pseudonyms.ts';

const id = (n: number) => `p_${String(n).padStart(12, '0')}`;
const person = (n: number, company?: string) => Participant.parse({ id: id(n), name: `Person ${n}`, company });
const crowd = (n: number) => Array.from({ length: n }, (_, i) => person(i, i % 3 === 0 ? 'Acme' : `Firm ${i}`));
const people = crowd(60);

/** Chance that is the same each time. */
function chance(seed: number) {
  let state = seed >>> 0 || 1;
  return (count: number) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 255;
    });
}
const seed = fc.integer({ min: 1, max: 2 ** 31 });
const allOf = (record: PseudonymRecord, whom = people, random = chance(7)) => {
  const drawn = createPseudonyms(record, whom, random);
  const told = whom.map((p) => [drawn.participant(p.id), drawn.company(p.id)]);
  return { told, record: drawn.record() };
};

describe('pseudonyms', () => {
  test('are told apart, shared by a company, and the same again from their record', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          seed.map(chance),
          fc.uint8Array({ minLength: 4, maxLength: 4 }).map((b) => () => b),
        ),
        (random) => {
          const { told, record } = allOf(noPseudonyms, people, random);
          expect(new Set(told.map(([name]) => name)).size).toBe(60);
          const companyOf = new Map(told.map(([, company], i) => [company, people[i]!.company]));
          expect(companyOf.size).toBe(new Set(people.map((p) => p.company)).size);
          expect(told.every(([, company], i) => companyOf.get(company!) === people[i]!.company)).toBe(true);
          expect(told.flat().every((text) => new RegExp(`^(?:${standInForm.source})$`).test(text!))).toBe(true);
          expect(allOf(record).told).toEqual(told);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('every number and letter is as likely as any other, and none says how many there are or who came first', () => {
    const random = chance(42);
    const drawn = Array.from({ length: 4000 }, () =>
      Number(createPseudonyms(noPseudonyms, [], random).participant(id(0)).slice(12)),
    );
    const tens = Array.from({ length: 9 }, (_, i) => drawn.filter((n) => n > i * 11 && n <= (i + 1) * 11).length);
    for (const count of tens) expect(Math.abs(count - 4000 / 9)).toBeLessThan(100);

    // The first ten of a vault of sixty come from the same range as the last ten.
    const orders = Array.from({ length: 60 }, (_, i) => allOf(noPseudonyms, people, chance(1000 + i)).record);
    const mean = (ids: number[]) => {
      const all = orders.flatMap(({ participants }) => ids.map((n) => participants[id(n)]!));
      return all.reduce((sum, n) => sum + n, 0) / all.length;
    };
    const [first, last] = [mean(people.slice(0, 10).map((_, i) => i)), mean(people.slice(50).map((_, i) => i + 50))];
    expect(Math.abs(first - last)).toBeLessThan(100);
    expect(first).toBeGreaterThan(300);
  });

  test('two targets tell nothing of each other', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const random = chance(one);
        const [a, b] = [allOf(noPseudonyms, people, random).record, allOf(noPseudonyms, people, random).record];
        const same = people.filter((p) => a.participants[p.id] === b.participants[p.id]);
        // By chance, one number in a thousand.
        expect(same.length).toBeLessThan(5);
        const order = (record: PseudonymRecord) =>
          people.map((p) => p.id).sort((x, y) => record.participants[x]! - record.participants[y]!);
        expect(order(a)).not.toEqual(order(b));
      }),
      { numRuns: 30 },
    );
  });

  test('there are enough for a large vault, and drawing them takes no time', () => {
    const { told } = allOf(noPseudonyms, crowd(3000), chance(3));
    expect(new Set(told.map(([name]) => name)).size).toBe(3000);
    expect(new Set(told.map(([, company]) => company)).size).toBe(2001);
  });

  test('a company that is renamed keeps its letters; who leaves it for another gets those of that one', () => {
    const [a, b, c] = [person(1, 'Acme'), person(2, 'Acme'), person(3, 'Zed')];
    const before = allOf({ ...noPseudonyms, salt: 's' }, [a, b, c]);
    const [[, acme], , [, zed]] = before.told as [[string, string], unknown, [string, string]];
    const renamed = [person(1, 'Acme Group'), person(2, 'Acme Group'), c];
    expect(allOf(before.record, renamed).told.map(([, company]) => company)).toEqual([acme, acme, zed]);
    const moved = allOf(before.record, [person(1, 'Zed'), b, c]);
    expect(moved.told.map(([, company]) => company)).toEqual([zed, acme, zed]);
    const founded = allOf(before.record, [person(1, 'New'), b, c]).told.map(([, company]) => company);
    expect(new Set(founded).size).toBe(3);
    expect(founded.slice(1)).toEqual([acme, zed]);
    const spelled = [person(1, ' ACME '), b, c];
    expect(allOf(before.record, spelled).told.map(([, company]) => company)).toEqual([acme, acme, zed]);
  });

  test('whoever is deleted leaves a number that nobody gets', () => {
    const { record } = allOf(noPseudonyms, people);
    const rest = crowd(200).filter((p) => p.id !== id(5));
    const numbers = Object.entries(allOf(record, rest).record.participants).filter(
      ([, n]) => n === record.participants[id(5)],
    );
    expect(numbers).toEqual([[id(5), record.participants[id(5)]]]);
  });

  test('a company is not called what another one is', () => {
    const named = [...'ABCDEFGHIJKLMNOPQRSTUVWXY'].map((letter, i) => person(i, letter));
    expect(
      createPseudonyms(noPseudonyms, [...named.slice(0, 10), person(99, 'Acme')], chance(1)).company(id(99)),
    ).not.toMatch(/ [A-J]$/);
  });

  test('the record holds no identity', () => {
    const noor = Participant.parse({ id: id(1), name: 'Noor Haddad', company: 'Lumenpay' });
    expect(JSON.stringify(allOf({ ...noPseudonyms, salt: 's' }, [noor]).record)).not.toMatch(/noor|haddad|lumenpay/i);
  });
});

describe('two machines that drew apart', () => {
  const record = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 })), { selector: ([n]) => n })
    .map(
      (pairs): PseudonymRecord => ({
        participants: Object.fromEntries(pairs.map(([n, number]) => [id(n), number])),
        companies: {},
      }),
    );

  test('are settled: nobody shares a number, whoever was published keeps it, and both machines come to the same', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 3 }), fc.array(record, { maxLength: 3 }), (kept, published) => {
        const { record: settled, clashes } = settlePseudonyms(kept, published);
        const numbers = Object.values(settled.participants);
        expect(new Set(numbers).size).toBe(numbers.length);
        const first = new Map<string, number>();
        const holder = new Map<number, string>();
        for (const [who, number] of published.flatMap(({ participants }) => Object.entries(participants))) {
          if (!holder.has(number) && !first.has(who)) {
            first.set(who, number);
            holder.set(number, who);
          }
        }
        for (const [who, number] of first) expect(settled.participants[who]).toBe(number);
        for (const { participantIds } of clashes) expect(settled.participants[participantIds[1]]).toBeUndefined();
        const shuffled = kept.map(({ participants, companies }) => ({
          ...{ participants: Object.fromEntries(Object.entries(participants).reverse()), companies },
        }));
        expect(settlePseudonyms(shuffled, published).record.participants).toEqual(settled.participants);
      }),
      { numRuns: 100 },
    );
  });

  test('number 7 for two people: one who was published keeps it, without a word where the other was not', () => {
    const both: PseudonymRecord = { participants: { [id(1)]: 7, [id(2)]: 7 }, companies: {} };
    expect(settlePseudonyms([both])).toMatchObject({ record: { participants: { [id(1)]: 7 } }, clashes: [] });
    const second = settlePseudonyms([both], [{ participants: { [id(2)]: 7 }, companies: {} }]);
    expect(second).toMatchObject({ record: { participants: { [id(2)]: 7 } }, clashes: [] });
  });

  test('where both have been published it is told until the second has another number', () => {
    const published = [1, 2].map((n) => ({ participants: { [id(n)]: 7 }, companies: {} }));
    const { record: settled, clashes } = settlePseudonyms([{ participants: { [id(2)]: 7 }, companies: {} }], published);
    expect(settled.participants).toEqual({ [id(1)]: 7 });
    expect(clashes).toEqual([{ standIn: 'Participant 7', participantIds: [id(1), id(2)] }]);
    const drawn = createPseudonyms(settled, [], chance(5));
    expect(drawn.participant(id(2))).not.toBe('Participant 7');
    expect(settlePseudonyms([drawn.record()], published).clashes).toEqual([]);
  });

  test('what is published is remembered where the record is lost', () => {
    const left = [{ participants: { [id(1)]: 7 }, companies: { [id(1)]: 'B' } }];
    expect(settlePseudonyms([], left).record).toMatchObject({
      participants: { [id(1)]: 7 },
      companies: { [id(1)]: 'B' },
    });
  });

  test('stand-ins that are about to leave give way to those that are there', () => {
    const [a, b] = [person(1, 'Acme'), person(2, 'Zed')];
    const file = createPseudonyms({ ...noPseudonyms, salt: 's' }, [b], () => new Uint8Array(4));
    const ours = createPseudonyms({ ...noPseudonyms, salt: 's' }, [a], () => new Uint8Array(4));
    expect([file.participant(b.id), file.company(b.id)]).toEqual([ours.participant(a.id), ours.company(a.id)]);
    const kept = addPseudonyms(file.record(), ours.record(), []);
    expect(kept.participants).toEqual({ [b.id]: 1 });
    expect(kept.companies).toEqual({ [b.id]: 'A' });
    const again = allOf(kept, [a, b]);
    expect(again.told[1]).toEqual(['Participant 1', 'Company A']);
    expect(again.told[0]).not.toContain('Company A');
    expect(addPseudonyms(kept, again.record, [])).toEqual(again.record);
  });

  test('a rename reaches the file, and a colleague’s letters for the same company reach us', () => {
    const first = allOf({ ...noPseudonyms, salt: 's' }, [person(1, 'Acme')]).record;
    const renamed = allOf(first, [person(1, 'Acme Group')]).record;
    expect(addPseudonyms(first, renamed, []).spelled).toEqual(renamed.spelled);
    const theirs = { ...first, companies: { [id(1)]: 'Q' }, spelled: { Q: Object.values(first.spelled!)[0]! } };
    expect(addPseudonyms(theirs, first, []).companies).toEqual({ [id(1)]: 'Q' });
  });
});
