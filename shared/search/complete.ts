import { isDateOperator, type Operator, operators, type Place } from './language/ast.ts';
import { completeDates } from './language/date-values.ts';
import { editDistance } from './language/near.ts';
import { operatorHelp } from './language/operator-help.ts';
import { printValue } from './language/print.ts';
import { isQuote, QueryReader } from './language/reader.ts';
import { foldValue } from './language/values.ts';
import { fold } from './tokenize.ts';

/** A value that an operator may have. */
export interface VocabularyValue {
  /** What is written into the query, before quotes. */
  value: string;
  /** What people read. */
  label: string;
  /** What else it is called. */
  names?: readonly string[];
  /** Interviews that have it. */
  count: number;
}

/** What a vault holds for its operators. */
export interface Vocabulary {
  /** The values of an operator, in any order. Of `during` and the other dates: months, `YYYY-MM`. */
  values(operator: Operator): readonly VocabularyValue[];
}

export interface Completion {
  insert: string;
  label: string;
  hint?: string;
  count?: number;
}

const mostItems = 12;

/**
 * What may be written at the caret of a query, and the run of the query that an item replaces: operators for a word that begins like
 * one (all in an empty query), and the values of an operator. Best first: what begins as typed, then what has a word that
 * does, then what is nearly spelled so; among equals the most used. Nothing where there is nothing to complete.
 */
export function complete(
  query: string,
  caret: number,
  vocabulary: Vocabulary,
  today: string,
): { place: Place; items: Completion[] } {
  const at = Math.min(Math.max(caret, 0), query.length);
  const here = partAt(query.slice(0, at));
  if (!here) return { place: { start: at, end: at }, items: [] };
  const place = { start: here.start, end: endOfPart(query, here.start, at) };
  if (!here.operator)
    return { place, items: query.trim() === '' || here.typed !== '' ? operatorItems(here.typed) : [] };
  const typed = here.typed;
  const values = vocabulary.values(here.operator).filter(({ value }) => !here.others.includes(foldValue(value)));
  const items = isDateOperator(here.operator)
    ? completeDates(here.operator, typed, values, today)
    : rankedValues(typed, values);
  const isThere = items.length === 1 && items[0]!.insert === query.slice(place.start, place.end);
  return { place, items: isThere ? [] : items.slice(0, mostItems) };
}

interface Here {
  /** Of the value or word that is being typed. */
  start: number;
  typed: string;
  operator: Operator | null;
  /** Values of the same filter, folded. */
  others: string[];
}

/** What the end of a query's beginning stands in; `null` where nothing is completed: in a phrase, in an operator that does not exist. */
function partAt(head: string): Here | null {
  const reader = new QueryReader(head);
  for (;;) {
    reader.skipSpace();
    const start = reader.at;
    if (reader.atEnd) return { start, typed: '', operator: null, others: [] };
    if (reader.char === '(' || reader.char === ')') reader.at++;
    else if (isQuote(reader.char)) {
      if (reader.takeQuoted() === null) return null;
    } else {
      reader.takeMinus();
      const here = takePart(reader, head);
      if (reader.atEnd) return here;
      if (reader.at === start) reader.at++;
    }
  }
}

function takePart(reader: QueryReader, head: string): Here | null {
  const start = reader.at;
  if (reader.char === '(' || isQuote(reader.char)) return null;
  const name = reader.takeOperator((other) => operatorOf(other) !== undefined);
  if (name === null) return { start, typed: reader.takeRun(), operator: null, others: [] };
  const values = reader.takeValues();
  const operator = operatorOf(name);
  if (!operator) return null;
  const last = values.at(-1);
  const isLastTyped = last !== undefined && last.end === head.length;
  const others = (isLastTyped ? values.slice(0, -1) : values).map(({ text }) => foldValue(text));
  return { start: isLastTyped ? last.start : head.length, typed: isLastTyped ? last.text : '', operator, others };
}

const operatorOf = (name: string) => operators.find((known) => known === name.toLowerCase());

/** Where the word or value ends that the caret stands in. A quote without an end, or one that takes in other filters, ends at the caret. */
function endOfPart(query: string, start: number, caret: number): number {
  const reader = new QueryReader(query);
  reader.at = start;
  if (!isQuote(reader.char)) {
    const rest = /^[^\s(),"“”]*/.exec(query.slice(caret))![0];
    return caret + rest.length;
  }
  const inside = reader.takeQuoted();
  return inside === null || reader.at < caret || query.slice(caret, reader.at).includes(':') ? caret : reader.at;
}

function operatorItems(typed: string): Completion[] {
  const beginning = typed.toLowerCase();
  return operators
    .filter((operator) => operator.startsWith(beginning))
    .map((operator) => ({ insert: `${operator}:`, label: `${operator}:`, hint: operatorHelp[operator].hint }));
}

function rankedValues(typed: string, values: readonly VocabularyValue[]): Completion[] {
  const folded = foldValue(typed);
  const ranked = values
    .map((value) => ({ value, rank: rankOf(folded, value) }))
    .filter(({ rank }) => rank < ranks.none);
  const found = ranked.length > 0 ? ranked : nearValues(folded, values);
  return found
    .sort((a, b) => a.rank - b.rank || b.value.count - a.value.count || compare(a.value, b.value))
    .slice(0, mostItems)
    .map(({ value: { value, label, count } }) => {
      const item = { insert: printValue(value), label, count };
      return foldValue(label) === foldValue(value) ? item : { ...item, hint: value };
    });
}

const ranks = { whole: 0, begins: 1, wordBegins: 2, none: 3 } as const;

function rankOf(typed: string, { value, label, names = [] }: VocabularyValue): number {
  if (typed === '') return ranks.begins;
  let best: number = ranks.none;
  for (const name of [label, value, ...names]) {
    const folded = foldValue(name);
    if (folded === typed) return ranks.whole;
    if (folded.startsWith(typed)) best = Math.min(best, ranks.begins);
    else if (best > ranks.wordBegins && folded.includes(typed) && wordBegins(name, typed)) best = ranks.wordBegins;
  }
  return best;
}

function wordBegins(name: string, typed: string): boolean {
  const words = fold(name).split(/[^\p{L}\p{N}\p{M}]+/u);
  return words.some((_, i) => i > 0 && words.slice(i).join('').startsWith(typed));
}

/** Values that begin nearly as typed, where none begins so. */
function nearValues(typed: string, values: readonly VocabularyValue[]): { value: VocabularyValue; rank: number }[] {
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2;
  if (most === 0) return [];
  return values
    .map((value) => {
      const distances = [value.label, value.value, ...(value.names ?? [])].map((name) => {
        const folded = foldValue(name);
        if (!beginsAlike(typed, folded)) return ranks.none;
        return Math.min(editDistance(typed, folded, most), editDistance(typed, folded.slice(0, typed.length), most));
      });
      return { value, rank: Math.min(...distances) };
    })
    .filter(({ rank }) => rank <= most);
}

/** Two typing errors in the first two letters are rare, and ten thousand names are many to compare letter by letter. */
function beginsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || a[0] === b[1] || a[1] === b[0] || a[1] === b[1];
}

function compare(a: VocabularyValue, b: VocabularyValue): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : a.value < b.value ? -1 : 1;
}
