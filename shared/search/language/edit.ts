import type { FilterNode, Operator, ParsedQuery, Place } from './ast.ts';
import { parseQuery } from './parse.ts';
import { printQuery, printValue } from './print.ts';
import { isSameValue } from './values.ts';

/** The filters that hold for the whole query: it is one, or they stand side by side in it. */
export function filtersAtTop({ node }: ParsedQuery): FilterNode[] {
  const parts = node?.type === 'and' ? node.nodes : node ? [node] : [];
  return parts.filter((part) => part.type === 'filter');
}

/** Whether a filter of the whole query has the value, however it is spelled there. */
export function hasValue(query: string, operator: Operator, value: string): boolean {
  return filterWith(query, operator, value) !== undefined;
}

/**
 * The query with the value put in, beside other values of its operator, or taken out. New filters stand in front, after those
 * that are there, so that a word being typed stays last.
 */
export function toggleValue(query: string, operator: Operator, value: string): string {
  let text = query;
  for (let found = filterWith(text, operator, value); found; found = filterWith(text, operator, value)) {
    text = withoutPlace(text, found.values.find((v) => isSameValue(v.text, value))!);
  }
  return text === query ? withValue(query, operator, value) : text;
}

/** The query without one part of it: a filter, one of its values, a word, a group. */
export function withoutPlace(query: string, place: Place): string {
  const { start, end } = valuePlace(query, place);
  const before = query.slice(0, start);
  const after = query.slice(end);
  const isBetweenSpaces = (before === '' || /\s$/.test(before)) && /^\s/.test(after);
  return isBetweenSpaces ? before + after.slice(1) : after.trim() === '' ? before.trimEnd() : before + after;
}

function withValue(query: string, operator: Operator, value: string): string {
  const parsed = parseQuery(query);
  const filters = filtersAtTop(parsed);
  const same = filters.find((filter) => filter.operator === operator);
  const written = printValue(value);
  const text = same
    ? inserted(query, same.values.at(-1)!.end, `,${written}`)
    : inFront(query, filters, `${operator}:${written}`);
  // Where the text around it takes the filter in (a quote without an end, `OR` in front of all), it is written anew.
  return hasValue(text, operator, value) ? text : `${operator}:${written} ${printQuery(parsed.node)}`.trimEnd();
}

function inFront(query: string, filters: readonly FilterNode[], filter: string): string {
  let at = 0;
  for (const { start, end } of filters) {
    if (query.slice(at, start).trim() !== '') break;
    at = end;
  }
  if (at === 0) return query.trim() === '' ? filter : `${filter} ${query.trimStart()}`;
  const after = query.slice(at);
  return inserted(query, at, /^\s|^$/.test(after) ? ` ${filter}` : ` ${filter} `);
}

function inserted(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

function filterWith(query: string, operator: Operator, value: string): FilterNode | undefined {
  const isIt = (filter: FilterNode) => filter.values.some((v) => isSameValue(v.text, value));
  return filtersAtTop(parseQuery(query)).find((filter) => filter.operator === operator && isIt(filter));
}

/** The place to cut: of a value its comma too, of a filter's only value the whole filter. */
function valuePlace(query: string, place: Place): Place {
  const filter = filtersAtTop(parseQuery(query)).find((f) => f.start < place.start && place.end <= f.end);
  if (!filter) return place;
  if (filter.values.length === 1) return filter;
  if (query[place.start - 1] === ',') return { start: place.start - 1, end: place.end };
  return query[place.end] === ',' ? { start: place.start, end: place.end + 1 } : place;
}
