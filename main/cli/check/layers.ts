import { firstWhere } from '../../../shared/first-where.ts';

/** A text as somebody may read it, and where each of its UTF-16 units stands in the text of the file. */
export interface Layer {
  text: string;
  /** Offset in the file's text of a unit of `text`. */
  at(unit: number): number;
}

/** Escapes of programs' strings that hide letters, whatever they stand in. */
const hidesLetters = /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})/gi;
/** The same in files that hold data or code, where `\n` is a line end and no letter. */
const inStrings = /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([nrtbf"'/\\])/gi;
const doubledQuotes = /""/g;

const prose = /\.(?:md|markdown|mdx|txt|text|html?|xhtml|svg|xml|tex|rst|adoc|eml)$/i;
const tables = /\.(?:csv|tsv|psv)$/i;

/** The text of a file as it stands and, where escapes could hide a name in it, as it is read. `name` is the file's. */
export function layersOf(name: string, text: string): Layer[] {
  const asItStands: Layer = { text, at: (unit) => unit };
  const escapes = tables.test(name) ? doubledQuotes : prose.test(name) || name === '-' ? hidesLetters : inStrings;
  const read = rewritten(text, escapes);
  return read === null ? [asItStands] : [asItStands, read];
}

function rewritten(text: string, escapes: RegExp): Layer | null {
  // Where a piece begins in either text; what lies between two escapes is the same in both.
  const starts: { here: number; there: number; isEscape: boolean }[] = [{ here: 0, there: 0, isEscape: false }];
  let out = '';
  let end = 0;
  for (const match of text.matchAll(escapes)) {
    out += text.slice(end, match.index);
    starts.push({ here: out.length, there: match.index, isEscape: true });
    out += meaningOf(match);
    end = match.index + match[0].length;
    starts.push({ here: out.length, there: end, isEscape: false });
  }
  if (end === 0) return null;
  out += text.slice(end);
  return {
    text: out,
    at(unit) {
      const { here, there, isEscape } = starts[firstWhere(starts, (start) => start.here > unit) - 1]!;
      return isEscape ? there : there + unit - here;
    },
  };
}

function meaningOf([whole, braced, four, two, letter]: RegExpExecArray): string {
  const hex = braced ?? four ?? two;
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  }
  if (letter === undefined) return whole === '""' ? '"' : whole;
  return /["'/\\]/.test(letter) ? letter : ' ';
}
