/** Reads running text once from left to right and collects what stays of it as pieces of plain text. */
export class InlineReader {
  /** The plain text so far. What may still turn out to be markup (a `*`, a `[`) has a piece of its own. */
  protected readonly pieces: string[] = [];
  protected at = 0;
  protected readonly counts = { images: 0, links: 0 };
  private kept = 0;

  constructor(protected readonly source: string) {}

  /** Makes a piece of the plain text up to `end`, and goes on after `skip` more characters. */
  protected keep(end: number, skip = 0): void {
    if (end > this.kept) this.pieces.push(this.source.slice(this.kept, end));
    this.kept = end + skip;
    this.at = this.kept;
  }

  /** Puts `text` in place of the next characters. */
  protected replace(length: number, text: string, counted?: 'images' | 'links'): void {
    if (counted) this.counts[counted]++;
    this.keep(this.at, length);
    if (text !== '') this.pieces.push(text);
  }

  /** Keeps some characters as they are. */
  protected skip(length: number, counted: 'images' | 'links'): void {
    this.counts[counted]++;
    this.at += length;
  }

  /** Tries a sticky pattern. */
  protected match(pattern: RegExp, at = this.at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.source);
  }

  /** Replaces what a sticky pattern matches here; where it does not match, the character is text. */
  protected replaceMatch(pattern: RegExp, text: (match: RegExpExecArray) => string): boolean {
    const match = this.match(pattern);
    if (match) this.replace(match[0].length, text(match));
    else this.at++;
    return match !== null;
  }

  /** Where each piece begins in the plain text; one more number at the end is its length. */
  protected pieceStarts(): number[] {
    const starts: number[] = [];
    let length = 0;
    for (const piece of this.pieces) {
      starts.push(length);
      length += piece.length;
    }
    starts.push(length);
    return starts;
  }
}
