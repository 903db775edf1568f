import { queryWord, wordsOf } from '../tokenize.ts';
import type { FilterValue, QueryProblem } from './ast.ts';

/** What tells nothing at the edge of a word: zero-width and direction characters that come along when text is pasted. */
const invisible = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const space = new RegExp(`[\\s${invisible}]*`, 'y');
const run = /(?:[^\s()]|\ufeff)+/y;
const valueRun = /(?:[^\s(),]|\ufeff)+/y;
const invisibleEnd = new RegExp(`[${invisible}]+$`);
const operatorName = /(\p{L}+):/uy;
const or = /OR(?=[\s()"]|$)/y;
const minus = /[-−](?=[^\s()\-−]|\()/y;
const quote = /["“”„‟«»＂]/g;
const hebrew = /[\u05d0-\u05ea]/;

/** A text of nothing but parentheses has a problem at each; nobody reads more than these. */
const mostProblems = 20;

/** Whether the character is a double quote of any kind. */
export function isQuote(character: string): boolean {
  return character !== '' && '"“”„‟«»＂'.includes(character);
}

/** Goes through the text of a query from left to right and notes what is wrong with it. */
export class QueryReader {
  at = 0;
  readonly problems: QueryProblem[] = [];

  constructor(readonly text: string) {}

  get char(): string {
    return this.text.charAt(this.at);
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  tell(code: QueryProblem['code'], start: number, end: number, more: Partial<QueryProblem> = {}): void {
    if (this.problems.length < mostProblems || code.startsWith('too-'))
      this.problems.push({ code, start, end, ...more });
  }

  skipSpace(): void {
    this.take(space);
  }

  takeOr(): boolean {
    return this.take(or) !== '';
  }

  /** The `-` that negates: right before what it negates, and alone. */
  takeMinus(): boolean {
    return this.take(minus) !== '';
  }

  /** The name before a colon where an operator may stand here: one that exists, or letters and a value. Else `null`. */
  takeOperator(exists: (name: string) => boolean): string | null {
    const name = this.peek(operatorName).slice(0, -1);
    if (name === '') return null;
    const after = this.at + name.length + 1;
    const next = String.fromCodePoint(this.text.codePointAt(after) ?? 32);
    if (!exists(name) && !/[\p{L}\p{N}]/u.test(next) && !isQuote(next)) return null;
    this.at = after;
    return name;
  }

  /** Up to the next space or parenthesis, without what cannot be seen at its end. */
  takeRun(): string {
    return this.take(run).replace(invisibleEnd, '');
  }

  /** What stands between the quote here and its partner. `null`, and nothing taken, where there is none. */
  takeQuoted(): string | null {
    const end = this.endOfQuote();
    if (end === null) return null;
    const straight = this.char === '"';
    const inside = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return straight ? inside.replaceAll('""', '"') : inside;
  }

  /** Values after an operator: separated by commas, in quotes or not. */
  takeValues(): FilterValue[] {
    const values: FilterValue[] = [];
    do {
      if (this.char === ',') this.at++;
      const value = this.takeValue();
      if (value.text !== '') values.push(value);
    } while (this.char === ',');
    return values;
  }

  private takeValue(): FilterValue {
    const start = this.at;
    if (!isQuote(this.char)) {
      const text = this.take(valueRun).replace(invisibleEnd, '');
      return { text, quoted: false, start, end: start + text.length };
    }
    const inside = this.takeQuoted();
    if (inside !== null) return { text: inside.trim(), quoted: true, start, end: this.at };
    this.tell('no-end-of-quote', start, start + 1, { value: this.char });
    this.at = this.text.length;
    return { text: this.text.slice(start + 1).trim(), quoted: true, start, end: this.at };
  }

  /**
   * Where the quote that stands here ends; `null` where it does not. A straight quote ends at the next straight one, two in a row stand for one; where there is none, and for other quotes, any
   * will do. Between Hebrew letters a quote is a letter.
   */
  endOfQuote(): number | null {
    const straight = this.char === '"';
    let other: number | null = null;
    quote.lastIndex = this.at + 1;
    for (let found = quote.exec(this.text); found; found = quote.exec(this.text)) {
      const { index } = found;
      if (hebrew.test(this.text.charAt(index - 1)) && hebrew.test(this.text.charAt(index + 1))) continue;
      if (!straight) return index;
      if (found[0] !== '"') other ??= index;
      else if (this.text.charAt(index + 1) === '"') quote.lastIndex = index + 2;
      else return index;
    }
    return other;
  }

  private take(pattern: RegExp): string {
    const found = this.peek(pattern);
    this.at += found.length;
    return found;
  }

  private peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }
}

/** Whether there is anything in the text to look for: a letter, a digit or an emoji. */
export function hasWords(text: string): boolean {
  return wordsOf(text).some((word) => (queryWord(word)[0] ?? []).some((term) => term !== ''));
}
