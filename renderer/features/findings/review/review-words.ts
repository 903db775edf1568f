import type { ReviewSign } from '../../../../shared/findings/waiting.ts';
import type { PullRequestReview, ReviewDecision } from '../../../../shared/ipc/reviews.ts';
import { formatList, plural } from '../../../ui/format.ts';

/** What a reviewer's last word is, after their name. */
export const saidWords: Record<ReviewDecision, string> = {
  approved: 'approved',
  'changes-requested': 'asked for changes',
  commented: 'commented',
};

/** What a pull request is by now. */
export const stateWords: Record<NonNullable<PullRequestReview['state']>, string> = {
  open: 'Open',
  draft: 'Draft',
  merged: 'Merged',
  closed: 'Closed',
};

/** What a finding's card says of its reviews; `null` where nobody waits for anything. */
export function signWords(sign: ReviewSign | undefined): string | null {
  if (!sign) return null;
  if (sign.changes) return sign.waiting > 0 ? `Changes asked for, ${sign.waiting} to answer` : 'Changes asked for';
  if (sign.waiting > 0) return `${plural(sign.waiting, 'comment')} to answer`;
  return sign.fresh > 0 ? plural(sign.fresh, 'new comment') : null;
}

/** Who was asked and has not answered. */
export function askedWords(asked: readonly string[]): string {
  return `Waiting for ${formatList(asked)}`;
}
