import type { Match } from './matcher.ts';
import { type Block, blockAt, type PlainNote } from './plain-note.ts';
import type { Passage } from './protocol.ts';

const shownPerNote = 3;
const mostPerNote = 50;
/** Characters of one passage: what fits three lines of the result list. */
const room = 220;
const lead = 60;

interface Window {
  start: number;
  end: number;
  block: Block;
  matches: Match[];
  /** How many different parts of the query it holds. */
  parts: number;
}

/**
 * The best passages of a note in reading order, and how many there are: those with the most parts of the query, so that a
 * common word of several does not count alone where they also stand together. `inFull`: up to 50 rather than 3.
 */
export function passagesOf(
  note: PlainNote,
  matches: readonly Match[],
  inFull = false,
): { passages: Passage[]; count: number } {
  const windows = windowsOf(note, matches);
  const most = Math.max(0, ...windows.map((w) => w.parts));
  const telling = windows.filter((w) => w.parts === most);
  const best = windows
    .toSorted((a, b) => b.parts - a.parts || a.start - b.start)
    .slice(0, inFull ? Math.min(mostPerNote, Math.max(shownPerNote, telling.length)) : shownPerNote)
    .toSorted((a, b) => a.start - b.start);
  return { passages: best.map((w) => passageOf(note, w)), count: Math.max(telling.length, best.length) };
}

/** Matches close to each other in one block make one passage. */
function windowsOf(note: PlainNote, matches: readonly Match[]): Window[] {
  const windows: Window[] = [];
  for (const match of matches) {
    const current = windows.at(-1);
    if (current && match.start < current.block.end && match.end - current.start <= room - lead) {
      current.end = match.end;
      current.matches.push(match);
    } else {
      const block = note.blocks[blockAt(note.blocks, match.start)];
      if (block) windows.push({ start: match.start, end: match.end, block, matches: [match], parts: 0 });
    }
  }
  for (const window of windows) window.parts = new Set(window.matches.map((m) => m.part)).size;
  return windows;
}

const speakerLabel = /^\s*(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3}):\s+/u;

function passageOf(note: PlainNote, window: Window): Passage {
  const { body } = note;
  const { block } = window;
  const begin = behindTimestamp(note, window);
  const label = speakerLabel.exec(body.slice(begin, Math.min(block.end, begin + 120)));
  const spoken = label && begin + label[0].length <= window.start ? label : null;
  const from = begin + (spoken?.[0].length ?? 0);
  const [start, end] = extent(body, window, from);
  const prefix = start > from ? '… ' : '';
  const shift = prefix.length - start;
  const first = window.matches[0]!;
  const hit = body.slice(first.start, first.end);
  const seconds = note.timestamps.findLast((stamp) => stamp.offset <= first.start)?.seconds;
  const mark = note.marks.find((run) => run.start <= first.start && first.start < run.end)?.kind;
  return {
    text: `${prefix}${body.slice(start, end).replace(/[\n\t]/g, ' ')}${end < block.end ? ' …' : ''}`,
    matches: window.matches.map((m) => [m.start + shift, Math.min(m.end, end) + shift]),
    hit,
    occurrence: occurrenceOf(body, hit, first.start),
    ...(seconds !== undefined && { atSeconds: seconds }),
    ...(spoken?.[1] !== undefined && { speaker: spoken[1] }),
    ...(mark !== undefined && { mark }),
  };
}

/** Where the block begins without the timestamp at its head: that one stands beside the passage. */
function behindTimestamp(note: PlainNote, { block, start }: Window): number {
  if (!note.timestamps.some((stamp) => stamp.offset === block.start)) return block.start;
  const label = /^[\d:]+\s+/.exec(note.body.slice(block.start, block.start + 16))?.[0] ?? '';
  return block.start + label.length <= start ? block.start + label.length : block.start;
}

/** As much of the block around the matches as there is room for, cut between words. */
function extent(body: string, window: Window, from: number): [number, number] {
  const blockEnd = window.block.end;
  if (blockEnd - from <= room + lead) return [from, Math.max(blockEnd, window.end)];
  let start = Math.max(from, Math.min(window.start - lead, blockEnd - room));
  let end = Math.min(blockEnd, Math.max(start + room, window.end));
  if (start > from) start = nextWord(body, start, window.start);
  if (end < blockEnd) end = lastWord(body, end, window.end);
  return [start, end];
}

function nextWord(body: string, at: number, limit: number): number {
  const space = body.slice(at, limit).search(/\s\S/u);
  return space === -1 ? wholeCharacter(body, at) : at + space + 1;
}

function lastWord(body: string, at: number, limit: number): number {
  const room = body.slice(limit, at);
  const space = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'));
  return space === -1 ? Math.max(limit, wholeCharacter(body, at)) : limit + space;
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(body: string, at: number): number {
  const unit = body.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** Which occurrence of `hit` in the text the one at `start` is, counted from 0. */
function occurrenceOf(body: string, hit: string, start: number): number {
  let count = 0;
  for (let at = body.indexOf(hit); at !== -1 && at < start; at = body.indexOf(hit, at + hit.length)) count++;
  return count;
}
