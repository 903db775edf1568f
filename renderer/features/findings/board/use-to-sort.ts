import { startTransition, useEffect, useRef, useState } from 'react';
import { mostHighlights, type StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import type { QueryProblem } from '../../../../shared/search/language/ast.ts';
import { toggleValue } from '../../../../shared/search/language/edit.ts';
import { askHighlights, useIndexState } from '../../../state/evidence.ts';
import { sameHighlight } from './same-highlight.ts';

/** The highlights that a query finds in the filter of the area. */
interface Found {
  query: string;
  highlights: readonly StandingHighlight[];
  total: number;
  problems: readonly QueryProblem[];
}

/** ms after the index has taken something in: often more follows. */
const settled = 250;

/**
 * Asks the search for the highlights that are to be sorted, and again when their interviews have changed. `null` until the first answer; an
 * older answer stays while a newer one is on its way, and a highlight that is the same stays the same object.
 */
export function useToSort(typed: string, filter: FindingsLook['filter'], byFit: boolean): Found | null {
  const index = useIndexState();
  const [found, setFound] = useState<Found | null>(null);
  const query = queryOf(typed, filter);
  const sort = byFit && typed !== '' ? 'relevance' : 'date';
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (index.state !== 'ready') return; // what is not in it yet would seem to be missing
    let isLatest = true;
    const question = `${sort} ${query}`;
    const isAgain = asked.current === question;
    asked.current = question;
    const ask = async () => {
      const answer = await askHighlights({ query, sort, limit: mostHighlights }).catch(() => null);
      if (!isLatest || !answer) return;
      startTransition(() => setFound((before) => ({ query: typed, ...kept(answer, before) })));
    };
    const timer = setTimeout(ask, isAgain ? settled : 0);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [query, sort, index, typed]);
  return found;
}

function kept(answer: Omit<Found, 'query'>, before: Found | null) {
  const known = new Map(before?.highlights.map((one) => [`${one.highlightId} ${one.noteId}`, one]));
  const highlights = answer.highlights.map((now) => {
    const then = known.get(`${now.highlightId} ${now.noteId}`);
    return then && sameHighlight(then, now) ? then : now;
  });
  return { highlights, total: answer.total, problems: answer.problems };
}

/** What is typed, within the teams and goals that the findings are narrowed to. */
export function queryOf(typed: string, { teamIds, goalIds }: FindingsLook['filter']): string {
  let query = teamIds.reduce((text, id) => toggleValue(text, 'team', id), '');
  query = goalIds.reduce((text, id) => toggleValue(text, 'goal', id), query);
  // Side by side they would fall apart at an OR.
  const words = query !== '' && /\bOR\b/.test(typed) ? `(${typed})` : typed;
  return [query, words].filter(Boolean).join(' ');
}
