import type { ReviewDecision } from '../../shared/ipc/reviews.ts';
import type { FeedbackReview } from '../github/feedback.ts';

interface LastWord {
  login: string;
  state: ReviewDecision;
  at: string;
}

/**
 * The last word of each reviewer, newest first, and what they say together. Remarks change no approval and no request; a review that was
 * dismissed counts for nothing. The author's own remarks are no review. Source: how GitHub counts reviews.
 */
export function lastWords(
  reviews: readonly FeedbackReview[],
  author: string,
): { reviews: LastWord[]; decision: ReviewDecision | null } {
  const last = new Map<string, LastWord>();
  for (const { login, state, at } of reviews) {
    if (login === author) continue;
    if (state === 'dismissed') last.delete(login);
    else if (state !== 'commented' || (last.get(login)?.state ?? 'commented') === 'commented') {
      last.set(login, { login, state, at });
    }
  }
  const words = [...last.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  const decision = (['changes-requested', 'approved', 'commented'] as const).find((state) =>
    words.some((word) => word.state === state),
  );
  return { reviews: words, decision: decision ?? null };
}
