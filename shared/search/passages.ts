import type { Highlight } from '../domain/interview.ts';
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
  /** It begins in a highlight that the query asks for. */
  wanted: boolean;
}

/** What passages are made of. `wanted` tells highlights that the query asks for, `null` where it asks for none. */
export interface PassageOptions {
  inFull: boolean;
  wanted: ((highlight: Highlight) => boolean) | null;
}

/**
 * The best passages of a note, and how many there are: those in highlights that the query asks for, then those with the most
 * parts of the query, so that a common word of several does not count alone where they also stand together. Of each sort in
 * reading order. `inFull`: up to 50 rather than 3.
 */
export function passagesOf(
  note: PlainNote,
  matches: readonly Match[],
  { inFull, wanted }: PassageOptions,
): { passages: Passage[]; count: number } {
  // Where nothing but highlights is asked for, they are what there is to show.
  const windows = matches.length === 0 && wanted ? wholeHighlights(note, wanted) : windowsOf(note, matches);
  if (wanted) markWanted(note, windows, wanted);
  const most = windows.reduce((parts, w) => Math.max(parts, w.parts), 0);
  const telling = windows.filter((w) => w.parts === most || w.wanted);
  const best = windows
    .toSorted((a, b) => Number(b.wanted) - Number(a.wanted) || b.parts - a.parts || a.start - b.start)
    .slice(0, inFull ? Math.min(mostPerNote, Math.max(shownPerNote, telling.length)) : shownPerNote)
    .toSorted((a, b) => Number(b.wanted) - Number(a.wanted) || a.start - b.start);
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
      if (block) windows.push({ ...match, block, matches: [match], parts: 0, wanted: false });
    }
  }
  for (const window of windows) window.parts = new Set(window.matches.map((m) => m.part)).size;
  return windows;
}

/** Both stand in the order of the text. */
function markWanted(note: PlainNote, windows: Window[], wanted: (highlight: Highlight) => boolean): void {
  let next = 0;
  let reach = -1; // the furthest end of the wanted runs that begin before
  for (const window of windows) {
    for (; next < note.marks.length && note.marks[next]!.start <= window.start; next++) {
      const { end, highlight } = note.marks[next]!;
      if (wanted(note.highlights[highlight]!)) reach = Math.max(reach, end);
    }
    window.wanted = window.start < reach;
  }
}

function wholeHighlights(note: PlainNote, wanted: (highlight: Highlight) => boolean): Window[] {
  const seen = new Set<number>();
  return note.marks.flatMap(({ start, end, highlight }) => {
    const block = note.blocks[blockAt(note.blocks, start)];
    if (!block || seen.has(highlight) || !wanted(note.highlights[highlight]!)) return [];
    seen.add(highlight);
    const last = Math.min(end, lineEnd(note.body, start), start + room);
    return [{ start, end: last, block, matches: [], parts: 0, wanted: true }];
  });
}

const speakerLabel = /^\s*(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3}):\s+/u;

function passageOf(note: PlainNote, window: Window): Passage {
  const { body } = note;
  const { block } = window;
  const begin = behindTimestamp(note, window);
  const spoken = speakerBefore(body, begin, block.end, window.start);
  const from = begin + (spoken?.[0].length ?? 0);
  const [start, end] = extent(body, window, from);
  const prefix = start > from ? '… ' : '';
  const shift = prefix.length - start;
  const first = window.matches[0] ?? window;
  return {
    text: `${prefix}${body.slice(start, end).replace(/[\n\t]/g, ' ')}${end < block.end ? ' …' : ''}`,
    matches: window.matches.map((m) => [m.start + shift, Math.min(m.end, end) + shift]),
    ...hitAt(body, first.start, first.end),
    ...besideOf(note, first.start, spoken?.[1]),
  };
}

/** A run of the text as the editor finds it. */
export function hitAt(body: string, start: number, end: number): Pick<Passage, 'hit' | 'occurrence'> {
  const hit = body.slice(start, end);
  return { hit, occurrence: occurrenceOf(body, hit, start) };
}

/** Where the line ends that holds a place. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** What stands beside a passage: when it was said and by whom, and the kind of the highlight that it is in. */
function besideOf(note: PlainNote, at: number, speaker: string | undefined): Partial<Passage> {
  const seconds = secondsAt(note, at);
  const mark = note.marks.find((run) => run.start <= at && at < run.end)?.kind;
  return {
    ...(seconds !== undefined && { atSeconds: seconds }),
    ...(speaker !== undefined && { speaker }),
    ...(mark !== undefined && { mark }),
  };
}

/** The nearest call timestamp at or before a place. */
export function secondsAt({ timestamps }: PlainNote, at: number): number | undefined {
  return timestamps.findLast((stamp) => stamp.offset <= at)?.seconds;
}

/** The label of who speaks at the head of a block, where it stands before `limit`. */
export function speakerBefore(body: string, begin: number, end: number, limit: number): RegExpExecArray | null {
  const label = speakerLabel.exec(body.slice(begin, Math.min(end, begin + 120)));
  return label && begin + label[0].length <= limit ? label : null;
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
