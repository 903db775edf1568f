import { create } from 'zustand';
import type { IndexState } from '../../../shared/ipc/search.ts';
import type { PreviewAnswer, SearchAnswer } from '../../../shared/search/protocol.ts';

/** Answers are asked for this many notes at first, and so many more on request. */
export const pageSize = 25;
export const mostNotes = 200;

export interface SearchState {
  query: string;
  tags: string[];
  sort: 'relevance' | 'date';
  limit: number;
  /** Notes whose passages are all shown. */
  inFull: string[];
  answer: SearchAnswer | null;
  /** The query that `answer` answers. */
  answered: string;
  preview: PreviewAnswer | null;
  /** Key of the selected option. */
  selected: string | null;
  /** The search process has not answered for more than a second. */
  away: boolean;
  index: IndexState;
  /** Grows when the search field is to take the focus. */
  focusCalls: number;
}

const fresh = {
  query: '',
  tags: [],
  sort: 'relevance',
  limit: pageSize,
  inFull: [],
  answer: null,
  answered: '',
  preview: null,
  selected: null,
  away: false,
} satisfies Partial<SearchState>;

/** The search as it stands: kept while one looks into a note and comes back. */
export const useSearch = create<SearchState>(() => ({ ...fresh, index: { state: 'idle' }, focusCalls: 0 }));

export function setQuery(query: string): void {
  useSearch.setState({ query, limit: pageSize, inFull: [] });
}

/** Forgets the search of a vault that is no longer open. */
export function resetSearch(): void {
  useSearch.setState(fresh);
}
