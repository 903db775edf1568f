import { create } from 'zustand';

/** Answers are asked for so many interviews or highlights at first, and so many more on request. */
export const pageSize = 15;
export const mostShown = 200;

interface Search {
  /** The whole state of a search in one text: words and operators. Chips, facets and saved searches are edits of it. */
  query: string;
  view: 'interviews' | 'highlights';
  sort: 'relevance' | 'date';
  limit: number;
  /** Notes whose passages are all shown. */
  inFull: string[];
}

const fresh: Search = { query: '', view: 'interviews', sort: 'relevance', limit: pageSize, inFull: [] };

/** What is searched for. It is kept while one looks into a note and comes back. */
export const useSearch = create<Search>(() => fresh);

/** Searches for something else; the order and the view stay. */
export function setQuery(query: string): void {
  if (query !== useSearch.getState().query) useSearch.setState({ query, limit: pageSize, inFull: [] });
}

/** Asks for more results, as far as more are shown at all. */
export function showMore(): void {
  useSearch.setState(({ limit }) => ({ limit: Math.min(mostShown, limit + pageSize) }));
}

/** Forgets the search of a vault that is no longer open. */
export function resetSearch(): void {
  useSearch.setState(fresh);
}
