import { highlightKinds, interviewKinds, interviewStatuses } from '../../domain/interview.ts';

/** A run of the query's text, `[start, end)` in UTF-16 units. */
export interface Place {
  start: number;
  end: number;
}

/** The operators of the language, as docs/search.md explains them, in the order they are offered. */
export const operators = [
  'team',
  'pm',
  'by',
  'participant',
  'company',
  'segment',
  'tag',
  'kind',
  'mark',
  'goal',
  'status',
  'after',
  'before',
  'during',
  'has',
  'is',
] as const;
export type Operator = (typeof operators)[number];

export const dateOperators = ['after', 'before', 'during'] as const;
export type DateOperator = (typeof dateOperators)[number];

export function isDateOperator(operator: Operator): operator is DateOperator {
  return (dateOperators as readonly Operator[]).includes(operator);
}

/** Operators whose values the app knows by itself, whatever a vault holds. */
export const knownValues = {
  kind: interviewKinds,
  mark: highlightKinds,
  status: interviewStatuses,
  has: ['highlight', 'recording', 'participant', 'company', 'tag', 'goal', 'task', 'image', 'link', 'timestamp'],
  is: ['untitled', 'read-only', 'conflicted', ...interviewStatuses],
} as const satisfies Partial<Record<Operator, readonly string[]>>;

export interface FilterValue extends Place {
  text: string;
  quoted: boolean;
}

/**
 * What a query asks for. `and` and `or` have two nodes or more, and none directly inside of their own kind. A word has no space
 * or parenthesis in it and at least one letter, digit or emoji, as a phrase has. `open` is the word being typed at the very
 * end: it may be a beginning. A filter takes any of its values.
 */
export type QueryNode = Place &
  (
    | { type: 'and' | 'or'; nodes: QueryNode[] }
    | { type: 'not'; node: QueryNode }
    | { type: 'word'; text: string; open: boolean }
    | { type: 'phrase'; text: string }
    | { type: 'filter'; operator: Operator; values: FilterValue[] }
  );
export type FilterNode = Extract<QueryNode, { type: 'filter' }>;

/** What can be the matter with a part of a query. */
export const problemCodes = [
  'unknown-operator',
  'no-value',
  'no-such-date',
  'no-such-value',
  'no-end-of-quote',
  'no-end-of-group',
  'too-long',
  'too-many-parts',
] as const;

/**
 * A part of a query that was left out, or read otherwise than its author may have meant. `value` is what was typed there;
 * `suggestion` is text to put in the place of the part.
 */
export interface QueryProblem extends Place {
  code: (typeof problemCodes)[number];
  operator?: string;
  value?: string;
  suggestion?: string;
}

/** A query as it was read. No node: every note. */
export interface ParsedQuery {
  node: QueryNode | null;
  problems: QueryProblem[];
}
