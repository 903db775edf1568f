import type { QueryNode } from './ast.ts';
import { isQuote } from './reader.ts';

/**
 * The text of a query: `parseQuery` of it gives the same nodes, at their places in this text. No node gives no text. A word that
 * still grows stays last: a group around it is left open, as it is while it is typed.
 */
export function printQuery(node: QueryNode | null): string {
  if (!node) return '';
  const text = printed(node);
  const last = lastPart(node);
  if (last.type !== 'word') return text;
  if (last.open) return text.replace(/\)+$/, '');
  return text.endsWith(')') ? text : `${text} `; // without the space it would be a word that grows
}

/** A value as it is written after an operator: in quotes where it could not be read without. */
export function printValue(text: string): string {
  const isPlain =
    /^[^\s(),\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/.test(text) && !isQuote(text.charAt(0));
  return isPlain ? text : quoted(text);
}

function printed(node: QueryNode): string {
  switch (node.type) {
    case 'word':
      return node.text;
    case 'phrase':
      return quoted(node.text);
    case 'filter':
      return `${node.operator}:${node.values.map((v) => (v.quoted ? quoted(v.text) : v.text)).join(',')}`;
    case 'not':
      return `-${canBeNegated(node.node) ? printed(node.node) : `(${printed(node.node)})`}`;
    case 'or':
      return node.nodes.map((part) => (part.type === 'and' ? `(${printed(part)})` : printed(part))).join(' OR ');
    case 'and':
      return node.nodes.map(printed).join(' ');
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Whether a minus can stand right before it. */
function canBeNegated(node: QueryNode): boolean {
  if (node.type === 'word') return !/^[-−]/.test(node.text);
  return node.type === 'phrase' || node.type === 'filter';
}

function lastPart(node: QueryNode): QueryNode {
  return node.type === 'and' || node.type === 'or' ? lastPart(node.nodes.at(-1)!) : node;
}
