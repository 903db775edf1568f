import type { Passage, SearchAnswer, SearchHit } from '../../../shared/search/protocol.ts';

/** One thing the arrow keys stop at: a passage, a note that matches by its title or names alone, or a note's other passages. */
export interface ResultOption {
  key: string;
  hit: SearchHit;
  passage: Passage | null;
  /** How many passages of the note are not shown, where the option stands for them. */
  more?: number;
}

/** A note has at most so many passages in an answer. */
const mostPassages = 50;

/** The options of an answer, in the order shown. */
export function optionsOf(answer: SearchAnswer | null): ResultOption[] {
  return (answer?.hits ?? []).flatMap((hit) => optionsOfHit(hit));
}

export function optionsOfHit(hit: SearchHit): ResultOption[] {
  if (hit.passages.length === 0) return [{ key: `${hit.noteId}|`, hit, passage: null }];
  const shown: ResultOption[] = hit.passages.map((passage) => ({
    key: `${hit.noteId}|${passage.hit}|${passage.occurrence}`,
    hit,
    passage,
  }));
  const more = hit.passageCount - hit.passages.length;
  if (more > 0 && hit.passages.length < mostPassages)
    shown.push({ key: moreKey(hit.noteId), hit, passage: null, more });
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
  const next = options.find((option) => option.hit.noteId === opened?.hit.noteId && !seen.has(option.key));
  return (next ?? options[0])?.key ?? null;
}

/** The option `steps` away from the one selected; stays at the ends. */
export function step(options: readonly ResultOption[], selected: string | null, steps: number): ResultOption | null {
  const at = options.findIndex((option) => option.key === selected);
  if (at === -1) return options[0] ?? null;
  return options[Math.min(options.length - 1, Math.max(0, at + steps))] ?? null;
}

/** What the answer amounts to: `13 passages` and `in 4 interviews`. */
export function amountOf(answer: SearchAnswer): { passages: number; interviews: number; complete: boolean } {
  return {
    passages: answer.hits.reduce((sum, hit) => sum + hit.passageCount, 0),
    interviews: answer.total,
    complete: answer.hits.length === answer.total,
  };
}
