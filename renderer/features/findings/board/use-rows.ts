import { useCallback, useRef } from 'react';
import type { Evidence, FindingSummary } from '../../../../shared/domain/finding.ts';
import type { ResolvedEvidence } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { type BoardRow, evidenceRows } from './cards.ts';

interface Kept {
  evidence: readonly Evidence[];
  resolved: readonly ResolvedEvidence[] | undefined;
  inFull: boolean;
  rows: readonly BoardRow[];
}

const none: readonly ResolvedEvidence[] = [];

/**
 * Gives the rows of a finding's column, made anew only where its evidence or how much is shown has changed: one of
 * 5,000 pieces is not laid out again because another got one more. `known`: highlights that were ever seen to sort.
 */
export function useRows(known: ReadonlyMap<string, StandingHighlight>) {
  const kept = useRef(new Map<string, Kept>());
  return useCallback(
    (finding: FindingSummary, resolved: readonly ResolvedEvidence[] | undefined, inFull: boolean) => {
      const before = kept.current.get(finding.id);
      if (before && before.evidence === finding.evidence && before.resolved === resolved && before.inFull === inFull) {
        return before.rows;
      }
      const rows = evidenceRows(finding, resolved ?? none, known, inFull);
      kept.current.set(finding.id, { evidence: finding.evidence, resolved, inFull, rows });
      return rows;
    },
    [known],
  );
}
