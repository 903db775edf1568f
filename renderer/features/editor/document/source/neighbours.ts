import { parseMarkdown } from '../../../../../shared/markdown/parse.ts';
import { type FileParts, withLineEnds } from '../../../../../shared/markdown/split-file.ts';
import { joinPieces, type Piece } from './assemble.ts';
import { literally, type WrittenBlock } from './block-writer.ts';
import type { BodySource } from './body-source.ts';
import { type Definitions, withDefinitions } from './definitions.ts';
import { fingerprintsOf } from './scratch.ts';
import { closerBySigns, isTooHard } from './too-hard.ts';

/** A piece and what it has to read as. */
export interface PlacedPiece extends Piece {
  /** The Lexical node it was written from. */
  key: string;
  fingerprint: () => string | null;
  /** Writes it anew, kept apart from look-alike neighbours. */
  rewrite: (how: { otherBullet?: boolean; fenceAll?: boolean }) => WrittenBlock | null;
  isLiteral: boolean;
  isOpaque: boolean;
  isList: boolean;
}

/** Windows larger than this are not read back with each save; the whole file is verified elsewhere. */
const longestWindow = 40_000;
const listMarker = /^\s*(?:\d+([.)])|([-*+]))(?=\s|$)/;
const closers = ['\n-->', '\n$$', '\n:::', '\n```', '\n~~~', '</script>', '</style>', '</pre>'];

/** Makes sure that blocks which were not side by side in the file stay what they are beside each other. */
export class Neighbours {
  private readonly verified = new Set<string>();
  private readonly closed = new Map<string, string>();

  constructor(
    private readonly source: BodySource,
    private readonly eol: FileParts['eol'],
  ) {}

  settle(pieces: readonly PlacedPiece[], definitions: Definitions): void {
    pieces.forEach((piece, i) => {
      const next = pieces[i + 1];
      if (next && piece.origin === this.source.blocks.length - 1) this.close(piece);
      if (next) this.separateLists(piece, next);
    });
    pieces.forEach((piece, i) => {
      const isNewHere = !piece.isUntouched || (i > 0 && piece.origin !== (pieces[i - 1]!.origin ?? -2) + 1);
      if (isNewHere) this.verify(pieces, i, definitions);
    });
  }

  /** A block that only the end of the file closed (a fence, a comment) must not swallow what now follows it. */
  private close(piece: PlacedPiece): void {
    const known = this.closed.get(piece.text);
    const isHard = isTooHard(piece.text);
    const open = piece.text.replace(/(?:\r\n|\n|\r)$/, '');
    const text = known ?? (isHard ? open + closerBySigns(open) : closedForm(piece.text));
    this.closed.set(piece.text, text);
    if (text === piece.text) return;
    setText(piece, { text: this.withEol(text), isLiteral: piece.isLiteral });
    if (isHard) return; // nothing reads it back
    const fingerprint = fingerprintsOf(text, new Set(piece.isOpaque ? [0] : []))?.[0] ?? null;
    piece.fingerprint = () => fingerprint;
  }

  private separateLists(before: PlacedPiece, piece: PlacedPiece): void {
    if (before.isUntouched && piece.isUntouched && piece.origin === (before.origin ?? -2) + 1) return;
    if (!before.isList || !piece.isList) return;
    const [first, second] = [listMarker.exec(before.text), listMarker.exec(piece.text)];
    if (!first || !second || (first[1] ?? first[2]) !== (second[1] ?? second[2])) return;
    const written = piece.rewrite({ otherBullet: true });
    const marker = listMarker.exec(written?.text ?? '');
    if (written && marker && (marker[1] ?? marker[2]) !== (first[1] ?? first[2]))
      setText(piece, this.converted(written));
    else piece.separator = '<!-- -->';
  }

  /** Reads a block back together with its neighbours, and finds another form where they change each other. */
  private verify(pieces: readonly PlacedPiece[], at: number, definitions: Definitions): void {
    if (this.isKept(pieces, at, definitions)) return;
    const piece = pieces[at]!;
    const before = { ...piece };
    const tries: (() => WrittenBlock | null)[] = [
      () => piece.rewrite({ fenceAll: true }),
      () => {
        piece.separator = '<!-- -->';
        return piece.rewrite({ fenceAll: true });
      },
      () => {
        piece.separator = before.separator;
        return { text: literally(before.text), isLiteral: true };
      },
    ];
    for (const attempt of tries) {
      const written = attempt();
      if (!written) continue;
      setText(piece, this.converted(written));
      if (written.isLiteral || this.isKept(pieces, at, definitions)) return;
    }
    Object.assign(piece, before);
  }

  private isKept(pieces: readonly PlacedPiece[], at: number, definitions: Definitions): boolean {
    const window = pieces.slice(Math.max(0, at - 1), at + 2);
    const text = joinPieces(window, this.source, this.eol);
    if (text.length > longestWindow || isTooHard(text) || window.some((piece) => piece.isLiteral)) return true;
    const whole = withDefinitions(text, definitions);
    const key = `${whole.markdown}\0${window.map((piece) => piece.fingerprint()).join('\0')}`;
    if (this.verified.has(key)) return true;
    const expected: (PlacedPiece | null)[] = [];
    const opaque = new Set<number>();
    for (const piece of window) {
      if (piece.separator) expected.push(null);
      if (piece.isOpaque) opaque.add(expected.length);
      expected.push(piece);
    }
    const read = fingerprintsOf(whole.markdown, opaque);
    const isSame =
      read !== null &&
      read.length === expected.length + whole.extra &&
      expected.every((piece, i) => piece === null || readsRight(piece, read[i] ?? null, definitions));
    if (this.verified.size > 500) this.verified.clear();
    if (isSame) this.verified.add(key);
    return isSame;
  }

  private converted(written: WrittenBlock): WrittenBlock {
    return { ...written, text: this.withEol(written.text) };
  }

  private withEol(text: string): string {
    return withLineEnds(text, this.eol);
  }
}

/** Transforms of the editor may have changed what an untouched block shows; its slice still reads as it did. */
function readsRight(piece: PlacedPiece, read: string | null, definitions: Definitions): boolean {
  if (read === piece.fingerprint()) return true;
  // Beside another list it is read as source, which is the same list.
  if (piece.isList && read === JSON.stringify(['opaque', piece.text.replace(/\r\n?/g, '\n')])) return true;
  return piece.isUntouched && read === fingerprintsOf(withDefinitions(piece.text, definitions).markdown)?.[0];
}

function setText(piece: PlacedPiece, written: WrittenBlock): void {
  piece.text = written.text;
  piece.isLiteral = written.isLiteral;
  piece.isUntouched = false;
}

/** The Markdown of one block, with what closes it where only the end of a file would. */
export function closedForm(text: string): string {
  const open = text.replace(/(?:\r\n|\n|\r)$/, '');
  // Any of the three tags would end it, but only its own makes sense.
  const own = closers.filter((closer) => !closer.startsWith('</') || open.includes(`<${closer.slice(2, -1)}`));
  return [text, ...own.map((closer) => open + closer)].find(isClosed) ?? text;
}

function isClosed(text: string): boolean {
  const tree = parseMarkdown(`${text}\n\nx`);
  const last = tree.children.at(-1);
  return tree.children.length === 2 && last?.type === 'paragraph' && last.position?.start.column === 1;
}
