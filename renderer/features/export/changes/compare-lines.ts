import { diffArrays } from 'diff';
import { wordsIn } from '../../../../shared/markdown/compare/words.ts';

/** A line of the text that would leave, of the one before, or of both. `start`: where it stands in the new text. */
export type LineRow =
  | { change: 'same' | 'added'; text: string; start: number }
  | { change: 'changed'; before: string; text: string; start: number }
  | { change: 'removed'; before: string };

/** Beyond so many edits lines are not looked for elsewhere: they are compared with those in their place. */
const mostEdits = 800;
/** Runs of lines whose numbers multiply to more are paired in order. */
const mostPairs = 2500;
/** Lines that share less of their words are not one line that changed. */
const leastAlike = 0.35;

/** Compares two texts line by line: what changed a little stands beside what it was. */
export function compareLines(before: string, after: string): LineRow[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const rows: LineRow[] = [];
  let [o, n, start] = [0, 0, 0];
  const take = (text: string) => {
    start += text.length + 1;
    n++;
  };
  const same = () => {
    const text = now[n]!;
    rows.push({ change: 'same', text, start });
    take(text);
    o++;
  };
  const changed = (removed: number, added: number) => {
    for (const [was, is] of paired(old.slice(o, o + removed), now.slice(n, n + added))) {
      if (is === null) rows.push({ change: 'removed', before: was! });
      else if (was === null) rows.push({ change: 'added', text: is, start });
      else if (was === is) rows.push({ change: 'same', text: is, start });
      else rows.push({ change: 'changed', before: was, text: is, start });
      if (is !== null) take(is);
    }
    o += removed;
  };
  for (const { removed, added, count } of stretchesOf(old, now)) {
    if (count > 0) for (let i = 0; i < count; i++) same();
    else changed(removed, added);
  }
  return rows;
}

interface Stretch {
  /** So many lines are the same; 0 where they are not. */
  count: number;
  removed: number;
  added: number;
}

function stretchesOf(old: readonly string[], now: readonly string[]): Stretch[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const [oldMiddle, nowMiddle] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const parts = diffArrays(oldMiddle, nowMiddle, { maxEditLength: mostEdits });
  const stretches: Stretch[] = [{ count: head, removed: 0, added: 0 }];
  for (const part of parts ?? [whole(oldMiddle.length, true), whole(nowMiddle.length, false)]) {
    const last = stretches.at(-1);
    const length = part.count ?? 0;
    if (!part.removed && !part.added) stretches.push({ count: length, removed: 0, added: 0 });
    else {
      const open = last && last.count === 0 ? last : { count: 0, removed: 0, added: 0 };
      if (open !== last) stretches.push(open);
      open[part.removed ? 'removed' : 'added'] += length;
    }
  }
  return [...stretches, { count: tail, removed: 0, added: 0 }];
}

function whole(count: number, removed: boolean) {
  return { count, removed, added: !removed };
}

/** Lines that went and lines that came, side by side where one became the other. In order on both sides. */
function paired(old: readonly string[], now: readonly string[]): [string | null, string | null][] {
  if (old.length * now.length > mostPairs) {
    const length = Math.max(old.length, now.length);
    return Array.from({ length }, (_, i) => [old[i] ?? null, now[i] ?? null]);
  }
  const alike = likenesses(old, now);
  const best = bestSums(alike, old.length, now.length);
  const pairs: [string | null, string | null][] = [];
  let [o, n] = [0, 0];
  while (o < old.length || n < now.length) {
    const value = best[o]![n]!;
    if (o < old.length && value === best[o + 1]![n]!) pairs.push([old[o++]!, null]);
    else if (n < now.length && value === best[o]![n + 1]!) pairs.push([null, now[n++]!]);
    else pairs.push([old[o++]!, now[n++]!]);
  }
  return pairs;
}

/** `[o][n]`: the most likeness that pairing the lines from there on can have. */
function bestSums(alike: readonly (readonly number[])[], olds: number, nows: number): number[][] {
  const best = Array.from({ length: olds + 1 }, () => new Array<number>(nows + 1).fill(0));
  for (let o = olds - 1; o >= 0; o--) {
    for (let n = nows - 1; n >= 0; n--) {
      const both = alike[o]![n]! + best[o + 1]![n + 1]!;
      best[o]![n] = Math.max(alike[o]![n]! > 0 ? both : 0, best[o + 1]![n]!, best[o]![n + 1]!);
    }
  }
  return best;
}

/** How much of their words each two lines share: 0 (too little) to 1. */
function likenesses(old: readonly string[], now: readonly string[]): number[][] {
  const words = now.map(wordsIn);
  return old.map((line) => {
    const own = wordsIn(line);
    return words.map((others) => {
      const left = new Map<string, number>();
      for (const word of own) left.set(word, (left.get(word) ?? 0) + 1);
      let shared = 0;
      for (const word of others) {
        const count = left.get(word) ?? 0;
        if (count > 0) shared++;
        left.set(word, count - 1);
      }
      const likeness = own.length + others.length === 0 ? 0 : (2 * shared) / (own.length + others.length);
      return likeness < leastAlike ? 0 : likeness;
    });
  });
}

/** Lines of the comparison as they are shown: where nothing changed for long, a fold. */
export type ShownRow = LineRow | { change: 'fold'; key: number; lines: number };

/** Lines that stay in view beside a change. */
const context = 3;
/** Fewer than these are not worth a fold. */
const leastFolded = 4;

/** Folds what did not change, but for what `isSought` tells; `opened`: the folds that were opened, by their keys. */
export function foldRows(
  rows: readonly LineRow[],
  opened: ReadonlySet<number>,
  isSought: (row: LineRow) => boolean = () => false,
): ShownRow[] {
  const shown: ShownRow[] = [];
  const isPlain = (row: LineRow) => row.change === 'same' && !isSought(row);
  for (let at = 0; at < rows.length; ) {
    if (!isPlain(rows[at]!)) {
      shown.push(rows[at++]!);
      continue;
    }
    let end = at;
    while (end < rows.length && isPlain(rows[end]!)) end++;
    const [from, to] = [at === 0 ? 0 : at + context, end === rows.length ? end : end - context];
    const hidden = to - from;
    if (hidden < leastFolded || opened.has(from) || (at === 0 && end === rows.length))
      shown.push(...rows.slice(at, end));
    else shown.push(...rows.slice(at, from), { change: 'fold', key: from, lines: hidden }, ...rows.slice(to, end));
    at = end;
  }
  return shown;
}

/** How many lines are others: "2 lines changed, 1 added". Empty where both texts are the same. */
export function countChanges(rows: readonly LineRow[]): { changed: number; added: number; removed: number } {
  const counts = { changed: 0, added: 0, removed: 0 };
  for (const row of rows) {
    if (row.change !== 'same' && !isBlank(row)) counts[row.change]++;
  }
  return counts;
}

/** Whether a line has nothing to read, before and after. */
export function isBlank(row: LineRow): boolean {
  const texts =
    row.change === 'removed' ? [row.before] : row.change === 'changed' ? [row.before, row.text] : [row.text];
  return texts.every((text) => text.trim() === '');
}
