import type { Passage, SearchAnswer, SearchHit } from '../../../shared/search/protocol.ts';

/** One thing the arrow keys stop at: a passage, or a note that matches by its title or names alone. */
export interface ResultOption {
  key: string;
  hit: SearchHit;
  passage: Passage | null;
}

/** The options of an answer, in the order shown. */
export function optionsOf(answer: SearchAnswer | null): ResultOption[] {
  return (answer?.hits ?? []).flatMap((hit) => optionsOfHit(hit));
}

export function optionsOfHit(hit: SearchHit): ResultOption[] {
  if (hit.passages.length === 0) return [{ key: `${hit.noteId}|`, hit, passage: null }];
  return hit.passages.map((passage) => ({ key: `${hit.noteId}|${passage.hit}|${passage.occurrence}`, hit, passage }));
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
