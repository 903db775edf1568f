import { describe, expect, test } from 'vitest';
import {
  type ColumnBox,
  edgeSpeed,
  isDrag,
  targetAt,
} from '../../../../renderer/features/findings/board/drag-model.ts';

const boxes: ColumnBox[] = [
  {
    left: 0,
    right: 232,
    body: { columnId: 'to-sort', stance: null },
    parts: [{ top: 700, bottom: 800, target: { columnId: 'new', stance: null } }],
  },
  {
    left: 180,
    right: 480,
    body: { columnId: 'a', stance: 'supports' },
    parts: [
      { top: 300, bottom: 400, target: { columnId: 'a', stance: 'contradicts' } },
      { top: 500, bottom: 800, target: { columnId: 'a', stance: 'contradicts' } },
    ],
  },
  { left: 480, right: 780, body: { columnId: 'b', stance: null }, parts: [] },
];

describe('where a drop goes', () => {
  test.each([
    ['the body of a column', 300, 100, { columnId: 'a', stance: 'supports' }],
    ['the room below its cards', 300, 450, { columnId: 'a', stance: 'supports' }],
    ['among its counter-evidence', 300, 300, { columnId: 'a', stance: 'contradicts' }],
    ['its foot', 300, 500, { columnId: 'a', stance: 'contradicts' }],
    ['the foot of those to sort: a new finding', 100, 750, { columnId: 'new', stance: null }],
    ['the border of two: the right one', 480, 100, { columnId: 'b', stance: null }],
    ['a column that has scrolled below another: the upper one', 200, 600, { columnId: 'to-sort', stance: null }],
    ['beside all', 800, 100, null],
  ])('%s', (_what, x, y, target) => {
    expect(targetAt({ x, y }, boxes)).toEqual(target);
  });
});

test('a hand that trembles does not drag', () => {
  expect(isDrag({ x: 10, y: 10 }, { x: 12, y: 13 })).toBe(false);
  expect(isDrag({ x: 10, y: 10 }, { x: 14, y: 13 })).toBe(true);
});

describe('scrolling at the edges', () => {
  test('is none in the middle, back at the start, on at the end, faster the nearer', () => {
    expect(edgeSpeed(400, 0, 800)).toBe(0);
    expect(edgeSpeed(40, 0, 800)).toBeLessThan(0);
    expect(edgeSpeed(5, 0, 800)).toBeLessThan(edgeSpeed(40, 0, 800));
    expect(edgeSpeed(795, 0, 800)).toBeGreaterThan(edgeSpeed(760, 0, 800));
    expect(edgeSpeed(5000, 0, 800)).toBe(edgeSpeed(800, 0, 800));
  });

  test('leaves a middle also where there is little room', () => {
    expect(edgeSpeed(50, 0, 100)).toBe(0);
    expect(edgeSpeed(5, 5, 5)).toBe(0);
  });
});
