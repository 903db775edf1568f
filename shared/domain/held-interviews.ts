import type { NoteSummary } from './interview.ts';

const notHeld: ReadonlySet<NoteSummary['status']> = new Set(['planned', 'cancelled', 'no_show']);

/** Whether an interview took place, or is taking place, as far as its note says. */
export function isHeld({ status }: Pick<NoteSummary, 'status'>): boolean {
  return !notHeld.has(status);
}

/** How many interviews about a goal have been held. */
export function heldFor(goalId: string, notes: readonly NoteSummary[]): number {
  return notes.filter((note) => note.goals.includes(goalId) && isHeld(note)).length;
}
