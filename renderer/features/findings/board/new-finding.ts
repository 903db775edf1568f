import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { newFinding } from '../../../state/new-finding.ts';
import { announce } from '../../../state/status.ts';
import type { Card } from './cards.ts';
import { changeFindings } from './make-change.ts';
import { evidenceOf, planMove } from './plan-move.ts';
import { quoted } from './words.ts';

/**
 * Asks for the claim of a new finding that takes these cards, out of the finding they stand in. Its teams and goals are those of that
 * finding, else those the board is narrowed to, else the teams that all cards have in common.
 */
export function beginFinding(
  cards: readonly Card[],
  from: FindingSummary | null,
  filter: FindingsLook['filter'],
): void {
  newFinding({
    evidence: evidenceOf(cards, null),
    teamIds: from?.teamIds ?? (filter.teamIds.length > 0 ? filter.teamIds : sharedTeams(cards)),
    goalIds: from?.goalIds ?? filter.goalIds,
    onCreated: (finding) => {
      announce(`Began ${quoted(finding.claim)}`);
      const plan = from && planMove({ cards, from, to: null, stance: null });
      if (plan && typeof plan !== 'string') void changeFindings(plan.label, plan.edits, plan.pending);
    },
  });
}

/** The teams of all the cards. */
export function sharedTeams(cards: readonly Card[]): string[] {
  const [first, ...others] = cards.map(({ at }) => at?.teamIds ?? []);
  return (first ?? []).filter((id) => others.every((ids) => ids.includes(id)));
}
