import { operators } from '../../../../shared/search/language/ast.ts';

/**
 * What completion may do at the caret. `values`: it stands behind an operator, whose values are offered and take the arrow keys
 * and Enter. `operators`: the word there begins like an operator, which is offered to Tab alone: it may be just a word.
 */
export type Wish = 'values' | 'operators' | null;

const longestWord = 200;
const afterOperator = /(?:^|[\s(])[-−]?(\p{L}+):(?:(?:"[^"]*"|[^\s",()]*),)*(?:"[^"]*|[^\s"()]*)$/u;
const bareWord = /(?:^|[\s(])[-−]?(\p{L}{2,})$/u;

export function completionWish(input: string, caret: number): Wish {
  const before = input.slice(Math.max(0, caret - longestWord), caret);
  const behind = afterOperator.exec(before)?.[1]?.toLowerCase();
  if (behind !== undefined) return operators.some((name) => name === behind) ? 'values' : null;
  if (!/^(?:[\s)]|$)/.test(input.slice(caret))) return null;
  const word = bareWord.exec(before)?.[1]?.toLowerCase();
  return word !== undefined && operators.some((name) => name.startsWith(word)) ? 'operators' : null;
}
