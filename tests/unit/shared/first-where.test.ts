import { describe, expect, it } from 'vitest';
import { firstWhere } from '../../../shared/first-where.ts';

describe('firstWhere', () => {
  it.each([
    { items: [], above: 3, at: 0 },
    { items: [1], above: 3, at: 1 },
    { items: [4], above: 3, at: 0 },
    { items: [1, 3, 3, 5, 8], above: 3, at: 3 },
    { items: [1, 3, 3, 5, 8], above: 0, at: 0 },
    { items: [1, 3, 3, 5, 8], above: 7, at: 4 },
    { items: [1, 3, 3, 5, 8], above: 8, at: 5 },
  ])('of $items above $above begin at $at', ({ items, above, at }) => {
    expect(firstWhere(items, (item: number) => item > above)).toBe(at);
  });

  it('looks at few of many', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => i);
    let looks = 0;
    expect(firstWhere(many, (item) => ++looks > 0 && item >= 70_001)).toBe(70_001);
    expect(looks).toBeLessThan(20);
  });
});
