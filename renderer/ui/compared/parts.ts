import type { NoteComparison, Stretch } from '../../../shared/markdown/compare/compare-notes.ts';

/** A piece of a compared note as it is drawn: two texts to compare, or a fold that hides some. */
export type Part =
  | { key: string; before: string; after: string; isSame: boolean }
  | { key: string; fold: number; lines: number };

/** Blocks that stay in view beside a change. */
const context = 2;
/** Fewer than these are not worth a fold. */
const leastFolded = 3;
/** Blocks are drawn together up to this length, in UTF-16 units: what is drawn at once must not hold up the page. */
const longest = 6000;

/** The parts of a comparison in order. `opened` holds the stretches that were unfolded; without `folds` nothing is hidden. */
export function partsOf(comparison: NoteComparison, opened: ReadonlySet<number>, folds = true): Part[] {
  const { stretches } = comparison;
  return stretches.flatMap((stretch, index): Part[] => {
    if (!stretch.isSame) return [{ key: `${index}`, isSame: false, before: stretch.before, after: stretch.after }];
    const head = index === 0 ? 0 : context;
    const tail = index === stretches.length - 1 ? 0 : context;
    const hidden = stretch.chunks.length - head - tail;
    if (!folds || opened.has(index) || hidden < leastFolded || stretches.length === 1)
      return together(stretch, index, 0);
    const end = stretch.chunks.length - tail;
    return [
      ...together({ ...stretch, chunks: stretch.chunks.slice(0, head) }, index, 0),
      { key: `${index} fold`, fold: index, lines: linesOf(stretch.chunks.slice(head, end)) },
      ...together({ ...stretch, chunks: stretch.chunks.slice(end) }, index, end),
    ];
  });
}

function together({ chunks }: Extract<Stretch, { isSame: true }>, index: number, start: number): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let length = 0;
  const cut = (to: number) => {
    if (to === from) return;
    const text = chunks.slice(from, to).join('\n\n');
    parts.push({ key: `${index} ${start + from}`, isSame: true, before: text, after: text });
    from = to;
    length = 0;
  };
  for (const [at, chunk] of chunks.entries()) {
    if (length > 0 && length + chunk.length > longest) cut(at);
    length += chunk.length;
  }
  cut(chunks.length);
  return parts;
}

function linesOf(chunks: readonly string[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.split('\n').filter((line) => line.trim() !== '').length, 0);
}
