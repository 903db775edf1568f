/** A stretch of a text, drawn as a whole. Pages in a row are the text. */
export interface Page {
  text: string;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
}

/** Blocks, or lines, of a page. By number, not by length: so a decision, which changes words, moves no page's edge. */
const blocksInPage = 16;
const linesInPage = 60;

/** Marks of a list or a quote, behind which a fence may open. */
const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;
const listItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/**
 * Cuts a Markdown document into pages that mean the same alone as in the whole: between blocks and between the items of a list,
 * never inside code, HTML or what is indented below an item.
 */
export function markdownPages(text: string): Page[] {
  const cuts: number[] = [];
  let at = 0;
  let until: RegExp | null = null; // what ends an open fence or comment
  let isAfterBlank = false;
  let isInList = false;
  for (const line of linesOf(text)) {
    const isBlank = until === null && line.trim() === '';
    const begins = until === null && !isBlank && !/^[ \t]/.test(line);
    if (begins && at > 0 && (isAfterBlank || (isInList && listItem.test(line)))) cuts.push(at);
    if (begins && (isAfterBlank || at === 0 || isInList)) isInList = listItem.test(line) || (isInList && !isAfterBlank);
    if (!isBlank) until = until === null ? openedBy(line) : until.test(line) ? null : until;
    isAfterBlank = isBlank;
    at += line.length;
  }
  return pagesAt(text, cuts, blocksInPage);
}

/** Cuts any text into pages of lines. */
export function linePages(text: string): Page[] {
  const cuts: number[] = [];
  for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) cuts.push(at);
  return pagesAt(text, cuts, linesInPage);
}

/** The lines of a text with their ends. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    yield text.slice(at, next);
    at = next;
  }
}

function pagesAt(text: string, cuts: readonly number[], size: number): Page[] {
  const starts = [0, ...cuts.filter((_cut, i) => (i + 1) % size === 0)];
  return starts.map((start, i) => ({ start, text: text.slice(start, starts[i + 1] ?? text.length) }));
}

/** What a line opens that goes on over blank lines, as the expression that ends it. */
function openedBy(line: string): RegExp | null {
  const inner = line.slice(prefix.exec(line)?.[0].length ?? 0);
  const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(inner)?.[1];
  if (fence) return new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?\\n?$`);
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && /^ {0,3}</.test(line) && !line.includes('-->', comment)) return /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line)?.[1];
  return raw && !new RegExp(`</${raw}>`, 'i').test(line) ? new RegExp(`</${raw}>`, 'i') : null;
}

/** The definitions of links and footnotes in a document, which any of its pages may refer to. */
export function definitionsIn(text: string): string {
  return (text.match(/^ {0,3}\[[^\]\n]+\]:.*$/gm) ?? []).join('\n');
}
