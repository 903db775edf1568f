import {
  type FilterValue,
  isDateOperator,
  type Operator,
  operators,
  type ParsedQuery,
  type QueryNode,
  type QueryProblem,
} from './ast.ts';
import { dateRange, nearestDate } from './dates.ts';
import { nearestOperator } from './near.ts';
import { hasWords, isQuote, QueryReader } from './reader.ts';

/** Characters of a query that are read; the protocol takes no more either. */
export const longestQuery = 10_000;
/** Words, phrases and values of a query. More narrow nothing any further, and a page pasted by mistake stays cheap. */
export const mostParts = 64;
/** Phrases of a query: for each of them texts are read. */
export const mostPhrases = 16;
/** Groups inside of each other. */
export const deepestGroup = 16;

/**
 * Reads a query by the grammar of docs/search.md. Never throws; takes time in proportion to the text. What cannot be read is
 * left out of `node` and explained in `problems`, which are in the order of the text.
 */
export function parseQuery(text: string): ParsedQuery {
  const reader = new QueryReader(text.slice(0, longestQuery));
  const node = new Parser(reader, text.length <= longestQuery).all();
  return { node, problems: [...reader.problems.sort((a, b) => a.start - b.start), ...tooLong(text)] };
}

/** The problem of a text of which only the beginning is read; none where it all is. */
export function tooLong({ length }: string): QueryProblem[] {
  return length > longestQuery ? [{ code: 'too-long', start: longestQuery, end: length }] : [];
}

const isOperator = (name: string) => operatorOf(name) !== undefined;
const operatorOf = (name: string) => operators.find((known) => known === name.toLowerCase());

class Parser {
  private depth = 0;
  private negations = 0;
  private parts = 0;
  private phrases = 0;
  private tooMany: QueryProblem | null = null;

  constructor(
    private readonly reader: QueryReader,
    /** Whether a word at the end of the text may still be growing. */
    private readonly mayGrow: boolean,
  ) {}

  all(): QueryNode | null {
    return this.sequence();
  }

  /** Parts up to the end of the group or of the text. `OR` joins only its two neighbors, as in web searches. */
  private sequence(): QueryNode | null {
    const { reader } = this;
    const parts: QueryNode[][] = [];
    let left: QueryNode[] | null = null;
    let or = false;
    for (reader.skipSpace(); !reader.atEnd; reader.skipSpace()) {
      if (reader.char === ')') {
        if (this.depth > 0) break;
        reader.tell('no-end-of-group', reader.at, reader.at + 1, { value: ')' });
        reader.at++;
      } else if (reader.takeOr()) {
        or = left !== null;
      } else if (!this.unpaired()) {
        const node = this.part();
        if (!or || !left) {
          left = node && [node];
          if (left) parts.push(left);
        } else if (node) left.push(node);
        or = false;
      }
    }
    return joined(
      'and',
      parts.flatMap((nodes) => joined('or', nodes) ?? []),
    );
  }

  private part(): QueryNode | null {
    const { reader } = this;
    const start = reader.at;
    if (!reader.takeMinus()) return this.atom(start);
    const negated = reader.at;
    while (this.unpaired()) reader.skipSpace();
    this.negations++;
    const node = reader.at > negated ? this.part() : this.atom(start);
    this.negations--;
    return node && { type: 'not', node, start, end: reader.at };
  }

  /** `start`: where the part begins, with its minus if it has one. */
  private atom(start: number): QueryNode | null {
    const { reader } = this;
    if (reader.char === '(') return this.group();
    if (isQuote(reader.char)) return this.phrase();
    const nameAt = reader.at;
    const name = reader.takeOperator(isOperator);
    if (name === null) return this.word();
    const operator = operatorOf(name);
    if (operator) return this.filter(operator, start, nameAt);
    const valueAt = reader.at;
    reader.takeValues();
    const value = reader.text.slice(valueAt, reader.at);
    const near = nearestOperator(name);
    const suggestion = near && `${reader.text.slice(start, nameAt)}${near}:${value}`;
    reader.tell('unknown-operator', start, reader.at, { operator: name, value, ...(suggestion && { suggestion }) });
    return null;
  }

  private group(): QueryNode | null {
    const { reader } = this;
    const start = reader.at;
    if (this.depth >= deepestGroup) return this.skipGroup();
    reader.at++;
    this.depth++;
    const node = this.sequence();
    this.depth--;
    if (reader.atEnd) reader.tell('no-end-of-group', start, start + 1, { value: '(' });
    else reader.at++;
    const isWhole = node?.type === 'and' || node?.type === 'or';
    return isWhole ? { ...node, start, end: reader.at } : node;
  }

  private skipGroup(): null {
    const { reader } = this;
    const start = reader.at;
    let open = 0;
    do {
      if (reader.char === '(') open++;
      else if (reader.char === ')') open--;
      reader.at++;
    } while (open > 0 && !reader.atEnd);
    this.tellTooMany(start);
    return null;
  }

  private phrase(): QueryNode | null {
    const { reader } = this;
    const start = reader.at;
    const text = reader.takeQuoted() ?? '';
    if (!hasWords(text) || !this.counts(start, this.phrases < mostPhrases)) return null;
    this.phrases++;
    return { type: 'phrase', text, start, end: reader.at };
  }

  /** Whether a quote without a partner stood here; what follows it is read as if it were not there. */
  private unpaired(): boolean {
    const { reader } = this;
    if (!isQuote(reader.char) || reader.endOfQuote() !== null) return false;
    reader.tell('no-end-of-quote', reader.at, reader.at + 1, { value: reader.char });
    reader.at++;
    return true;
  }

  private word(): QueryNode | null {
    const { reader } = this;
    const start = reader.at;
    const text = reader.takeRun();
    if (text === 'OR' || !hasWords(text) || !this.counts(start)) return null;
    const end = start + text.length;
    return { type: 'word', text, open: end === reader.text.length && this.mayGrow && this.negations === 0, start, end };
  }

  private filter(operator: Operator, start: number, nameAt: number): QueryNode | null {
    const { reader } = this;
    const typed = reader.takeValues();
    const { at: end } = reader;
    if (typed.length === 0) {
      reader.tell('no-value', start, end, { operator });
      return null;
    }
    const values = typed.filter((value) => this.isValue(operator, value) && this.counts(value.start));
    return values.length > 0 ? { type: 'filter', operator, values, start: nameAt, end } : null;
  }

  private isValue(operator: Operator, { text, start, end }: FilterValue): boolean {
    // Whether a value is a date does not depend on the day it is read.
    if (!isDateOperator(operator) || dateRange(operator, text, '2000-01-01')) return true;
    const suggestion = nearestDate(text);
    this.reader.tell('no-such-date', start, end, { operator, value: text, ...(suggestion && { suggestion }) });
    return false;
  }

  private counts(start: number, isOneMore = true): boolean {
    if (isOneMore && this.parts < mostParts) {
      this.parts++;
      return true;
    }
    this.tellTooMany(start);
    return false;
  }

  /** One problem for all that is too much, over the run of it. */
  private tellTooMany(start: number): void {
    if (this.tooMany) this.tooMany.end = this.reader.at;
    else {
      this.reader.tell('too-many-parts', start, this.reader.at);
      this.tooMany = this.reader.problems.at(-1)!;
    }
  }
}

/** The nodes as one, those of the same kind taken in; `null` for none. */
function joined(type: 'and' | 'or', nodes: QueryNode[]): QueryNode | null {
  const [first, second] = nodes;
  if (!first || !second) return first ?? null;
  const flat = nodes.flatMap((node) => (node.type === type ? node.nodes : node));
  return { type, nodes: flat, start: first.start, end: nodes.at(-1)!.end };
}
