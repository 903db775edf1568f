import type { Decision, PrivacyHit } from '../../shared/ipc/export.ts';

/** What holds for one hit, and for a "keep" who kept it and when. */
export interface Found {
  decision: Decision;
  keptBy: PrivacyHit['keptBy'];
}

type Hit = Pick<PrivacyHit, 'hitId' | 'offers'>;
/** `usual`: what is offered first took its place, which is another at each target. */
type Taken = { decision: Decision; usual: boolean };

/** What was decided in this session. */
export interface DecisionBook {
  /** What holds for these hits at a target, by `hitId`: decided there, or taken out elsewhere. */
  find(targetId: string, hits: readonly Hit[]): Promise<Map<string, Found>>;
  /** Holds from now on. `null` asks again. */
  decide(targetId: string, hit: Hit, decision: Decision | null): void;
}

/**
 * Decisions of one vault, in memory alone (they hold the strings). A "keep" holds for one identity, one exact string and one
 * target; what was replaced or redacted for one target is so for the next one too.
 */
export function createDecisionBook(now: () => Date): DecisionBook {
  const kept = new Map<string, Map<string, string>>();
  const taken = new Map<string, Taken>();
  return {
    async find(targetId, hits) {
      const found = new Map<string, Found>();
      for (const { hitId, offers } of hits) {
        const at = kept.get(targetId)?.get(hitId);
        const out = taken.get(hitId);
        if (at !== undefined) found.set(hitId, { decision: { decision: 'keep' }, keptBy: { by: null, at } });
        else if (out?.usual)
          found.set(hitId, { decision: { decision: 'replace', with: offers[0]!.text }, keptBy: null });
        else if (out) found.set(hitId, { decision: out.decision, keptBy: null });
      }
      return found;
    },
    decide(targetId, { hitId, offers }, decision) {
      const keeps = kept.get(targetId) ?? new Map();
      kept.set(targetId, keeps);
      keeps.delete(hitId);
      if (decision?.decision === 'keep') {
        keeps.set(hitId, now().toISOString());
        return;
      }
      if (decision === null) taken.delete(hitId);
      else taken.set(hitId, { decision, usual: decision.decision === 'replace' && decision.with === offers[0]?.text });
    },
  };
}
