import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hueCount, teamHues } from '../../../../renderer/ui/team-hues.ts';

const teams = [
  'product-analytics',
  'web-analytics',
  'session-replay',
  'feature-flags',
  'experiments',
  'data-warehouse',
  'error-tracking',
  'surveys',
  'ai-assistant',
  'cdp',
];
const ids = (maxLength: number) => fc.uniqueArray(fc.stringMatching(/^[a-z-]{1,20}$/), { maxLength });

describe('team hues', () => {
  it('are all different for up to ten teams', () => {
    fc.assert(fc.property(ids(hueCount), (some) => new Set(teamHues(some).values()).size === some.length));
  });

  it('are known for any number of teams, each from 1 to 10', () => {
    fc.assert(
      fc.property(ids(40), (some) => {
        const hues = teamHues(some);
        expect([...hues.keys()].sort()).toEqual([...some].sort());
        for (const hue of hues.values()) expect(Number.isInteger(hue) && hue >= 1 && hue <= hueCount).toBe(true);
      }),
    );
  });

  it('do not depend on the order of teams', () => {
    const shuffled = ids(15).chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(shuffled, ([some, others]) => {
        expect(teamHues(others)).toEqual(teamHues(some));
      }),
    );
  });

  it('hold for nearly every team when one is added', () => {
    let moved = 0;
    let kept = 0;
    for (const added of teams) {
      const rest = teams.filter((id) => id !== added);
      const before = teamHues(rest);
      const after = teamHues(teams);
      for (const id of rest) before.get(id) === after.get(id) ? kept++ : moved++;
    }
    expect(moved / (moved + kept)).toBeLessThan(0.25);
    const few = teams.slice(0, 4);
    const more = teamHues([...few, 'messaging']);
    expect([...teamHues(few)].filter(([id, hue]) => more.get(id) !== hue).length).toBeLessThanOrEqual(1);
  });

  it('stay what they were in an earlier version', () => {
    expect(Object.fromEntries(teamHues(teams))).toMatchInlineSnapshot(`
      {
        "ai-assistant": 5,
        "cdp": 1,
        "data-warehouse": 2,
        "error-tracking": 9,
        "experiments": 4,
        "feature-flags": 3,
        "product-analytics": 6,
        "session-replay": 8,
        "surveys": 7,
        "web-analytics": 10,
      }
    `);
  });
});
