import { decodeReferences } from './references.ts';
import { normaliseLabel } from './scan-definitions.ts';
import { type DelimiterRun, delimiterRun, resolveDelimiters } from './scan-emphasis.ts';
import {
  asciiPunctuation,
  autolink,
  callout,
  characterReference,
  comment,
  countedAs,
  footnote,
  htmlTag,
  labelAfter,
  otherHtml,
  resource,
  special,
  wikiLink,
} from './scan-inline-patterns.ts';
import { InlineReader } from './scan-inline-reader.ts';
import { MarkPairs, type PairedMark } from './scan-marks.ts';
import { codePointBefore, nextMarkup, runLength, TickRuns } from './scan-runs.ts';
import { readTimestamp } from './timestamps.ts';

/** What one block of running text holds once its markup is taken away. Places are in UTF-16 units of `text`. */
export interface ScannedInline {
  text: string;
  highlights: PairedMark[];
  /** `at` is the place of its link in the source given to the scanner. */
  timestamps: { seconds: number; label: string; from: number; at: number }[];
  images: number;
  /** Other than timestamps. */
  links: number;
}

/**
 * Takes the markup from running text (a paragraph, a heading, a table cell). `definitions` holds the labels that links may
 * refer to. Linear in the length of the text.
 */
export function scanInline(source: string, definitions: ReadonlySet<string>): ScannedInline {
  if (!special.test(source)) return { text: source, highlights: [], timestamps: [], images: 0, links: 0 };
  return new InlineScanner(source, definitions).scan();
}

interface Bracket {
  piece: number;
  at: number;
  isImage: boolean;
  isActive: boolean;
}

class InlineScanner extends InlineReader {
  private readonly runs: DelimiterRun[] = [];
  private readonly brackets: Bracket[] = [];
  /** So many of the open brackets, from the first on, have been told that they begin no link. */
  private inactive = 0;
  private readonly marks = new MarkPairs();
  private readonly stamps: { seconds: number; label: string; piece: number; at: number }[] = [];
  private readonly ticks: TickRuns;
  private readonly unclosed = new Set<string>();

  constructor(
    source: string,
    private readonly definitions: ReadonlySet<string>,
  ) {
    super(source);
    this.ticks = new TickRuns(source);
  }

  scan(): ScannedInline {
    const { source } = this;
    while (this.at < source.length) {
      switch (source[this.at]) {
        case '\\':
          this.escape();
          break;
        case '`':
          this.code();
          break;
        case '*':
        case '_':
        case '~':
        case '=':
          this.delimiter();
          break;
        case '<':
          this.html();
          break;
        case '[':
          this.open();
          break;
        case ']':
          this.close();
          break;
        case '!':
          this.image();
          break;
        case '&':
          this.replaceMatch(characterReference, (match) => decodeReferences(match[0]));
          break;
        case '%':
          this.replaceMatch(comment, ([whole]) => whole);
          break;
        case '$':
          this.math();
          break;
        default:
          this.at = nextMarkup(source, this.at + 1);
      }
    }
    this.keep(this.at);
    return this.finish();
  }

  private finish(): ScannedInline {
    resolveDelimiters(this.runs, this.pieces);
    const found = {
      text: this.pieces.join(''),
      highlights: [],
      timestamps: [],
      ...this.counts,
    };
    const highlights = this.marks.highlights();
    if (highlights.length === 0 && this.stamps.length === 0) return found;
    const starts = this.pieceStarts();
    return {
      ...found,
      highlights: highlights.map((mark) => ({ ...mark, from: starts[mark.from]!, to: starts[mark.to]! })),
      timestamps: this.stamps.map(({ piece, ...stamp }) => ({ ...stamp, from: starts[piece]! })),
    };
  }

  private escape(): void {
    const next = this.source[this.at + 1] ?? '';
    if (next === '\n') this.replace(1, '');
    else if (next !== '' && asciiPunctuation.test(next)) this.replace(2, next);
    else this.at++;
  }

  private code(): void {
    const { source, at } = this;
    const length = runLength(source, at);
    const end = this.ticks.closing(at + length, length);
    if (end < 0) {
      this.at += length;
      return;
    }
    let text = source.slice(at + length, end).replaceAll('\n', ' ');
    if (text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '') text = text.slice(1, -1);
    this.replace(end + length - at, text);
  }

  private delimiter(): void {
    const { source, at } = this;
    const length = runLength(source, at);
    const before = codePointBefore(source, at);
    const after = String.fromCodePoint(source.codePointAt(at + length) ?? 32);
    this.keep(at, length);
    const run = delimiterRun(source[at]!, length, before, after, this.pieces.length);
    this.pieces.push(source.slice(at, at + length));
    this.runs.push(run);
  }

  private html(): void {
    const tag = this.match(htmlTag)?.[0];
    if (tag === undefined) {
      const link = this.match(autolink);
      if (link) this.replace(link[0].length, link[1]!, 'links');
      else this.hidden();
      return;
    }
    this.keep(this.at);
    this.marks.take(tag, this.at, this.pieces.length);
    this.replace(tag.length, /^<br\s*\/?>$/i.test(tag) ? '\n' : '', countedAs(tag));
  }

  /** Comments, declarations and the like. One that is not closed here is not closed further on either. */
  private hidden(): void {
    const start = Object.keys(otherHtml).find((one) => this.source.startsWith(one, this.at));
    if (start === undefined || this.unclosed.has(start)) this.at++;
    else if (!this.replaceMatch(otherHtml[start]!, () => '')) this.unclosed.add(start);
  }

  private open(): void {
    const match = this.match(wikiLink);
    if (match) this.skip(match[0].length, 'links');
    else if (this.match(callout)) this.replaceMatch(callout, ([whole]) => whole);
    else if (this.isFootnote()) this.replaceMatch(footnote, () => '');
    else this.bracket(1);
  }

  private isFootnote(): boolean {
    const match = this.match(footnote);
    return match !== null && this.definitions.has(normaliseLabel(match[0].slice(1, -1)));
  }

  private image(): void {
    if (this.source[this.at + 1] !== '[') {
      this.at++;
      return;
    }
    const embed = this.match(wikiLink, this.at + 1);
    if (embed) this.skip(embed[0].length + 1, 'images');
    else this.bracket(2);
  }

  private bracket(length: number): void {
    const { at } = this;
    this.keep(at, length);
    this.brackets.push({ piece: this.pieces.length, at, isImage: length === 2, isActive: true });
    this.pieces.push(this.source.slice(at, at + length));
  }

  private close(): void {
    const bracket = this.brackets.pop();
    this.inactive = Math.min(this.inactive, this.brackets.length);
    if (!bracket?.isActive) {
      this.at++;
      return;
    }
    const link = this.match(resource, this.at + 1);
    const labelled = link ? null : this.match(labelAfter, this.at + 1);
    const from = bracket.at + (bracket.isImage ? 2 : 1);
    // A label is no longer than that.
    const own = this.at - from <= 999 ? this.source.slice(from, this.at) : '';
    const isReference = labelled?.[1]
      ? this.definitions.has(normaliseLabel(labelled[1]))
      : own !== '' && this.definitions.has(normaliseLabel(own));
    if (!link && !isReference) {
      this.at++;
      return;
    }
    this.keep(this.at, 1 + (link?.[0].length ?? labelled?.[0].length ?? 0));
    this.pieces[bracket.piece] = '';
    const seconds = link ? readTimestamp(own, link.groups?.angled ?? link.groups?.bare ?? '') : null;
    this.counts[bracket.isImage ? 'images' : 'links'] += bracket.isImage || seconds === null ? 1 : 0;
    if (bracket.isImage) return;
    this.deactivateOpen();
    if (seconds !== null) this.stamps.push({ seconds, label: own, piece: bracket.piece, at: bracket.at });
  }

  /** There are no links in links: what stands open around one is text. Each is told once. */
  private deactivateOpen(): void {
    for (const outer of this.brackets.slice(this.inactive)) outer.isActive = outer.isImage;
    this.inactive = this.brackets.length;
  }

  private math(): void {
    const length = runLength(this.source, this.at);
    const end = length < 2 ? -1 : this.source.indexOf('$'.repeat(length), this.at + length);
    if (end < 0 || runLength(this.source, end) !== length) this.at += length;
    else this.replace(end + length - this.at, this.source.slice(this.at + length, end).trim());
  }
}
