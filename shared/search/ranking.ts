import type { Found } from './finding.ts';
import type { NoteMatches } from './note-matches.ts';
import { nearness } from './proximity.ts';

/** So many notes are looked at once more for each word beyond the first: of a remembered sentence all that could be it. */
const reranked = 20;
const mostReranked = 60;
/** A note in which the words stand together overtakes those in which they only occur, whatever these score otherwise. */
const nearnessWeight = 10;

/**
 * The numbers found, best first, as many as are `wanted` and those that are ranked anew: those with the very words before those
 * with similar ones, equals in the `order` of all.
 */
export function bestFirst(found: Found, order: readonly number[], wanted: number): number[] {
  const { exact } = found;
  const all = inOrder(found, order);
  const most = Math.max(wanted, mostReranked);
  if (exact === null) return best(all, found.scores, most);
  const sure = best(
    all.filter((number) => exact[number]),
    found.scores,
    most,
  );
  return [
    ...sure,
    ...best(
      all.filter((number) => !exact[number]),
      found.scores,
      most,
    ),
  ];
}

/** The numbers found, in the order of all. */
export function inOrder({ numbers, scores }: Found, order: readonly number[]): number[] {
  if (numbers.length === order.length) return [...order];
  const isFound = new Uint8Array(scores.length);
  for (const number of numbers) isFound[number] = 1;
  return order.filter((number) => isFound[number] === 1);
}

/** The ones with the highest scores: of thousands only those are put in order. */
function best(numbers: number[], scores: Float64Array, most: number): number[] {
  const least = numbers.length > 2 * most ? nthHighest(numbers, scores, most) : Number.NEGATIVE_INFINITY;
  const high = numbers.filter((number) => scores[number]! >= least);
  return high.sort((a, b) => scores[b]! - scores[a]!);
}

function nthHighest(numbers: readonly number[], scores: Float64Array, n: number): number {
  return Float64Array.from(numbers, (number) => scores[number]!)
    .sort()
    .at(-n)!;
}

/** Looks at the first ones once more: where the words stand near to each other, a note goes up. */
export function rerank(order: number[], found: Found, matches: NoteMatches): void {
  if (matches.parts < 2) return;
  const depth = Math.min(mostReranked, reranked * (matches.parts - 1));
  const sure = found.exact ? order.findIndex((number) => !found.exact![number]) : -1;
  const limits = sure < 0 ? [0, order.length] : [0, sure, order.length];
  for (let i = 0; i + 1 < limits.length; i++) {
    const first = limits[i]!;
    const top = order.slice(first, Math.min(limits[i + 1]!, first + depth)).map((number, place) => {
      const inBody = nearness(matches.inBody(number), matches.parts);
      const inTitle = nearness(matches.inTitle(number), matches.parts);
      const score = found.scores[number]! * (1 + nearnessWeight * Math.max(inBody, inTitle));
      return { number, place, score };
    });
    top.sort((a, b) => b.score - a.score || a.place - b.place);
    order.splice(first, top.length, ...top.map(({ number }) => number));
  }
}
