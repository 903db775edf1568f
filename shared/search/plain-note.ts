import type { HighlightKind } from '../domain/interview.ts';
import { type ScannedNote, scanNote } from '../markdown/scan-note.ts';

/** A call timestamp and where it stands in the plain text. */
export interface Timestamp {
  offset: number;
  seconds: number;
}

/** A highlight in the plain text: `[start, end)`. */
export interface MarkedRun {
  start: number;
  end: number;
  kind: HighlightKind;
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
  marks: MarkedRun[];
}

/** Stands between blocks in the plain text; a single line break stands inside one. */
export const blockGap = '\n\n';

/** Files are searched up to here; what stands beyond, in a file of this size, is hardly a note any more. */
const longestSource = 4_000_000;

/** Takes the plain text out of a note's file. */
export function readPlainNote(source: string): PlainNote {
  const scanned = scanNote(source.length > longestSource ? source.slice(0, longestSource) : source);
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
  return { body, blocks, timestamps, marks: marksIn(body, scanned) };
}

/** The block that holds a place of the text: its number. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function marksIn(body: string, scanned: ScannedNote): MarkedRun[] {
  const marks: MarkedRun[] = [];
  let from = 0;
  for (const { text, kind } of scanned.highlights) {
    const start = text === '' ? -1 : body.indexOf(text, from);
    if (start === -1) continue;
    marks.push({ start, end: start + text.length, kind });
    from = start;
  }
  return marks;
}
