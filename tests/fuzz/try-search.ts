import { parseQuery } from '../../shared/search/language/parse.ts';
import { printQuery } from '../../shared/search/language/print.ts';
import { HighlightsAnswer, type Passage, SearchAnswer } from '../../shared/search/protocol.ts';
import { createSearchEngine, type SearchEngine } from '../../shared/search/search-engine.ts';
import { SuggestAnswer } from '../../shared/search/suggest-protocol.ts';

const pieces = [
  '"',
  '(',
  ')',
  ' OR ',
  '-',
  'team:',
  'mark:pain ',
  'after:',
  'during:2026-Q3 ',
  'has:link ',
  'x:',
  ',',
  '*',
  ' ',
];

/** Finds a hostile file by hostile queries, some of them made of the file. Resolves to what went wrong, or `null`. */
export function trySearch(file: string, seed: number): string | null {
  const engine = engineWith(file);
  let at = seed;
  const below = (count: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((at / 2_147_483_648) * count);
  };
  const slice = () => {
    const start = below(file.length);
    return file.slice(start, start + 1 + below(30));
  };
  const mixed = () => Array.from({ length: 12 }, () => (below(2) ? slice() : pieces[below(pieces.length)])).join('');
  for (const query of [file.slice(0, 10_000), slice(), mixed(), mixed()]) {
    const problem = tryQuery(engine, query);
    if (problem) return `${problem}, for the query ${JSON.stringify(query.slice(0, 500))}`;
  }
  return null;
}

function engineWith(file: string): SearchEngine {
  const engine = createSearchEngine({ now: () => 0, today: () => '2026-11-26' });
  const about = { kind: null, status: null, teamIds: [], pmIds: [], interviewerIds: [], participantIds: [], goals: [] };
  const note = (id: string, source: string) => ({
    ...{ id, source, title: file.slice(0, 60), date: '2026-11-18', tags: ['Tag, one'], flags: [], names: [], ...about },
  });
  engine.put([note('a', file), note('b', 'some words of another note'), note('c', file.slice(file.length / 2))]);
  return engine;
}

function tryQuery(engine: SearchEngine, query: string): string | null {
  const { node } = parseQuery(query);
  const printed = printQuery(node);
  if (withoutPlaces(parseQuery(printed).node) !== withoutPlaces(node))
    return `a query prints as ${JSON.stringify(printed)}`;
  for (const view of ['interviews', 'highlights'] as const) {
    const answer = engine.search({ requestId: 1, query, view, limit: 50, sort: 'relevance' });
    if (!SearchAnswer.safeParse(answer).success) return 'an answer does not fit the protocol';
    const passages = [...answer.hits.flatMap((hit) => hit.passages), ...answer.highlights.map((hit) => hit.passage)];
    if (!passages.every(hasItsMatches)) return 'a passage is marked outside of its text';
    for (const { noteId } of answer.hits) engine.preview({ type: 'preview', requestId: 1, noteId, query });
  }
  const problem = tryWhole(engine, query);
  if (problem) return problem;
  const { items, place } = engine.complete({ type: 'complete', requestId: 1, query, caret: query.length >> 1 });
  return items.length === 0 || place.end <= query.length ? null : 'a completion stands outside of its query';
}

/** The highlights that a query finds, whole, and what is suggested for the same text with the first of them as its evidence. */
function tryWhole(engine: SearchEngine, query: string): string | null {
  const listed = engine.search({ requestId: 1, query, view: 'highlights', limit: 50, sort: 'date' });
  const whole = engine.highlights({ type: 'highlights', requestId: 1, query, limit: 50, sort: 'date' });
  if (!HighlightsAnswer.safeParse(whole).success) return 'an answer with highlights does not fit the protocol';
  const ids = whole.highlights.map(({ highlightId }) => highlightId);
  if (ids.join() !== listed.highlights.map(({ highlightId }) => highlightId).join())
    return 'two lists of highlights differ';
  const evidenceIds = ids.slice(0, 2);
  const held = engine.highlights({ type: 'highlights', requestId: 1, ids: evidenceIds });
  if (!evidenceIds.every((id) => held.highlights.some(({ highlightId }) => highlightId === id)))
    return 'a highlight is not found by its id';
  const offered = engine.suggest({ type: 'suggest', requestId: 1, claim: query, evidenceIds, teamIds: [], limit: 20 });
  if (!SuggestAnswer.safeParse(offered).success) return 'an answer with suggestions does not fit the protocol';
  const isTaken = offered.suggestions.some(({ highlight }) => evidenceIds.includes(highlight.highlightId));
  return isTaken ? 'evidence is suggested as evidence' : null;
}

function hasItsMatches({ text, matches }: Passage): boolean {
  let at = 0;
  return matches.every(([start, end]) => {
    const isInOrder = at <= start && start < end && end <= text.length;
    at = end;
    return isInOrder;
  });
}

function withoutPlaces(node: unknown): string {
  return JSON.stringify(node, (key, value) => (key === 'start' || key === 'end' ? undefined : value));
}
