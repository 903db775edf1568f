import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import { stances } from '../../../../shared/domain/finding.ts';
import type { ResolvedEvidence } from '../../../../shared/findings/resolve.ts';

/** A piece of evidence as the page shows it. */
export interface EvidenceRow {
  /** Its highlight's id, numbered where the finding names one several times: the same after every change. */
  key: string;
  /** Its place in the file, from 0. */
  index: number;
  one: ResolvedEvidence;
  /** The finding cannot be changed. */
  locked: boolean;
  /** Its mark is gone, and the interview holds its words exactly once. */
  canPutBack: boolean;
  /** It was looked at that the words are others now, and the quote is to stay. */
  isKept: boolean;
  /** A program that syncs the folder kept another version of its interview. */
  hasCopy: boolean;
}

/** The evidence in the order of the file; as the file has it until it is known where it stands. */
export function rowsOf(finding: FindingSummary, resolved: readonly ResolvedEvidence[] | null): EvidenceRow[] {
  // An answer for another version of the file is as good as none.
  const known = resolved?.length === finding.evidence.length ? resolved : null;
  const seen = new Map<string, number>();
  return finding.evidence.map((evidence, index) => {
    const times = (seen.get(evidence.highlight) ?? 0) + 1;
    seen.set(evidence.highlight, times);
    const one = known?.[index];
    return {
      key: times === 1 ? evidence.highlight : `${evidence.highlight} ${times}`,
      index,
      one:
        one?.evidence.highlight === evidence.highlight
          ? { ...one, evidence }
          : { evidence, at: null, state: { state: 'standing' }, speaker: null },
      locked: finding.readOnly !== null,
      canPutBack: false,
      isKept: false,
      hasCopy: false,
    };
  });
}

/** The rows by what they are to the claim, each in the order of the file. */
export function byStance(rows: readonly EvidenceRow[]): Record<Stance, EvidenceRow[]> {
  const groups: Record<Stance, EvidenceRow[]> = { supports: [], contradicts: [], context: [] };
  for (const row of rows) groups[row.one.evidence.stance].push(row);
  return groups;
}

/** Keys of the rows from top to bottom. */
export function orderOf(rows: readonly EvidenceRow[]): string[] {
  const groups = byStance(rows);
  return stances.flatMap((stance) => groups[stance].map(({ key }) => key));
}

/** The row to be on after the rows have changed: the same one, else the one that took its place, else the last before it. */
export function rowAfter(active: string | null, before: readonly string[], now: readonly string[]): string | null {
  if (active === null || now.includes(active)) return active;
  const at = before.indexOf(active);
  const there = new Set(now);
  const next = before.slice(at + 1).find((key) => there.has(key));
  return next ?? before.slice(0, Math.max(0, at)).findLast((key) => there.has(key)) ?? now[0] ?? null;
}
