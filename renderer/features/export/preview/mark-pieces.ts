import { firstWhere } from '../../../../shared/first-where.ts';
import type { Mark } from '../../../../shared/ipc/export.ts';
import type { SourceMap } from './source-map.ts';

/** What is marked in a stretch of text; the offsets are those of the text that holds the stretch. */
export type TextMark = Pick<Mark, 'start' | 'end' | 'hitId' | 'state'>;

/** A piece of what is shown, and the hit that it belongs to. */
export interface Piece {
  text: string;
  mark: TextMark | null;
}

/**
 * The marks of one surface, in order and side by side: where several reach over the same words, those of the inner one, and of two as
 * long the open one, are its.
 */
export function marksOf(marks: readonly Mark[], surface: Mark['surface']): TextMark[] {
  const own = marks.filter((mark) => mark.surface === surface).sort((a, b) => a.start - b.start || b.end - a.end);
  return own.some((mark, i) => i > 0 && mark.start < own[i - 1]!.end) ? sideBySide(own) : own;
}

function sideBySide(marks: readonly Mark[]): TextMark[] {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const flat: TextMark[] = [];
  let next = 0;
  let reaching: Mark[] = [];
  let before: Mark | null = null;
  for (const [i, start] of edges.entries()) {
    const end = edges[i + 1] ?? start;
    reaching = reaching.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next]!.start <= start) reaching.push(marks[next++]!);
    const best = reaching.reduce<Mark | null>((found, mark) => (found && !isInner(mark, found) ? found : mark), null);
    if (best !== null && best === before) flat.at(-1)!.end = end;
    else if (best !== null) flat.push({ start, end, hitId: best.hitId, state: best.state });
    before = best;
  }
  return flat;
}

function isInner(mark: Mark, than: Mark): boolean {
  const [own, other] = [mark.end - mark.start, than.end - than.start];
  return own < other || (own === other && mark.state === 'open' && than.state !== 'open');
}

/** The marks, in order, that reach into `[start, end)`. */
export function marksWithin<M extends TextMark>(marks: readonly M[], start: number, end: number): M[] {
  // They stand side by side, so that their ends are in order, too.
  const from = firstWhere(marks, (mark) => mark.end > start);
  const found: M[] = [];
  for (let i = from; i < marks.length && marks[i]!.start < end; i++) found.push(marks[i]!);
  return found;
}

/** Cuts `text`, which stands at `start` of the surface, where marks begin and end. */
export function cutText(text: string, start: number, marks: readonly TextMark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of marks) {
    const from = Math.max(at, mark.start - start);
    const to = Math.min(text.length, mark.end - start);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), mark: null });
    pieces.push({ text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}

/** The same for a shown text that is not its source letter by letter: `map` tells where each unit comes from. */
export function cutMapped(value: string, map: SourceMap, marks: readonly TextMark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const until = (index: number, mark: TextMark | null) => {
    if (index > at) pieces.push({ text: value.slice(at, index), mark });
    at = Math.max(at, index);
  };
  for (const mark of marks) {
    let from = at;
    while (from < value.length && map.ends[from]! <= mark.start) from++;
    let to = from;
    while (to < value.length && map.starts[to]! < mark.end) to++;
    if (to === from) continue;
    until(from, null);
    until(to, mark);
  }
  until(value.length, null);
  return pieces;
}

/** The marks that reach into a page, counted from its beginning. */
export function marksOnPage(marks: readonly TextMark[], { start, text }: { start: number; text: string }): TextMark[] {
  return shiftMarks(marksWithin(marks, start, start + text.length), start);
}

/** Marks counted from `start`. */
export function shiftMarks(marks: readonly TextMark[], start: number): TextMark[] {
  return marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
}

export function sameMarks(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i]!;
      return (
        mark.start === other.start && mark.end === other.end && mark.hitId === other.hitId && mark.state === other.state
      );
    })
  );
}
