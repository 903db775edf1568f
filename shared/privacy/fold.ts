import { decodeReferences } from '../markdown/references.ts';
import { foldChar } from './fold-char.ts';
import { createMarkup, type Hidden, type Markup } from './markup.ts';
import { readPercent } from './percent.ts';
import { decodePunycode } from './punycode.ts';
import { type Reading, ReadingWriter } from './reading.ts';

/** What is read: the text as it is written, or as it is shown, without tags, comments and the targets of links. */
export type Look = 'written' | 'shown';

/** Put between the cells of a table that is read as a whole: nothing runs over it. A code point that no text has. */
export const betweenCells = '\uFDD0';
/** Put between two blocks of what is read, so that no name runs from one into the other. */
export const betweenBlocks = '\n\u241E\n';
const cellBreak = 0xfdd0;
const space = 32;
const lineFeed = 10;
/** How a sign of ASCII is read. */
const isSign = 0;
const isWord = 1;
const isSpace = 2;
const isUnseen = 3;
const isSpecial = 4;
const ascii = classes();
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const punycode = /xn--([a-z\d-]{1,59})/iy;
/** What begins a line of its own: an item of a list, a heading, a row of a table, a fence. */
const lineOpening = /(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]|\||`{3}|~{3}/y;

/**
 * Makes a text comparable: case, accents, emphasis, escapes, character references, percent-encoding, punycode, invisible characters, line
 * ends and the hyphens before them do not count. Linear in its length. What of it may be one name is for the scanner to say.
 */
export function fold(source: string, look: Look = 'written'): Reading {
  const out = new ReadingWriter(source);
  const markup = look === 'shown' ? createMarkup(source) : null;
  for (let at = 0; at < source.length; ) at = step(source, at, out, markup);
  return out.reading();
}

/** A name or word in one form for all its spellings: lower case, without accents, one space for whatever parts its words. */
export function nameForm(value: string): string {
  return fold(value).text.replace(/[-_./\s]+/g, ' ');
}

function step(source: string, at: number, out: ReadingWriter, markup: Markup | null): number {
  const code = source.charCodeAt(at);
  if (code >= 128) return other(source, at, out);
  switch (ascii[code]) {
    case isWord:
      if ((code | 32) === 120 && source.charCodeAt(at + 1) !== 97) {
        const end = international(source, at, out);
        if (end > at) return end;
      }
      out.put(code >= 65 && code <= 90 ? code + 32 : code, at, at + 1, code >= 65 && code <= 90 ? 1 : 0);
      return at + 1;
    case isSign:
      out.put(code, at, at + 1);
      return at + 1;
    case isUnseen:
      return at + 1;
    case isSpace:
      return code === lineFeed ? lineEnd(source, at, at, out) : blank(source, at, out);
    default:
      return special(source, at, code, out, markup);
  }
}

function special(source: string, at: number, code: number, out: ReadingWriter, markup: Markup | null): number {
  switch (code) {
    case 38: {
      const hidden = markup?.at(at);
      if (hidden) return hide(hidden, at, out);
      reference.lastIndex = at;
      const written = reference.exec(source)?.[0];
      if (!written) break;
      for (const char of decodeReferences(written)) putChar(char.codePointAt(0)!, at, at + written.length, out);
      return at + written.length;
    }
    case 37: {
      const end = readPercent(source, at, (char, from, to) => putChar(char, from, to, out));
      if (end > at) return end;
      break;
    }
    case 45: {
      const end = lineEndBehind(source, at + 1);
      if (end >= 0 && isLetter(out.last())) return joinedLine(source, at, end, out);
      break;
    }
    case 61: {
      if (source.charCodeAt(at + 1) !== 61) break;
      let end = at + 2;
      while (source.charCodeAt(end) === 61) end++;
      return end;
    }
    case 60:
    case 93: {
      const hidden = markup?.at(at);
      if (!hidden) break;
      return hide(hidden, at, out);
    }
  }
  if (code === 93) return at + 1;
  out.put(code, at, at + 1);
  return at + 1;
}

function hide({ end, apart }: Hidden, at: number, out: ReadingWriter): number {
  if (apart) out.put(apart === 'space' ? space : lineFeed, at, end);
  return end;
}

function other(source: string, at: number, out: ReadingWriter): number {
  const code = source.codePointAt(at)!;
  const end = at + (code > 0xffff ? 2 : 1);
  if (code === cellBreak) {
    out.put(lineFeed, at, end);
    return end;
  }
  if (code === 0xad || code === 0x2010) {
    const line = lineEndBehind(source, end);
    if (line >= 0 && isLetter(out.last())) return joinedLine(source, at, line, out);
  }
  putChar(code, at, end, out);
  return end;
}

/** Puts a sign that is no ASCII or was written in another way, by its code point. */
function putChar(code: number, start: number, end: number, out: ReadingWriter): void {
  const { text, capital, accent } = foldChar(code);
  if (accent) out.widen(start, end);
  else out.putAll(text, start, end, capital);
}

function blank(source: string, at: number, out: ReadingWriter): number {
  let end = at + 1;
  while (isBlank(source.charCodeAt(end))) end++;
  if (source.charCodeAt(end) === lineFeed) return lineEnd(source, at, end, out);
  out.put(space, at, end);
  return end;
}

/** A line end is a space within a paragraph, with the marks of a quote in the next line; before an item, a heading or an empty line nothing runs on. */
function lineEnd(source: string, from: number, at: number, out: ReadingWriter): number {
  const { end, lines } = nextLine(source, at);
  lineOpening.lastIndex = end;
  out.put(lines > 1 || lineOpening.test(source) ? lineFeed : space, from, end);
  return end;
}

/** Where the text goes on behind the line end at `at`, and how many line ends there are. */
function nextLine(source: string, at: number): { end: number; lines: number } {
  let lines = 0;
  let end = at;
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (code === lineFeed) lines++;
    else if (code !== 62 && !isBlank(code)) break;
  }
  return { end, lines };
}

/** The line end behind `at`, with nothing but spaces before it, or -1. */
function lineEndBehind(source: string, at: number): number {
  let end = at;
  while (end - at < 8 && isBlank(source.charCodeAt(end))) end++;
  return source.charCodeAt(end) === lineFeed ? end : -1;
}

/** A word that was parted at the end of a line: the hyphen and the line end are not there, as far as the word goes. */
function joinedLine(source: string, at: number, line: number, out: ReadingWriter): number {
  const { end, lines } = nextLine(source, line);
  lineOpening.lastIndex = end;
  if (lines === 1 && end < source.length && goesOn(source, end) && !lineOpening.test(source)) return end;
  out.put(45, at, at + 1);
  return at + 1;
}

/** Whether a letter is at `at`, or what may be written for one or before it: a reference, a tag, a mark of emphasis. */
function goesOn(source: string, at: number): boolean {
  return /[&%<*_`~[\\\p{Cf}]/u.test(source[at]!) || isLetter(foldChar(source.codePointAt(at)!).text.charCodeAt(0));
}

/** Domain names with letters that are no ASCII, from their `xn--` form. */
function international(source: string, at: number, out: ReadingWriter): number {
  punycode.lastIndex = at;
  const label = punycode.exec(source)?.[1];
  const decoded = label ? decodePunycode(label.toLowerCase()) : null;
  if (decoded === null) return at;
  const end = at + 4 + label!.length;
  for (const char of decoded) putChar(char.codePointAt(0)!, at, end, out);
  return end;
}

function isBlank(code: number): boolean {
  return code === space || code === 9 || code === 13;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code > 127 && /\p{L}/u.test(String.fromCharCode(code)));
}

function classes(): Uint8Array {
  const table = new Uint8Array(128).fill(isSign);
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code);
    if (/[A-Za-z0-9]/.test(char)) table[code] = isWord;
    else if (/\s/.test(char)) table[code] = isSpace;
    else if (/[*~`\\[\u0000-\u001f\u007f]/.test(char)) table[code] = isUnseen;
    else if (/[&%\-=<\]]/.test(char)) table[code] = isSpecial;
  }
  return table;
}
