import type { SearchDocument } from '../../../../shared/search/feed.ts';
import type { SearchRequest } from '../../../../shared/search/protocol.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';

export type NoteParts = Partial<Omit<SearchDocument, 'source'>> & { body?: string };

export const clock = { now: () => 0, today: () => '2026-11-26' };

export function documentOf(parts: NoteParts): SearchDocument {
  const { body = '', ...rest } = parts;
  const id = rest.id ?? 'n';
  const none = { kind: null, status: null, interviewerIds: [], participantIds: [], goals: [], flags: [] };
  const about = { title: '', date: '2026-11-18', teamIds: [], pmIds: [], tags: [], names: [], ...none };
  return { id, ...about, ...rest, source: body };
}

export function engineWith(...notes: NoteParts[]) {
  const engine = createSearchEngine(clock);
  engine.put(notes.map((note, i) => documentOf({ id: `n${i}`, ...note })));
  return engine;
}

export function ask(query: string, rest: Partial<SearchRequest> = {}): SearchRequest {
  return { requestId: 1, query, view: 'interviews', limit: 50, sort: 'relevance', ...rest };
}
