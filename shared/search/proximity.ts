import type { Match } from './matcher.ts';

/** Characters between two words at which they count half as near as neighbours. */
const halfway = 24;

/**
 * How near to each other the parts of a query stand in a text: near 1 where they follow each other, towards 0 as they
 * part, 0 where not all of them are there. The nearest group counts.
 */
export function nearness(matches: readonly Match[], parts: number): number {
  if (parts < 2) return 0;
  const count = new Array<number>(parts).fill(0);
  let held = 0;
  let left = 0;
  let gap = Number.POSITIVE_INFINITY;
  for (const match of matches) {
    if (count[match.part]!++ === 0) held++;
    while (held === parts) {
      const first = matches[left++]!;
      gap = Math.min(gap, Math.max(0, match.start - first.end));
      if (--count[first.part]! === 0) held--;
    }
  }
  return gap === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + gap / (halfway * (parts - 1)));
}
