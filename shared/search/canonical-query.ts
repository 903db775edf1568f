import type { QueryNode } from './language/ast.ts';
import { parseQuery } from './language/parse.ts';
import { printQuery } from './language/print.ts';

/**
 * A text that two queries share which ask for the same in another order: filters first, in an order of their own, then the rest as
 * it stands. What could not be read of a query stays a part of it.
 */
export function canonicalQuery(query: string): string {
  const { node, problems } = parseQuery(query.trim());
  const parts: QueryNode[] = node?.type === 'and' ? node.nodes : node ? [node] : [];
  const print = (part: QueryNode) => printQuery(part).trim();
  const filters = parts.filter((part) => part.type === 'filter').map(print);
  const rest = parts.filter((part) => part.type !== 'filter').map(print);
  const unread = problems.map(({ start, end }) => query.trim().slice(start, end));
  return [...filters.sort(), ...rest, ...unread].join(' ');
}
