import type { Evidence, FindingSummary } from '../../../../shared/domain/finding.ts';

/** What somebody just did to a finding and the vault has not told of yet. */
export interface Pending {
  id: number;
  findingId: string;
  /** Evidence that is attached, or stands there with another stance. */
  put?: readonly Evidence[];
  /** Highlights that are taken out. */
  remove?: readonly string[];
  fields?: Partial<Pick<FindingSummary, 'claim' | 'status' | 'teamIds' | 'goalIds'>>;
  /** Written, as main says; what stands in the catalogue may be older for a moment. */
  written?: boolean;
}

/** The finding as it will be once everything that is pending is written. The same object where nothing is. */
export function withPending(finding: FindingSummary, pending: readonly Pending[]): FindingSummary {
  let shown = finding;
  for (const change of pending) {
    if (change.findingId !== finding.id) continue;
    const fields = change.fields ?? {};
    shown = { ...shown, ...fields, evidence: evidenceAfter(shown.evidence, change) };
    if (fields.claim !== undefined) shown.written = fields.claim.trim() !== '';
  }
  return shown;
}

/**
 * What is still pending once the catalogue tells of these findings: what is written and stands there is done, and with it what was
 * written to the same finding before.
 */
export function leftPending(pending: readonly Pending[], findings: readonly FindingSummary[]): readonly Pending[] {
  if (!pending.some((one) => one.written)) return pending;
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const done = new Set<string>();
  const left = pending.toReversed().filter((one) => {
    const finding = byId.get(one.findingId);
    if (one.written && (finding === undefined || isIn(finding, one))) done.add(one.findingId);
    return !(one.written && done.has(one.findingId));
  });
  return left.length < pending.length ? left.reverse() : pending;
}

/** Whether the catalogue has it already. */
function isIn(finding: FindingSummary, { put = [], remove = [], fields = {} }: Pending): boolean {
  const stances = new Map(finding.evidence.map((one) => [one.highlight, one.stance]));
  return (
    put.every((one) => stances.get(one.highlight) === one.stance) &&
    remove.every((id) => !stances.has(id)) &&
    (fields.claim === undefined || fields.claim === finding.claim) &&
    (fields.status === undefined || fields.status === finding.status) &&
    (fields.teamIds === undefined || sameIds(fields.teamIds, finding.teamIds)) &&
    (fields.goalIds === undefined || sameIds(fields.goalIds, finding.goalIds))
  );
}

function evidenceAfter(evidence: Evidence[], { put = [], remove = [] }: Pending): Evidence[] {
  if (put.length === 0 && remove.length === 0) return evidence;
  const gone = new Set(remove);
  const others = new Map(put.map((one) => [one.highlight, one]));
  const kept = evidence
    .filter((one) => !gone.has(one.highlight))
    .map((one) => {
      const other = others.get(one.highlight);
      others.delete(one.highlight);
      return other ? { ...one, stance: other.stance } : one;
    });
  return [...kept, ...others.values()];
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
