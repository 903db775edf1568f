import { create } from 'zustand';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { Place } from '../../../state/navigation.ts';
import { keepChoice, type ListChoice, noChoice } from '../../../ui/list-choice.ts';

interface Highlights {
  /** Best or newest first; `null` before the first answer. */
  found: readonly StandingHighlight[] | null;
  /** How many there are, of which `found` has at most 10,000. */
  total: number;
  /** The query that they answer. */
  answered: string;
  choice: ListChoice;
  /** How far down the list was scrolled when it was left, in pixels. */
  top: number;
  /** The last visit of the list. */
  place: Place | null;
}

const fresh: Highlights = { found: null, total: 0, answered: '', choice: noChoice, top: 0, place: null };

/** The highlights found, one by one, and which are chosen: kept while one looks into a note and comes back. */
export const useHighlights = create<Highlights>(() => fresh);

/** Which entry of the list it is: an id that two notes hold is there twice. */
export function keyOf({ noteId, highlightId }: Pick<StandingHighlight, 'noteId' | 'highlightId'>): string {
  return `${noteId}#${highlightId}`;
}

const keys = new WeakMap<readonly StandingHighlight[], string[]>();
const none: readonly StandingHighlight[] = [];

/** The keys of a list of highlights, in its order. */
export function keysOfAll(found: readonly StandingHighlight[] | null): readonly string[] {
  const list = found ?? none;
  let known = keys.get(list);
  if (!known) {
    known = list.map(keyOf);
    keys.set(list, known);
  }
  return known;
}

/** Takes an answer over. With the same query what is chosen stays chosen as far as it is still there; another one starts anew. */
export function takeHighlights(found: readonly StandingHighlight[], total: number, query: string): void {
  useHighlights.setState((before) => {
    const same = query === before.answered;
    const choice = keepChoice(keysOfAll(found), keysOfAll(before.found), before.choice);
    return {
      found,
      total,
      answered: query,
      choice: same ? choice : { ...noChoice, chosen: choice.chosen, before: choice.chosen },
      ...(same ? {} : { top: 0 }),
    };
  });
}

/** Forgets the highlights of a vault that is no longer open. */
export function resetHighlights(): void {
  useHighlights.setState(fresh);
}
