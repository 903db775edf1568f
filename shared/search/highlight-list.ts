import type { StoredHighlight } from './highlight-store.ts';
import { hasComposedLetters } from './letter-classes.ts';
import type { Match, Matcher } from './matcher.ts';
import { hitAt, lineEnd, secondsAt, speakerBefore } from './passages.ts';
import { type Block, blockAt } from './plain-note.ts';
import type { HighlightHit, Passage } from './protocol.ts';

/** Characters of a highlight that are shown, and those before the first match where it is longer. */
const room = 500;
const lead = 120;
/** Of a highlight without a match, so much leads to it. */
const longestHit = 200;

/** A highlight of the flat list, with what the query matches in it. */
export function highlightHitOf(stored: StoredHighlight, score: number, matcher: Matcher): HighlightHit {
  const { note, highlight } = stored;
  const { id, kind, tags, participantId } = highlight;
  return {
    noteId: note.noteId,
    highlightId: id,
    title: note.title,
    titleMatches: matcher.inTitle(note.title).map((match) => [match.start, match.end]),
    date: note.document.date,
    teamIds: note.document.teamIds,
    pmIds: note.document.pmIds,
    kind,
    tags,
    ...(participantId !== undefined && { participantId }),
    passage: passageOf(stored, matcher),
    score,
  };
}

function passageOf({ note, highlight, runs }: StoredHighlight, matcher: Matcher): Passage {
  const { body } = note;
  const text = runs.map(({ start, end }) => body.slice(start, end)).join('\n');
  const matches = matcher.inBody({ text, composed: hasComposedLetters(text) });
  const [start, end] = extent(text, matches[0]?.start ?? 0);
  const prefix = start > 0 ? '… ' : '';
  const shown = matches.filter((match) => match.start >= start && match.start < end);
  const at = inBody(runs, matches[0] ?? { start: 0, end: Math.min(lineEnd(text, 0), longestHit) });
  const block = note.blocks[blockAt(note.blocks, at.start)];
  const speaker = block && speakerOf(body, block, at.start);
  const seconds = highlight.atSeconds ?? secondsAt(note, at.start);
  return {
    text: `${prefix}${text.slice(start, end).replace(/[\n\t]/g, ' ')}${end < text.length ? ' …' : ''}`,
    matches: shown.map((match) => [
      match.start - start + prefix.length,
      Math.min(match.end, end) - start + prefix.length,
    ]),
    ...hitAt(body, at.start, at.end),
    ...(seconds !== undefined && { atSeconds: seconds }),
    ...(speaker !== undefined && { speaker }),
    mark: highlight.kind,
  };
}

/** Who speaks: behind a timestamp too, which stands apart in the list. */
function speakerOf(body: string, block: Block, at: number): string | undefined {
  const stamp = /^[\d:]+\s+/.exec(body.slice(block.start, block.start + 16))?.[0].length ?? 0;
  return speakerBefore(body, block.start + stamp, block.end, at)?.[1];
}

/** As much of the text around the first match as there is room for, cut between words where there are any. */
function extent(text: string, first: number): [number, number] {
  if (text.length <= room) return [0, text.length];
  const start = first <= room - lead ? 0 : wordAt(text, first - lead, first);
  if (text.length - start <= room) return [start, text.length];
  const space = text.lastIndexOf(' ', start + room);
  return [start, space > first ? space : start + room];
}

function wordAt(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < limit ? space + 1 : limit;
}

/** The place in the note's text of a run of the highlight's; as much of it as stands in one block. */
function inBody(runs: StoredHighlight['runs'], match: Pick<Match, 'start' | 'end'>): { start: number; end: number } {
  let before = 0;
  for (const run of runs) {
    const length = run.end - run.start;
    if (match.start < before + length) {
      const start = run.start + Math.max(0, match.start - before);
      return { start, end: Math.min(run.end, run.start + match.end - before) };
    }
    before += length + 1;
  }
  const [last] = runs.slice(-1);
  return { start: last?.start ?? 0, end: last?.end ?? 0 };
}
