import type { MouseEvent } from 'react';
import { create } from 'zustand';
import { mostHighlights, type StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { Place } from '../../../state/navigation.ts';
import { isMac } from '../../../ui/keys.ts';
import { click, keepChoice, type ListChoice, noChoice, toggle, toggleAll } from '../../../ui/list-choice.ts';

interface Highlights {
  /** Best or newest first; `null` before the first answer. */
  found: readonly StandingHighlight[] | null;
  /** How many there are. */
  total: number;
  /** The query that they answer. */
  answered: string;
  /** How many are asked for: few while one types, all as soon as somebody goes so far. */
  limit: number;
  /** All are to be chosen as soon as all are there. */
  isAllWanted: boolean;
  choice: ListChoice;
  /** How far down the list was scrolled when it was left, in pixels. */
  top: number;
  /** The last visit of the list. */
  place: Place | null;
}

/** So many are asked for at first. */
export const firstLimit = 500;

const fresh: Highlights = {
  found: null,
  total: 0,
  answered: '',
  limit: firstLimit,
  isAllWanted: false,
  choice: noChoice,
  top: 0,
  place: null,
};

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
    const kept = keepChoice(keysOfAll(found), keysOfAll(before.found), before.choice);
    const isSame = query === before.answered;
    const isAllWanted = isSame && before.isAllWanted;
    const isAll = found.length === Math.min(total, mostHighlights);
    const choice = isSame ? kept : { ...noChoice, chosen: kept.chosen, before: kept.chosen };
    return {
      found,
      total,
      answered: query,
      choice: isAllWanted && isAll ? toggleAll(keysOfAll(found), choice) : choice,
      isAllWanted: isAllWanted && !isAll,
      ...(!isSame && { top: 0 }),
    };
  });
}

/** Asks for all that the query finds, where not all are there. Returns whether that is so. */
export function wantMore(): boolean {
  const { found, total, limit } = useHighlights.getState();
  if (found === null || found.length >= Math.min(total, mostHighlights)) return false;
  if (limit < mostHighlights) useHighlights.setState({ limit: mostHighlights });
  return true;
}

/** Chooses all that the query finds; where all are chosen, none. */
export function chooseAll(): void {
  if (wantMore()) useHighlights.setState({ isAllWanted: true });
  else useHighlights.setState(({ found, choice }) => ({ choice: toggleAll(keysOfAll(found), choice) }));
}

/** A click on an entry. */
export function pressEntry(key: string, event: MouseEvent): void {
  const modifiers = { shift: event.shiftKey, mod: isMac ? event.metaKey : event.ctrlKey };
  useHighlights.setState(({ found, choice }) => ({ choice: click(keysOfAll(found), choice, key, modifiers) }));
}

/** A click on the check mark of an entry: with Shift all from the last one are taken. */
export function checkEntry(key: string, event: MouseEvent): void {
  event.stopPropagation();
  const { shiftKey } = event;
  useHighlights.setState(({ found, choice }) => ({
    choice: shiftKey ? click(keysOfAll(found), choice, key, { shift: true }) : toggle(choice, key),
  }));
}

/** Forgets the highlights of a vault that is no longer open. */
export function resetHighlights(): void {
  useHighlights.setState(fresh);
}
