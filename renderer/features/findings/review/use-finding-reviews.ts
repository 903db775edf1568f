import { useMemo, useState } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { isWaiting } from '../../../../shared/findings/waiting.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { askAsQuestion, refreshReviews, settle, useReviews } from '../../../state/reviews.ts';
import { openLink } from './open-link.ts';
import type { ReviewContextValue } from './review-context.ts';
import { type FindingReviews, type ReviewThread, useFresh, useReviewsOf } from './use-reviews-of.ts';

/** The reviews of a finding on screen, and the commands for the comment that was looked at last. */
export function useFindingReviews(
  { id, evidence }: FindingSummary,
  locked: string | null,
): { reviews: FindingReviews; context: ReviewContextValue } {
  const quotes = useMemo(() => new Set(evidence.map(({ highlight }) => highlight)), [evidence]);
  const reviews = useReviewsOf(id, quotes);
  const threads = useMemo(
    () => [...reviews.byQuote.values(), ...reviews.others.values(), ...reviews.whole.values()].flat(),
    [reviews],
  );
  const fresh = useFresh(threads);
  const [key, setKey] = useState<string | null>(null);
  const active = threads.find((thread) => keyOf(thread) === key) ?? null;
  const context = useMemo<ReviewContextValue>(
    () => ({
      ...{ findingId: id, locked, fresh, byQuote: reviews.byQuote },
      onActive: (thread) => setKey(keyOf(thread)),
    }),
    [id, locked, fresh, reviews],
  );

  const [first] = active?.comments ?? [];
  const isAsked = active?.comments.some(({ askedIn }) => askedIn.includes(id));
  const choose = first ? null : 'Go to a reviewer’s comment first';
  useCommand(
    'feedback:question',
    () => first && void askAsQuestion(id, first),
    choose ?? locked ?? (isAsked ? 'It is an open question already' : null),
  );
  useCommand(
    'feedback:settle',
    () => active && first && void settle(active.review, first.thread, true),
    choose ?? (active && isWaiting(active.comments, active.review.state) ? null : 'Nobody waits for an answer there'),
  );
  // Beside a finding its own are asked for, those too that have ended.
  const own = reviews.pullRequests.length > 0 ? id : undefined;
  const isRefreshing = useReviews((s) => s.isRefreshing);
  useCommand('feedback:refresh', () => void refreshReviews(own), isRefreshing ? 'A refresh is going on' : null);
  const page = reviews.pullRequests.find(({ url }) => url !== null)?.url ?? null;
  useCommand('feedback:open', () => page && openLink(page), page ? null : 'The finding has no pull request');
  return { reviews, context };
}

function keyOf({ review, comments }: ReviewThread): string {
  return `${review.targetId} ${review.number} ${comments[0]!.thread}`;
}
