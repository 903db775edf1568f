import { type Found, isFound } from './finding.ts';
import type { Matcher } from './matcher.ts';
import { nearness } from './proximity.ts';
import { bodyOf } from './shelves.ts';
import type { StoredNote } from './stored-note.ts';

/** So many notes are looked at once more for each word beyond the first: of a remembered sentence all that could be it. */
const reranked = 20;
const mostReranked = 100;
/** A note in which the words stand together may overtake one that scores half as much again. */
const nearnessWeight = 1.5;

/** The numbers found, best first: those with the very words before those with similar ones, of equals the one `before` the other. */
export function bestFirst(found: Found, before: (a: number, b: number) => number): number[] {
  const sure = numbersFound(found).filter((number) => !found.exact || found.exact[number]);
  const similar = found.exact ? numbersFound(found).filter((number) => !found.exact![number]) : [];
  const byScore = (a: number, b: number) => found.scores[b]! - found.scores[a]! || before(a, b);
  return [...sure.sort(byScore), ...similar.sort(byScore)];
}

/** The numbers found, in the order given. */
export function inOrder(found: Found, before: (a: number, b: number) => number): number[] {
  return numbersFound(found).sort(before);
}

/** Looks at the first ones once more: where the words stand near to each other, a note goes up. `sure`: so many may. */
export function rerank(
  order: number[],
  notes: readonly (StoredNote | undefined)[],
  found: Found,
  matcher: Matcher,
): void {
  const depth = Math.min(mostReranked, reranked * (matcher.parts - 1));
  const sure = found.exact ? order.findIndex((number) => !found.exact![number]) : -1;
  const limits = sure < 0 ? [0, order.length] : [0, sure, order.length];
  for (let i = 0; i + 1 < limits.length; i++) {
    const first = limits[i]!;
    const top = order.slice(first, Math.min(limits[i + 1]!, first + depth)).map((number, place) => {
      const note = notes[number]!;
      const inBody = nearness(matcher.inBody(bodyOf(note)), matcher.parts);
      const inTitle = nearness(matcher.inTitle(note.title), matcher.parts);
      const score = found.scores[number]! * (1 + nearnessWeight * Math.max(inBody, inTitle));
      return { number, place, score };
    });
    top.sort((a, b) => b.score - a.score || a.place - b.place);
    order.splice(first, top.length, ...top.map(({ number }) => number));
  }
}

function numbersFound(found: Found): number[] {
  const numbers: number[] = [];
  for (let number = 0; number < found.matched.length; number++) if (isFound(found, number)) numbers.push(number);
  return numbers;
}
