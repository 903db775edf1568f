import type { Decision, IdentityKind, PrivacyHit } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import type { KnownIdentity } from '../../shared/privacy/identities.ts';
import type { Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { offersOf } from './release.ts';

/** `standIn`: whose stand-in took its place, which is another at each target. */
type Standing = { decision: Decision; standIn: Pick<KnownIdentity, 'kind' | 'participantId'> | null };

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
      taken.set(hit.hitId, {
        decision,
        standIn: decision.decision === 'replace' ? standInOf(hit, decision.with) : null,
      });
    },
    forTarget(targetId, pseudonyms) {
      const decisions = new Map<string, Decision>();
      for (const [hitId, { decision, standIn }] of taken) {
        const usual = standIn && offersOf(standIn, pseudonyms)[0].text;
        decisions.set(hitId, usual === null ? decision : { decision: 'replace', with: usual });
      }
      for (const hitId of kept.get(targetId) ?? []) decisions.set(hitId, { decision: 'keep' });
      return decisions;
    },
  };
}

function standInOf({ kind, participantId, offers }: PrivacyHit, text: string): Standing['standIn'] {
  const isOwn = offers.some((offer) => (offer.kind === 'pseudonym' || offer.kind === 'company') && offer.text === text);
  return participantId !== null && isOwn ? { kind: kind as IdentityKind, participantId } : null;
}
