import type { BodySource } from './body-source.ts';

/** One block of the text to be written. */
export interface Piece {
  /** Its place in the loaded body, `null` for a block that was not in it. */
  origin: number | null;
  text: string;
  /** The text is the slice of its origin. */
  isUntouched: boolean;
  /** Something that has to stand before it to keep it apart from the block before. */
  separator?: string;
}

/** Puts pieces together with the gaps they had; where a block was added, removed or changed, a blank line is certain. */
export function assemble(pieces: readonly Piece[], source: BodySource, eol: string): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return source.blocks.length === 0 ? source.text : '';
  return leading(first, source) + joinPieces(pieces, source, eol) + trailing(last, source, eol);
}

/** Neighbouring pieces with what stands between them, and nothing before the first or after the last. */
export function joinPieces(pieces: readonly Piece[], source: BodySource, eol: string): string {
  let out = '';
  pieces.forEach((piece, i) => {
    if (i > 0) out += gapBetween(pieces[i - 1]!, piece, source, eol);
    if (piece.separator) out += piece.separator + eol + eol;
    out += piece.text;
  });
  return out;
}

function gapBetween(before: Piece, piece: Piece, source: BodySource, eol: string): string {
  const areNeighbours = before.origin !== null && piece.origin === before.origin + 1;
  if (!areNeighbours) return eol + eol;
  const gap = source.gap(piece.origin!);
  if (before.isUntouched && piece.isUntouched && !piece.separator) return gap;
  const lines = gap.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const breaks = lines.filter((line) => /[\r\n]$/.test(line));
  if (breaks.length < 2) return eol + eol;
  // White space after the last word belongs to the block before.
  const head = before.isUntouched ? breaks[0]! : breaks[0]!.replace(/^[^\r\n]*/, '');
  return head + breaks.slice(1).join('');
}

function leading(piece: Piece, source: BodySource): string {
  if (source.blocks.length === 0) return source.text;
  return piece.origin === 0 ? source.gap(0) : '';
}

function trailing(piece: Piece, source: BodySource, eol: string): string {
  const count = source.blocks.length;
  if (count > 0 && piece.origin === count - 1) {
    const gap = source.gap(count);
    return piece.isUntouched ? gap : gap.replace(/^[ \t]+/, '');
  }
  return source.text === '' || /[\r\n]$/.test(source.text) || count === 0 ? eol : '';
}
