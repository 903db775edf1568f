import { operators, type Place } from '../../../../shared/search/language/ast.ts';
import { longestQuery } from '../../../../shared/search/language/parse.ts';
import { isQuote, QueryReader } from '../../../../shared/search/language/reader.ts';

/** A part of a query outside of any group, as the parser reads it. */
export interface QueryPart extends Place {
  /** It narrows the whole query by an operator: it may stand anywhere in it. */
  isFilter: boolean;
  /** `OR` itself. */
  isOr: boolean;
}

const isOperator = (name: string) => (operators as readonly string[]).includes(name.toLowerCase());

/**
 * The parts of a query from left to right; a group is one. Filters have an operator (one that exists, or a word in its place)
 * with a value that ends, and are not joined to a neighbor by `OR`. Linear in the text.
 */
export function queryParts(text: string): QueryPart[] {
  const reader = new QueryReader(text.slice(0, longestQuery));
  const parts: QueryPart[] = [];
  let joins = false;
  for (reader.skipSpace(); !reader.atEnd; reader.skipSpace()) {
    const start = reader.at;
    if (reader.takeOr()) {
      const before = parts.at(-1);
      if (before) before.isFilter = false;
      parts.push({ start, end: reader.at, isFilter: false, isOr: true });
      joins = true;
      continue;
    }
    if (skipUnpaired(reader)) continue;
    const isFilter = takePart(reader) && !joins;
    parts.push({ start, end: reader.at, isFilter, isOr: false });
    joins = false;
  }
  return parts;
}

/** A quote or a parenthesis without a partner is nothing: what stands around it may be joined. */
function skipUnpaired(reader: QueryReader): boolean {
  const { at } = reader;
  const isPaired = isQuote(reader.char) ? reader.takeQuoted() !== null : reader.char !== ')';
  reader.at = isPaired ? at : at + 1;
  return !isPaired;
}

/** Goes past one part; returns whether it is a filter with a value. */
function takePart(reader: QueryReader): boolean {
  reader.takeMinus();
  let isPlain = true;
  for (; skipUnpaired(reader); reader.skipSpace()) isPlain = false;
  if (reader.char === '(') {
    let depth = 0;
    do {
      const { char } = reader;
      if (char === '(' || char === ')') {
        depth += char === '(' ? 1 : -1;
        reader.at++;
      } else takeAtom(reader);
      reader.skipSpace();
    } while (depth > 0 && !reader.atEnd);
    return false;
  }
  return takeAtom(reader) && isPlain;
}

function takeAtom(reader: QueryReader): boolean {
  const { at } = reader;
  const told = reader.problems.length;
  if (isQuote(reader.char)) {
    reader.takeQuoted();
  } else if (reader.takeOperator(isOperator) !== null) {
    return reader.takeValues().length > 0 && reader.problems.length === told;
  } else {
    reader.takeRun();
  }
  if (reader.at === at) reader.at++;
  return false;
}
