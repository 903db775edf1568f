import type { Found } from './finding.ts';
import type { NoteMatches } from './note-matches.ts';
import { nearness } from './proximity.ts';

/** So many notes are looked at once more for each word beyond the first: of a remembered sentence all that could be it. */
const reranked = 20;
const mostReranked = 100;
/** A note in which the words stand together may overtake one that scores half as much again. */
const nearnessWeight = 1.5;

/** The numbers found, best first: those with the very words before those with similar ones, of equals the one `before` the other. */
export function bestFirst(found: Found, before: (a: number, b: number) => number): number[] {
  const { numbers, exact, scores } = found;
  const byScore = (a: number, b: number) => scores[b]! - scores[a]! || before(a, b);
  if (exact === null) return numbers.toSorted(byScore);
  const sure = numbers.filter((number) => exact[number]);
  const similar = numbers.filter((number) => !exact[number]);
  return [...sure.sort(byScore), ...similar.sort(byScore)];
}

/** The numbers found, in the order given. */
export function inOrder(found: Found, before: (a: number, b: number) => number): number[] {
  return found.numbers.toSorted(before);
}

/** Looks at the first ones once more: where the words stand near to each other, a note goes up. `sure`: so many may. */
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
