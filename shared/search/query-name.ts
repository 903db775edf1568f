import type { QueryNode } from './language/ast.ts';
import { parseQuery } from './language/parse.ts';

const longest = 60;

type NameOf = (operator: string, value: string) => string;

/**
 * A name for a search, proposed from its query: what is looked for, then the values of its filters ("Too slow · Session Replay ·
 * pain"). What is excluded stands with a minus. The query itself, cut, where nothing of it could be read; at most 60 characters.
 * `nameOf`: what people call the value of an operator.
 */
export function nameOfQuery(query: string, nameOf: NameOf = (_operator, value) => value): string {
  const { node } = parseQuery(query);
  const { words, values } = node ? partsOf(node, nameOf) : { words: [], values: [] };
  const text = words.join(' ');
  const name = [text.charAt(0).toUpperCase() + text.slice(1), ...values].filter((part) => part !== '').join(' · ');
  return cut((name || query).replace(/\s+/g, ' ').trim());
}

function partsOf(node: QueryNode, nameOf: NameOf): { words: string[]; values: string[] } {
  switch (node.type) {
    case 'word':
    case 'phrase':
      return { words: [node.text], values: [] };
    case 'filter':
      return { words: [], values: node.values.map(({ text }) => nameOf(node.operator, text)) };
    case 'not': {
      const { words, values } = partsOf(node.node, nameOf);
      return { words: words.map((word) => `-${word}`), values: values.map((value) => `-${value}`) };
    }
    default: {
      const parts = node.nodes.map((one) => partsOf(one, nameOf));
      const or = node.type === 'or' ? ['or'] : [];
      const words = parts.flatMap((part, i) => (part.words.length > 0 && i > 0 ? [...or, ...part.words] : part.words));
      return { words: words[0] === 'or' ? words.slice(1) : words, values: parts.flatMap((part) => part.values) };
    }
  }
}

function cut(name: string): string {
  if (name.length <= longest) return name;
  const short = name.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '');
  return `${short.replace(/\s+\S*$/, '') || short}…`;
}
