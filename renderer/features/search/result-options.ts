import type { Passage, SearchAnswer, SearchHit } from '../../../shared/search/protocol.ts';

/** What is shown of the interview that an option belongs to. */
export type NoteHead = Pick<SearchHit, 'noteId' | 'title' | 'titleMatches' | 'date' | 'teamIds' | 'pmIds'>;

/** One thing the arrow keys stop at: a passage, a note that matches by its title or names alone, or a note's other passages. */
export interface ResultOption {
  key: string;
  note: NoteHead;
  passage: Passage | null;
  /** How many passages of the note are not shown, where the option stands for them. */
  more?: number;
}

/** A note has at most so many passages in an answer. */
const mostPassages = 50;

const known = new WeakMap<SearchAnswer, ResultOption[]>();

/** The options of an answer, in the order shown. */
export function optionsOf(answer: SearchAnswer | null): readonly ResultOption[] {
  if (!answer) return [];
  let options = known.get(answer);
  if (!options) {
    options = answer.hits.flatMap(optionsOfHit);
    known.set(answer, options);
  }
  return options;
}

/** What is selected in an answer. */
export function selectedOf({ answer, selected }: { answer: SearchAnswer | null; selected: string | null }) {
  return optionsOf(answer).find((option) => option.key === selected) ?? null;
}

export function optionsOfHit(hit: SearchHit): ResultOption[] {
  if (hit.passages.length === 0) return [{ key: `${hit.noteId}|`, note: hit, passage: null }];
  const shown: ResultOption[] = hit.passages.map((passage) => ({
    key: `${hit.noteId}|${passage.hit}|${passage.occurrence}`,
    note: hit,
    passage,
  }));
  const more = hit.passageCount - hit.passages.length;
  if (more > 0 && hit.passages.length < mostPassages)
    shown.push({ key: moreKey(hit.noteId), note: hit, passage: null, more });
  return shown;
}

function moreKey(noteId: string): string {
  return `${noteId}|+`;
}

/** What is selected in a new answer: the same as `before`, the first of the passages it stood for, or else the first of all. */
export function reselect(
  options: readonly ResultOption[],
  earlier: readonly ResultOption[],
  before: string | null,
): string | null {
  if (options.some((option) => option.key === before)) return before;
  const opened = earlier.find((option) => option.key === before && option.more !== undefined);
  const seen = new Set(earlier.map((option) => option.key));
  const next = opened && options.find(({ key, note }) => note.noteId === opened.note.noteId && !seen.has(key));
  return (next ?? options[0])?.key ?? null;
}

/** The option `steps` away from the one selected; stays at the ends. */
export function step(options: readonly ResultOption[], selected: string | null, steps: number): ResultOption | null {
  const at = options.findIndex((option) => option.key === selected);
  if (at === -1) return options[0] ?? null;
  return options[Math.min(options.length - 1, Math.max(0, at + steps))] ?? null;
}

/**
 * Passages found; `null` where not all interviews found are in the answer (their number is not known), or more interviews than
 * passages were found: those that match by title, tag or filter alone would not be counted.
 */
export function passagesIn(answer: SearchAnswer): number | null {
  if (answer.hits.length !== answer.total) return null;
  const count = answer.hits.reduce((sum, hit) => sum + hit.passageCount, 0);
  return count < answer.total ? null : count;
}

/** How many interviews were found beyond those in the answer. */
export function hiddenIn(answer: SearchAnswer | null): number {
  return answer && answer.hits.length > 0 ? answer.total - answer.hits.length : 0;
}
