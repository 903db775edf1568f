import type { FindingStatus, FindingSummary } from '../../shared/domain/finding.ts';
import type { StatusChange } from '../../shared/ipc/reviews.ts';
import type { StoredReview } from './review-cache.ts';

type Due = Omit<StatusChange, 'from'>;
type Finding = Pick<FindingSummary, 'id' | 'status' | 'readOnly'>;

/** What of a pull request the statuses follow: those that it puts up for review. */
export interface Proposal {
  number: number | null;
  findings: readonly Finding[];
}

/**
 * Drafts that were published are in review from then on. Once for each finding of a pull request: whoever makes a draft of it again means
 * that.
 */
export function afterPublishing(
  { number, findings }: Proposal,
  { statuses }: Pick<StoredReview, 'statuses'>,
): { due: Due[]; statuses: Record<string, FindingStatus> } {
  const fresh = findings.filter(({ id, readOnly }) => !Object.hasOwn(statuses, id) && readOnly === null);
  const due = fresh.flatMap(({ id, status }): Due[] =>
    status === 'draft' ? [{ findingId: id, to: 'in_review', why: 'published', number }] : [],
  );
  const made = fresh.map(({ id, status }) => [id, status === 'draft' ? 'in_review' : status] as const);
  return { due, statuses: { ...statuses, ...Object.fromEntries(made) } };
}

/**
 * What follows from what a pull request is by now. Statuses are remembered while it is open; once it is merged, its findings are, where they
 * still are as they were then. Of one that was merged before this machine looked nobody knows that: only what is in review counts.
 */
export function afterRefresh(
  { number, findings }: Proposal,
  { state, statuses, isMergeTold }: Pick<StoredReview, 'state' | 'statuses' | 'isMergeTold'>,
): { due: Due[]; statuses: Record<string, FindingStatus>; isMergeTold: boolean } {
  if (state !== 'merged') {
    if (state === null || state === 'closed') return { due: [], statuses, isMergeTold };
    const now = Object.fromEntries(findings.map(({ id, status }) => [id, status]));
    return { due: [], statuses: { ...now, ...statuses }, isMergeTold };
  }
  const due = findings.flatMap(({ id, status, readOnly }): Due[] => {
    const isAsLeft = status === (Object.hasOwn(statuses, id) ? statuses[id] : 'in_review');
    const isOpen = status === 'draft' || status === 'in_review';
    return isAsLeft && isOpen && readOnly === null ? [{ findingId: id, to: 'merged', why: 'merged', number }] : [];
  });
  return { due: isMergeTold ? [] : due, statuses, isMergeTold: true };
}
