import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutUnits, unitWords } from '../../../../renderer/features/findings/unit-chart.ts';

const person = (supports: number, contradicts = 0, key = `${supports}-${contradicts}`) => ({
  key,
  supports,
  contradicts,
});

describe('the chart of evidence per person', () => {
  it('has a column per person, tallest first, and those against the claim apart', () => {
    const { units, size, width, height, hidden } = layOutUnits([person(1), person(4), person(0, 1), person(2)]);
    expect([size, width, height, hidden]).toEqual([6, 38, 30, 0]);
    const columns = new Map<number, number>();
    for (const { x } of units) columns.set(x, (columns.get(x) ?? 0) + 1);
    expect([...columns]).toEqual([
      [0, 4],
      [8, 2],
      [16, 1],
      [32, 1],
    ]);
    expect(units.filter((unit) => unit.against)).toEqual([{ x: 32, y: 24, against: true }]);
  });

  it('shows one who speaks for and against in both parts', () => {
    expect(layOutUnits([person(2, 1)]).units.map((unit) => unit.against)).toEqual([false, false, true]);
  });

  it('has squares that stand for several mentions where somebody has very many', () => {
    const { each, height, units } = layOutUnits([person(500), person(1)]);
    expect(each).toBe(50);
    expect(units).toHaveLength(11);
    expect(height).toBeLessThanOrEqual(40);
  });

  it('is empty where nothing stands', () => {
    expect(layOutUnits([])).toMatchObject({ units: [], width: 0, height: 0, hidden: 0 });
  });

  it('fits its room whoever speaks, shows both sides, and says how many people it leaves out', () => {
    const people = fc.array(
      fc.record({ key: fc.uuid(), supports: fc.nat({ max: 300 }), contradicts: fc.nat({ max: 300 }) }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(people, fc.integer({ min: 28, max: 104 }), (list, room) => {
        const { units, width, height, hidden, size } = layOutUnits(list, room);
        expect(width).toBeLessThanOrEqual(room);
        expect(height).toBeLessThanOrEqual(40);
        expect(units.every(({ x, y }) => x >= 0 && y >= 0 && x + size <= width && y + size <= height)).toBe(true);
        const columns = (against: boolean) => new Set(units.filter((u) => u.against === against).map((u) => u.x)).size;
        const people = (of: 'supports' | 'contradicts') => list.filter((p) => p[of] > 0).length;
        expect(columns(false) + columns(true) + hidden).toBe(people('supports') + people('contradicts'));
        expect(columns(false) > 0).toBe(people('supports') > 0);
        expect(columns(true) > 0).toBe(people('contradicts') > 0);
      }),
    );
  });

  it('says the same in words', () => {
    expect(unitWords([person(1), person(4), person(0, 1), person(2)])).toBe(
      'Mentions per person: supporting 4, 2, 1; contradicting 1',
    );
    expect(unitWords([person(3)])).toBe('Mentions per person: supporting 3; contradicting none');
    expect(unitWords(Array.from({ length: 23 }, () => person(1)))).toMatch(/1 and 3 more people; contradicting none$/);
  });
});
