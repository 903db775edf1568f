import { useMemo, useRef } from 'react';
import type { Evidence, FindingSummary } from '../../../../shared/domain/finding.ts';

/**
 * The findings, where those whose evidence is the same as before keep its list: what is made of 5,000 pieces is not made again because
 * the claim is another, or because the vault now tells of what is on the board already.
 */
export function useKeptEvidence(findings: readonly FindingSummary[]): readonly FindingSummary[] {
  const kept = useRef(new Map<string, Evidence[]>());
  return useMemo(
    () =>
      findings.map((finding) => {
        const before = kept.current.get(finding.id);
        if (before === finding.evidence) return finding;
        if (before && sameEvidence(before, finding.evidence)) return { ...finding, evidence: before };
        kept.current.set(finding.id, finding.evidence);
        return finding;
      }),
    [findings],
  );
}

/** Whether two lists of evidence say the same, in the same order. */
export function sameEvidence(a: readonly Evidence[], b: readonly Evidence[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]!;
      return (
        one === other ||
        (one.highlight === other.highlight &&
          one.stance === other.stance &&
          one.interview === other.interview &&
          one.quote === other.quote)
      );
    })
  );
}
