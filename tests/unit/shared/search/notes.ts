import type { SearchDocument, SearchRequest } from '../../../../shared/search/protocol.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';

export type NoteParts = Partial<Omit<SearchDocument, 'source'>> & { body?: string };

export function documentOf(parts: NoteParts): SearchDocument {
  const { body = '', ...rest } = parts;
  const id = rest.id ?? 'n';
  return { id, title: '', date: '2026-11-18', teamIds: [], pmIds: [], tags: [], names: [], ...rest, source: body };
}

export function engineWith(...notes: NoteParts[]) {
  const engine = createSearchEngine(() => 0);
  engine.put(notes.map((note, i) => documentOf({ id: `n${i}`, ...note })));
  return engine;
}

export function ask(
  query: string,
  rest: Partial<Omit<SearchRequest, 'filters'>> & { filters?: Partial<SearchRequest['filters']> } = {},
): SearchRequest {
  return {
    requestId: 1,
    query,
    limit: 50,
    sort: 'relevance',
    ...rest,
    filters: { teamIds: [], pmIds: [], tags: [], ...rest.filters },
  };
}
