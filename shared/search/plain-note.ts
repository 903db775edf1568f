import type { Highlight, HighlightKind } from '../domain/interview.ts';
import { firstWhere } from '../first-where.ts';
import { type ScannedNote, scanNote } from '../markdown/scan-note.ts';
import { hasComposedLetters } from './letter-classes.ts';

/** A call timestamp and where it stands in the plain text. */
export interface Timestamp {
  offset: number;
  seconds: number;
}

/** A part of a highlight in the plain text: `[start, end)`; `highlight` is its number among the note's. */
export interface MarkedRun {
  start: number;
  end: number;
  kind: HighlightKind;
  highlight: number;
}

/** A paragraph, heading, list item, table row or code block in the plain text: `[start, end)`. Depth 1–6 for headings, else 0. */
export interface Block {
  start: number;
  end: number;
  depth: number;
}

/** A note's body as it is searched: plain text, its blocks, timestamps and highlights in order. */
export interface PlainNote {
  body: string;
  blocks: Block[];
  timestamps: Timestamp[];
  /** All of the file's, those too that stand beyond what is searched. */
  highlights: Highlight[];
  /** Where they stand. */
  marks: MarkedRun[];
  /** Boxes to check, pictures and links, bare addresses included. */
  tasks: number;
  images: number;
  links: number;
  /** The file is longer than what is searched of it. */
  cut: boolean;
  /** Whether there are timestamps. */
  timed: boolean;
  /** The body holds letters that stand for several (ß, æ, ﬁ). */
  composed: boolean;
}

/** Stands between blocks in the plain text; a single line break stands inside one. */
export const blockGap = '\n\n';

/** Files are searched up to here, in UTF-16 units: about 170,000 words. What stands beyond is hardly an interview any more. */
export const longestSource = 1_000_000;

const address = /(?:https?:\/\/|www\.)[\p{L}\p{N}]/u;

/** Takes the plain text out of a note's file. */
export function readPlainNote(source: string): PlainNote {
  const cut = source.length > longestSource;
  const scanned = scanNote(cut ? source.slice(0, longestSource) : source);
  const body = scanned.blocks.map((block) => block.text).join(blockGap);
  let start = 0;
  const blocks = scanned.blocks.map(({ text, depth }) => {
    const block = { start, end: start + text.length, depth };
    start = block.end + blockGap.length;
    return block;
  });
  const timestamps = scanned.timestamps.map((stamp) => ({
    offset: (blocks[stamp.block]?.start ?? 0) + stamp.index,
    seconds: stamp.seconds,
  }));
  const { tasks, images } = scanned;
  // What is evidence of a finding is found in the longest note.
  const highlights = cut && source.includes('data-highlight') ? scanNote(source).highlights : scanned.highlights;
  const links = scanned.links + (address.test(body) ? 1 : 0);
  const marks = marksIn(blocks, scanned.marks, highlights);
  const [timed, composed] = [timestamps.length > 0, hasComposedLetters(body)];
  return { body, blocks, timestamps, highlights, marks, tasks, images, links, cut, timed, composed };
}

/** The block that holds a place of the text: its number. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  return Math.max(0, firstWhere(blocks, ({ start }) => start > offset) - 1);
}

function marksIn(blocks: readonly Block[], marks: ScannedNote['marks'], highlights: readonly Highlight[]): MarkedRun[] {
  const numbers = new Map(highlights.map(({ id }, number) => [id, number]));
  return marks.flatMap(({ id, block, from, to }) => {
    const highlight = numbers.get(id);
    if (highlight === undefined) return []; // one that is whole only where the note was cut
    const { start } = blocks[block]!;
    return [{ start: start + from, end: start + to, kind: highlights[highlight]!.kind, highlight }];
  });
}
