import { lineEntries, type PublishedLine } from './published-lines.ts';

/** A finding of a published document, in the order in which the document tells them. */
export interface PublishedFinding {
  id: string;
  /** Ids of the highlights that it rests on now. */
  highlights: ReadonlySet<string>;
}

/** Where in a published document something stands. */
export interface ReviewPlace {
  /** The quote of its line, or the nearest of its list item. */
  highlightId: string | null;
  /** The finding whose part of the document it is in; `null` where it is in none's. */
  findingId: string | null;
  /** Words of the heading that it stands below. */
  section: string | null;
}

/** A document as it was published, or as others have changed it since. */
export interface PublishedText {
  text: string;
  findings: readonly PublishedFinding[];
  /** The findings' evidence stands in footnotes: `[^2]` is the second finding. */
  inFootnotes?: boolean;
}

const wholeDocument: ReviewPlace = { highlightId: null, findingId: null, section: null };

/**
 * Tells of lines of a document where they stand: on the quote whose highlight the line names, else with the nearest quote of its list item,
 * else in a finding's section (or where it links to one), else in the document. Lines count from 1 and end with LF or CRLF, as git
 * and GitHub count; one that the document has not is the document's. Never throws.
 */
export function placesIn({ text, findings, inFootnotes = false }: PublishedText): (
  line: number | null,
  /** The first line, where it is about several. */
  from?: number | null,
) => ReviewPlace {
  const lines = lineEntries(text, inFootnotes);
  const findingOf = findingsBySection(lines, findings);
  return (line, from = null) => {
    const at = line === null ? undefined : lines[line - 1];
    if (line === null || !at) return wholeDocument;
    const highlightId = quoteAt(lines, line - 1, from === null ? line - 1 : Math.min(from, line) - 1);
    const nth = at.nth ?? ofItem(lines, line - 1) ?? at.sectionNth;
    const told = nth === null ? null : findingOf(nth);
    const holder = highlightId === null ? undefined : findings.find(({ highlights }) => highlights.has(highlightId));
    return { highlightId, findingId: told ?? holder?.id ?? null, section: at.section };
  };
}

/** The one quote of a line; else the one of the lines that are meant with it; else the nearest of the list item, from within outward. */
function quoteAt(lines: readonly PublishedLine[], at: number, from: number): string | null {
  const own = lines[at]!.quotes;
  if (own.length > 0) return own.length === 1 ? own[0]! : null;
  const meant = new Set(lines.slice(Math.max(0, from), at + 1).flatMap(({ quotes }) => quotes));
  if (meant.size > 0) return meant.size === 1 ? [...meant][0]! : null;
  for (let item = lines[at]!.item; item !== null; item = lines[item]!.outer) {
    const nearest = nearestQuote(lines, at, item);
    if (nearest !== null) return nearest;
  }
  return null;
}

/** Below before above: who speaks stands before what they say. */
function nearestQuote(lines: readonly PublishedLine[], at: number, item: number): string | null {
  const end = lines[item]!.end;
  for (let far = 1; at + far < end || at - far >= item; far++) {
    for (const near of [at + far, at - far]) {
      const quotes = near >= item && near < end ? lines[near]!.quotes : [];
      if (quotes.length === 1) return quotes[0]!;
    }
  }
  return null;
}

/** The finding that the item of a list links to, where it is one. */
function ofItem(lines: readonly PublishedLine[], at: number): number | null {
  const item = lines[at]!.item;
  if (item === null) return null;
  const linked = new Set(lines.slice(item, lines[item]!.end).flatMap(({ nth }) => nth ?? []));
  return linked.size === 1 ? [...linked][0]! : null;
}

/**
 * The findings that the sections are of: the nth of the document's, unless no quote of that section is its, and another's are (others
 * may have put the sections into another order).
 */
function findingsBySection(
  lines: readonly PublishedLine[],
  findings: readonly PublishedFinding[],
): (nth: number) => string | null {
  const quotes = new Map<number, Set<string>>();
  for (const { quotes: own, sectionNth, nth } of lines) {
    const section = sectionNth ?? (own.length > 0 ? nth : null);
    if (section === null) continue;
    const known = quotes.get(section) ?? new Set();
    quotes.set(section, known);
    for (const id of own) known.add(id);
  }
  const known = new Map<number, string | null>();
  return (nth) => {
    const found = known.get(nth);
    if (found !== undefined) return found;
    const shown = [...(quotes.get(nth) ?? [])];
    const score = ({ highlights }: PublishedFinding) => shown.filter((id) => highlights.has(id)).length;
    const expected = findings[nth - 1];
    const best = findings.reduce<PublishedFinding | undefined>(
      (most, one) => (score(one) > (most ? score(most) : 0) ? one : most),
      undefined,
    );
    const finding = expected && (score(expected) > 0 || !best) ? expected : best;
    known.set(nth, finding?.id ?? null);
    return finding?.id ?? null;
  };
}

/**
 * What a diff shows of a document, up to the line that a comment was written on: its last. For a document that cannot be had any more.
 * `side`: the text before (`LEFT`) or after the change.
 */
export function textOfHunk(hunk: string, side: 'LEFT' | 'RIGHT'): { text: string; line: number | null } {
  const gone = side === 'LEFT' ? '+' : '-';
  const lines = hunk
    .split('\n')
    .filter((line, i) => !(i === 0 && line.startsWith('@@')) && !line.startsWith('\\') && !line.startsWith(gone))
    .map((line) => line.slice(1));
  return { text: lines.join('\n'), line: lines.length === 0 ? null : lines.length };
}
