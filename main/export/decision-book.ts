import type { Decision, PrivacyHit } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import type { Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { pseudonymOf } from './release.ts';

type Standing = { hit: Pick<PrivacyHit, 'kind' | 'participantId'>; decision: Decision; byPseudonym: boolean };

/** What was decided in this session. */
export interface DecisionBook {
  decide(targetId: string, hit: PrivacyHit, decision: Decision | null): void;
  /** What holds for a target, with that target's own pseudonyms. */
  forTarget(targetId: string, pseudonyms: Pseudonyms): Decisions;
}

/**
 * Decisions of one vault, in memory alone (they hold the strings). A "keep" holds for one identity, one exact string and one
 * target; what was replaced or redacted for one target is so for the next one too.
 */
export function createDecisionBook(): DecisionBook {
  const kept = new Map<string, Set<string>>();
  const taken = new Map<string, Standing>();
  return {
    decide(targetId, hit, decision) {
      const keeps = kept.get(targetId) ?? new Set();
      kept.set(targetId, keeps);
      if (decision?.decision === 'keep') {
        keeps.add(hit.hitId);
        return;
      }
      keeps.delete(hit.hitId);
      if (decision === null) {
        taken.delete(hit.hitId);
        return;
      }
      const byPseudonym = decision.decision === 'replace' && decision.with === hit.pseudonym;
      const { kind, participantId } = hit;
      taken.set(hit.hitId, { hit: { kind, participantId }, decision, byPseudonym });
    },
    forTarget(targetId, pseudonyms) {
      const decisions = new Map<string, Decision>();
      for (const [hitId, { hit, decision, byPseudonym }] of taken) {
        decisions.set(hitId, byPseudonym ? { decision: 'replace', with: pseudonymOf(hit, pseudonyms) } : decision);
      }
      for (const hitId of kept.get(targetId) ?? []) decisions.set(hitId, { decision: 'keep' });
      return decisions;
    },
  };
}
