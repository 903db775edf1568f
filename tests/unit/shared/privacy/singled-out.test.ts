import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Told } from '../../../../shared/export/told.ts';
import type { Attribute, PrivacyHit } from '../../../../shared/ipc/export.ts';
import { monthsHeard, singledOut, type VaultPerson, vaultPeople } from '../../../../shared/privacy/singled-out.ts';

const person = (n: number, more: Partial<VaultPerson> = {}): VaultPerson => ({ id: id(n), months: [], ...more });
const id = (n: number) => `p_${String(n).padStart(12, '0')}`;
const told = (n: number, more: Partial<Told> = {}): Told => ({ participantId: id(n), dates: [], ...more });
const replaced = (n: number, text: string): PrivacyHit => ({
  ...{ hitId: 'h', kind: 'name', exact: 'Noor', participantId: id(n), offers: [{ kind: 'role', text }] },
  ...{ places: [], decision: { decision: 'replace', with: text }, keptBy: null },
});

const growth = { role: 'Head of growth', segment: 'fintech' };
/** Four heads of growth, three of them in fintech, two of these were heard in November. */
const vault = [
  person(1, { ...growth, companySize: '11-50', months: ['2026-10', '2026-11'] }),
  person(2, { ...growth, role: 'head of  Growth', companySize: '11-50', months: ['2026-11'] }),
  person(3, { ...growth, months: ['2026-10'] }),
  person(4, { ...growth, segment: 'freight', months: ['2026-11'] }),
  person(5, { role: 'CTO', months: ['2026-11'] }),
  person(6, { segment: 'fintech' }),
];

describe('who can be told by what stands about them', () => {
  test.each<[string, Told, number | null, Attribute[], Attribute[]]>([
    ['nothing', told(1), null, [], []],
    ['a role that four share', told(1, { role: 'Head of growth' }), null, [], []],
    ['a role of one', told(5, { role: 'CTO' }), 1, ['role'], ['role']],
    ['role and segment of three', told(1, growth), null, [], []],
    ['with the month: two', told(2, { ...growth, dates: ['2026-11-18'] }), 2, ['role', 'segment', 'date'], ['date']],
    [
      'in two months: one',
      told(1, { ...growth, dates: ['2026-11-18', '2026-10-02', '2026-11-02'] }),
      1,
      ['role', 'segment', 'date'],
      ['date'],
    ],
    ['a month that four share', told(5, { dates: ['2026-11-30'] }), null, [], []],
    ['a month that two share', told(3, { dates: ['2026-10-30'] }), 2, ['date'], ['date']],
    [
      'size of two',
      told(1, { role: 'Head of growth', companySize: '11-50' }),
      2,
      ['role', 'company-size'],
      ['company-size'],
    ],
    ['segment of one', told(4, { ...growth, segment: 'freight' }), 1, ['role', 'segment'], ['segment']],
    ['somebody without a file', told(9, { dates: ['2026-12-01'] }), 1, ['date'], ['date']],
  ])('%s', (_, one, people, shown, remedy) => {
    const found = singledOut([one], [], vault, 3);
    const expected = { participantId: one.participantId, shown, people, k: 3, removable: shown, remedy };
    expect(found).toEqual(people === null ? [] : [expected]);
  });

  test('whoever has no role noted is not one of those who share it', () => {
    const few = [person(1, growth), person(2, growth), person(3, { segment: 'fintech' })];
    expect(singledOut([told(1, growth)], [], few, 3)).toMatchObject([{ people: 2 }]);
    expect(singledOut([told(1, { segment: 'fintech' })], [], few, 3)).toEqual([]);
  });

  test('k says how few are too few; with 1 nobody is singled out', () => {
    const of = (k: number) => singledOut([told(1, growth)], [], vault, k).map(({ people }) => people);
    expect([1, 2, 3, 4, 5].map(of)).toEqual([[], [], [], [3], [3]]);
    expect(singledOut([told(5, { role: 'CTO' })], [], vault, 1)).toEqual([]);
  });

  test('a role that stands in place of a name counts, and leaving it out does not help', () => {
    expect(singledOut([], [replaced(5, 'CTO')], vault, 3)).toEqual([
      { participantId: id(5), shown: ['role'], people: 1, k: 3, removable: [], remedy: [] },
    ]);
    const both = singledOut([told(4, { dates: ['2026-11-02'] })], [replaced(4, 'Head of growth, freight')], vault, 2);
    expect(both).toMatchObject([{ shown: ['role', 'segment', 'date'], people: 1, removable: ['date'], remedy: [] }]);
    expect(singledOut([], [replaced(5, 'Participant 7')], vault, 3)).toEqual([]);
    expect(singledOut([], [replaced(5, 'a CTOs’ friend')], vault, 3)).toEqual([]);
    expect(singledOut([], [{ ...replaced(5, 'CTO'), decision: null }], vault, 3)).toEqual([]);
  });

  test('those whom fewest share come first', () => {
    const all = [told(2, { ...growth, dates: ['2026-11-18'] }), told(5, { role: 'CTO' })];
    expect(singledOut(all, [], vault, 3).map(({ participantId }) => participantId)).toEqual([id(5), id(2)]);
  });

  test('months are those of interviews that were held', () => {
    const participants = [1, 2].map((n) => ({
      id: id(n),
      name: 'x',
      nicknames: [],
      emails: [],
      handles: [],
      doNotContact: false,
    }));
    const notes = [
      { participantIds: [id(1), id(2)], date: '2026-11-18', status: 'complete' as const },
      { participantIds: [id(1)], date: '2026-11-20', status: null },
      { participantIds: [id(1)], date: '2026-12-01', status: 'planned' as const },
      { participantIds: [id(2)], date: '2026-09-01', status: 'no_show' as const },
    ];
    expect(vaultPeople(participants, monthsHeard(notes)).map(({ months }) => months)).toEqual([
      ['2026-11'],
      ['2026-11'],
    ]);
  });

  const few = (...words: string[]) => fc.option(fc.constantFrom(...words), { nil: undefined });
  const people = fc.array(
    fc.record({
      role: few('PM', 'pm ', 'CTO'),
      segment: few('fintech', 'retail'),
      companySize: few('11-50', '51-200'),
      months: fc.subarray(['2026-10', '2026-11']),
    }),
    { minLength: 1, maxLength: 9 },
  );

  test('the number is right, and without its remedy’s attributes nobody is singled out', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (all, k) => {
        const known = all.map((one, n) => ({ id: id(n), ...one }));
        const said = known.map(({ months, id: participantId, ...facts }) => {
          return { participantId, ...facts, dates: months.map((month) => `${month}-03`) };
        });
        const found = singledOut(said, [], known, k);
        const plain = (text?: string) => text?.trim().toLowerCase() ?? '';
        for (const one of said) {
          const shares = (other: (typeof known)[number]) =>
            (['role', 'segment', 'companySize'] as const).every(
              (key) => !one[key] || plain(other[key]) === plain(one[key]),
            ) && one.dates.every((date) => other.months.some((month) => date.startsWith(month)));
          const isNothing = !one.role && !one.segment && !one.companySize && one.dates.length === 0;
          const people = known.filter(shares).length;
          const listed = found.find(({ participantId }) => participantId === one.participantId);
          expect(listed?.people).toBe(isNothing || people >= k ? undefined : people);
        }
        const out = new Map(found.map(({ participantId, remedy }) => [participantId, remedy]));
        const less = said.map((one) => {
          const remedy = out.get(one.participantId) ?? [];
          const keep = <T>(attribute: Attribute, value: T) => (remedy.includes(attribute) ? undefined : value);
          return {
            ...{
              participantId: one.participantId,
              role: keep('role', one.role),
              segment: keep('segment', one.segment),
            },
            ...{ companySize: keep('company-size', one.companySize), dates: keep('date', one.dates) ?? [] },
          };
        });
        expect(singledOut(less, [], known, k)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
