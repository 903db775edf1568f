import { diffArrays } from 'diff';
import { lookKey, type NoteRow, rowsOf } from './rows.ts';
import { comparePieces, type Piece, wholly, wordsIn } from './words.ts';

/** A line of a note and what became of it. It has the shape of the later side where it is on both. */
export interface ComparedRow extends Omit<NoteRow, 'cells'> {
  change: 'same' | 'added' | 'removed' | 'changed';
  /** What kind of line it was before, where it is another now. */
  was: Pick<NoteRow, 'kind' | 'depth' | 'list' | 'quotes'> | null;
  cells: Piece[][];
}

const mostEdits = 600;
/** Beyond this many pairs of lines, lines are matched by their order alone. */
const mostPairs = 3600;
/** Lines that share less than this of their words are two lines, not one that changed. */
const leastAlike = 0.4;

/** Compares two pieces of Markdown line by line and, in lines that changed, word by word. Parses both: for one stretch of a note. */
export function compareMarkdown(before: string, after: string, definitions = noDefinitions): ComparedRow[] {
  const now = rowsOf(after, definitions.after);
  if (before === after) return now.map((row) => alone(row, 'same'));
  return compareRows(rowsOf(before, definitions.before), now);
}

const noDefinitions = { before: '', after: '' };

function compareRows(old: readonly NoteRow[], now: readonly NoteRow[]): ComparedRow[] {
  const parts = diffArrays(old.map(rowKey), now.map(rowKey), { maxEditLength: mostEdits });
  if (!parts) return [...old.map((row) => alone(row, 'removed')), ...now.map((row) => alone(row, 'added'))];
  const result: ComparedRow[] = [];
  let [o, n] = [0, 0];
  let gone: NoteRow[] = [];
  let come: NoteRow[] = [];
  const settle = () => {
    result.push(...pairUp(gone, come));
    gone = [];
    come = [];
  };
  for (const { removed, added, value } of parts) {
    if (removed) {
      gone.push(...old.slice(o, o + value.length));
      o += value.length;
    } else if (added) {
      come.push(...now.slice(n, n + value.length));
      n += value.length;
    } else {
      settle();
      result.push(...now.slice(n, n + value.length).map((row) => alone(row, 'same')));
      o += value.length;
      n += value.length;
    }
  }
  settle();
  return result;
}

function alone(row: NoteRow, change: 'same' | 'added' | 'removed'): ComparedRow {
  return { ...row, change, was: null, cells: row.cells.map((runs) => wholly(runs, change)) };
}

/** Two lines with the same key look the same but for the numbers of a list. */
function rowKey({ kind, depth, quotes, list, cells }: NoteRow): string {
  const shape = `${kind}${depth} ${quotes} ${list ? `${list.depth}${list.marker}` : ''}`;
  return `${shape}\n${cells.map((runs) => runs.map((run) => `${lookKey(run.look)}\t${run.text}`).join('\n')).join('\n|')}`;
}

/** Lines that went and lines that came, in order; those that are alike as one line that changed. */
function pairUp(gone: readonly NoteRow[], come: readonly NoteRow[]): ComparedRow[] {
  const pairs = gone.length * come.length > mostPairs ? inOrder(gone, come) : mostAlike(gone, come);
  const result: ComparedRow[] = [];
  let [g, c] = [0, 0];
  for (const [oldAt, nowAt] of [...pairs, [gone.length, come.length] as const]) {
    while (g < oldAt) result.push(alone(gone[g++]!, 'removed'));
    while (c < nowAt) result.push(alone(come[c++]!, 'added'));
    if (oldAt < gone.length && nowAt < come.length) result.push(changed(gone[g++]!, come[c++]!));
  }
  return result;
}

function changed(old: NoteRow, now: NoteRow): ComparedRow {
  const { kind, depth, list, quotes } = old;
  const marker = list?.marker;
  const isOther =
    kind !== now.kind ||
    depth !== now.depth ||
    quotes !== now.quotes ||
    list?.depth !== now.list?.depth ||
    marker !== now.list?.marker;
  const cells = Array.from({ length: Math.max(old.cells.length, now.cells.length) }, (_, index) =>
    comparePieces(old.cells[index] ?? [], now.cells[index] ?? []),
  );
  return { ...now, change: 'changed', was: isOther ? { kind, depth, list, quotes } : null, cells };
}

type Pairs = (readonly [number, number])[];

function inOrder(gone: readonly NoteRow[], come: readonly NoteRow[]): Pairs {
  return gone.flatMap((old, at) =>
    at < come.length && alike(wordsOf(old), wordsOf(come[at]!)) >= leastAlike ? [[at, at] as const] : [],
  );
}

/** The pairs, in order, that share the most words together. */
function mostAlike(gone: readonly NoteRow[], come: readonly NoteRow[]): Pairs {
  const [olds, nows] = [gone.map(wordsOf), come.map(wordsOf)];
  const width = come.length + 1;
  const best = new Float64Array((gone.length + 1) * width);
  const score = olds.map((old) => nows.map((now) => alike(old, now)));
  const at = (g: number, c: number) => best[g * width + c]!;
  for (let g = gone.length - 1; g >= 0; g--) {
    for (let c = come.length - 1; c >= 0; c--) {
      const paired = score[g]![c]! >= leastAlike ? score[g]![c]! + at(g + 1, c + 1) : 0;
      best[g * width + c] = Math.max(paired, at(g + 1, c), at(g, c + 1));
    }
  }
  const pairs: Pairs = [];
  for (let g = 0, c = 0; g < gone.length && c < come.length; ) {
    const paired = score[g]![c]! >= leastAlike ? score[g]![c]! + at(g + 1, c + 1) : -1;
    if (paired === at(g, c)) pairs.push([g++, c++]);
    else if (at(g + 1, c) >= at(g, c + 1)) g++;
    else c++;
  }
  return pairs;
}

function wordsOf(row: NoteRow): Map<string, number> {
  const words = new Map<string, number>();
  const text = row.cells.map((runs) => runs.map((run) => run.text).join('')).join(' ');
  for (const word of wordsIn(text)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** 0–1: how much of their words two lines share. Lines without words are alike. */
function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [word, count] of a) {
    shared += Math.min(count, b.get(word) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 1 : (2 * shared) / all;
}
