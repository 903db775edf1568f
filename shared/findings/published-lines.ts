/** A line of a published document. */
export interface PublishedLine {
  /** Ids of the highlights that it names, each once. */
  quotes: readonly string[];
  /** The finding that it links to, or whose footnote it has or is, from 1; `null` for none, or several. */
  nth: number | null;
  /** The finding whose section it stands in. */
  sectionNth: number | null;
  /** Words of the heading that it stands below, or is. */
  section: string | null;
  /** Where the innermost item of a list begins that it stands in: an index of lines. */
  item: number | null;
  /** Of the first line of an item: where the item around it begins, and where its own lines end. */
  outer: number | null;
  end: number;
}

const quote = /(?<![0-9a-z_])h_[0-9a-hjkmnp-tv-z]{12}(?![0-9a-z_])/g;
const link = /(?<!\\)\]\(#(?:finding|claim)-(\d{1,4})\)/g;
const footnote = /(?<!\\)\[\^(\d{1,4})\]/g;
const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)(.*)$/;
/** What the composers call the sections of findings (`headingWord`). */
const findingHeading = /^(?:finding|claim) (\d{1,4})$/i;
const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const bullet = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+|$)/;

interface Open {
  at: number;
  /** Column at which the text of the item begins. */
  column: number;
}

/**
 * Reads what a published document says of its findings, line by line: a document may have thousands of quotes, and others may have made
 * of it what they want. Code holds no headings and no items.
 */
export function lineEntries(text: string, inFootnotes: boolean): PublishedLine[] {
  const lines: PublishedLine[] = [];
  let sectionNth: { nth: number; depth: number } | null = null;
  let section: string | null = null;
  let open: Open[] = [];
  let fenced: string | null = null;
  let isAfterBlank = false;
  const close = (until: number, end: number) => {
    while (open.length > until) lines[open.pop()!.at]!.end = end;
  };
  for (const [at, source] of text.split('\n').entries()) {
    const line = source.replace(/\r$/, '');
    const isBlank = line.trim() === '';
    const column = isBlank ? Number.POSITIVE_INFINITY : columnOf(line);
    const head: RegExpExecArray | null = fenced === null ? heading.exec(line) : null;
    if (head) {
      close(0, at);
      const depth: number = head[1]!.length;
      if (sectionNth !== null && depth <= sectionNth.depth) sectionNth = null;
      section = head[2]!.trim() || section;
      const nth = findingHeading.exec(section ?? '')?.[1];
      if (nth !== undefined) sectionNth = { nth: Number(nth), depth };
    }
    const item = fenced === null && !head ? bullet.exec(line) : null;
    if (!isBlank && !head) {
      // A paragraph goes on without being set in; after an empty line it does not.
      if (item || isAfterBlank) close(open.filter((one) => column >= one.column).length, at);
    }
    const mark = fence.exec(line)?.[1];
    if (mark && (fenced === null || (mark.startsWith(fenced) && /^[`~]+$/.test(line.trim())))) {
      fenced = fenced === null ? mark : null;
    }
    lines.push({
      quotes: [...new Set(line.match(quote) ?? [])],
      nth: only(line, link) ?? (inFootnotes ? only(line, footnote) : null),
      sectionNth: sectionNth?.nth ?? null,
      section,
      item: open.at(-1)?.at ?? null,
      outer: null,
      end: at + 1,
    });
    if (item) {
      const outer = open.at(-1)?.at ?? null;
      open = [...open, { at, column: column + item[2]!.length + Math.max(1, Math.min(4, item[3]!.length)) }];
      Object.assign(lines[at]!, { item: at, outer });
    }
    isAfterBlank = isBlank;
  }
  close(0, lines.length);
  return lines;
}

/** How far a line is set in; a tab goes to the next multiple of four. */
function columnOf(line: string): number {
  let column = 0;
  for (const sign of line) {
    if (sign === ' ') column++;
    else if (sign === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}

function only(line: string, pattern: RegExp): number | null {
  const found = new Set([...line.matchAll(pattern)].map(([, n]) => Number(n)));
  return found.size === 1 ? [...found][0]! : null;
}
