import type { Match } from './matcher.ts';
import { type Block, blockAt, type PlainNote } from './plain-note.ts';
import type { PreviewAnswer, PreviewBlock, PreviewRequest } from './protocol.ts';

/** Blocks shown before and behind the one with the hit: a few screens. */
const blocksAround = 16;

/** The part of a note around a hit, block by block, and which block the hit is in. */
export function previewOf(
  note: PlainNote,
  matches: readonly Match[],
  around: PreviewRequest['around'],
): Pick<PreviewAnswer, 'blocks' | 'here'> {
  const offset = around ? offsetOf(note.body, around.hit, around.occurrence) : (matches[0]?.start ?? 0);
  const here = blockAt(note.blocks, offset);
  const first = Math.max(0, here - blocksAround);
  const shown = note.blocks.slice(first, here + blocksAround + 1);
  return { blocks: shown.map((block) => previewBlock(note, matches, block)), here: here - first };
}

function previewBlock(note: PlainNote, matches: readonly Match[], { start, end, depth }: Block): PreviewBlock {
  const within = (from: number, to: number): [number, number] => [Math.max(0, from - start), Math.min(end, to) - start];
  const touches = (run: { start: number; end: number }) => run.start < end && run.end > start;
  const label = /^[\d:]*/;
  return {
    text: note.body.slice(start, end),
    depth,
    matches: matches.filter(touches).map((m) => within(m.start, m.end)),
    marks: note.marks.filter(touches).map((m) => ({ span: within(m.start, m.end), kind: m.kind })),
    timestamps: note.timestamps
      .filter((t) => t.offset >= start && t.offset < end)
      .map((t) => within(t.offset, t.offset + (label.exec(note.body.slice(t.offset, t.offset + 12))?.[0].length ?? 0))),
  };
}

/** Where the n-th occurrence (from 0) of a text begins; that of the last one there is, or 0. */
function offsetOf(text: string, hit: string, occurrence: number): number {
  if (hit === '') return 0;
  let at = text.indexOf(hit);
  for (let i = 0; i < occurrence && at !== -1; i++) {
    const next = text.indexOf(hit, at + hit.length);
    if (next === -1) break;
    at = next;
  }
  return Math.max(0, at);
}
