import { useEffect, useMemo, useRef } from 'react';
import { aboutOf, threadsOf } from '../../../../shared/findings/waiting.ts';
import type { PullRequestReview, ReviewComment } from '../../../../shared/ipc/reviews.ts';
import { markSeen, useReviews } from '../../../state/reviews.ts';

/** A thread with the pull request that it is of. */
export interface ReviewThread {
  review: PullRequestReview;
  comments: readonly ReviewComment[];
}

/** What reviewers say of one finding. */
export interface FindingReviews {
  pullRequests: readonly PullRequestReview[];
  /** Threads about a quote of the finding, by id of the highlight. */
  byQuote: ReadonlyMap<string, readonly ReviewThread[]>;
  /** Threads about the finding that stand on none of its quotes, by key of the pull request. */
  others: ReadonlyMap<PullRequestReview, readonly ReviewThread[]>;
  /** Threads about the whole document. */
  whole: ReadonlyMap<PullRequestReview, readonly ReviewThread[]>;
}

/** Sorts what is known of the vault's pull requests by what it means for a finding with these quotes. */
export function reviewsOf(
  all: readonly PullRequestReview[],
  findingId: string,
  quotes: ReadonlySet<string>,
): FindingReviews {
  const byQuote = new Map<string, ReviewThread[]>();
  const others = new Map<PullRequestReview, ReviewThread[]>();
  const whole = new Map<PullRequestReview, ReviewThread[]>();
  const pullRequests = all.filter((review) => {
    let isOne = review.findings.some((finding) => finding.findingId === findingId);
    for (const comments of threadsOf(review.comments)) {
      const [{ highlightId, findingIds }] = comments as [ReviewComment];
      const thread = { review, comments };
      if (aboutOf(comments, review).includes(findingId)) {
        isOne = true;
        if (highlightId !== null && quotes.has(highlightId)) add(byQuote, highlightId, thread);
        else add(findingIds.length > 0 ? others : whole, review, thread);
      } else if (findingIds.length === 0) add(whole, review, thread);
    }
    return isOne;
  });
  return { pullRequests, byQuote, others, whole };
}

function add<K>(threads: Map<K, ReviewThread[]>, key: K, thread: ReviewThread) {
  const known = threads.get(key);
  if (known) known.push(thread);
  else threads.set(key, [thread]);
}

/** The reviews of a finding that is on screen. */
export function useReviewsOf(findingId: string, quotes: ReadonlySet<string>): FindingReviews {
  const all = useReviews((s) => s.pullRequests);
  return useMemo(() => reviewsOf(all, findingId, quotes), [all, findingId, quotes]);
}

/** The comments that were new when they came on screen, which they stay while it is; main is told that they have been seen. */
export function useFresh(threads: readonly ReviewThread[]): ReadonlySet<string> {
  const fresh = useRef(new Set<string>());
  for (const { comments } of threads) for (const { id, isNew } of comments) if (isNew) fresh.current.add(id);
  useEffect(() => {
    const unseen = new Map<PullRequestReview, string[]>();
    for (const { review, comments } of threads) {
      const ids = comments.filter(({ isNew }) => isNew).map(({ id }) => id);
      if (ids.length > 0) unseen.set(review, [...(unseen.get(review) ?? []), ...ids]);
    }
    for (const [review, ids] of unseen) markSeen(review, ids);
  }, [threads]);
  return fresh.current;
}
