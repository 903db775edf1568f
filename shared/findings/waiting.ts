import type { PullRequestReview, ReviewComment } from '../ipc/reviews.ts';

/** What of a finding's reviews asks for something to be done. */
export interface ReviewSign {
  /** Threads about it in which somebody else has the last word, and which are neither settled nor an open question. */
  waiting: number;
  /** A reviewer wants it changed. */
  changes: boolean;
  /** Comments about it that were not seen on this machine. */
  fresh: number;
}

/** The comments of each thread, oldest first, in the order in which the threads begin. */
export function threadsOf(comments: readonly ReviewComment[]): ReviewComment[][] {
  const threads = new Map<string, ReviewComment[]>();
  for (const comment of comments) {
    const thread = threads.get(comment.thread);
    if (thread) thread.push(comment);
    else threads.set(comment.thread, [comment]);
  }
  return [...threads.values()];
}

/** Whether somebody waits for an answer in a thread. An approval with kind words is no question. */
export function isWaiting(thread: readonly ReviewComment[], state: PullRequestReview['state']): boolean {
  const last = thread.at(-1);
  if (!last || (state !== 'open' && state !== 'draft')) return false;
  return !last.mine && !last.settled && last.says !== 'approved' && thread.every(({ askedIn }) => askedIn.length === 0);
}

/**
 * The findings that a thread is about: those of its line, or the only one of the document. What is said of a document of several is said in
 * its pull request.
 */
export function aboutOf(
  [first]: readonly ReviewComment[],
  { findings }: Pick<PullRequestReview, 'findings'>,
): readonly string[] {
  if (first && first.findingIds.length > 0) return first.findingIds;
  return findings.length === 1 ? [findings[0]!.findingId] : [];
}

/** The signs of all findings that have one. */
export function signsOf(reviews: readonly PullRequestReview[]): Map<string, ReviewSign> {
  const signs = new Map<string, ReviewSign>();
  const add = (findingId: string, more: Partial<ReviewSign>) => {
    const { waiting, changes, fresh } = signs.get(findingId) ?? { waiting: 0, changes: false, fresh: 0 };
    signs.set(findingId, {
      waiting: waiting + (more.waiting ?? 0),
      changes: changes || (more.changes ?? false),
      fresh: fresh + (more.fresh ?? 0),
    });
  };
  for (const review of reviews) {
    const isOpen = review.state === 'open' || review.state === 'draft';
    for (const { findingId, proposed } of review.findings) {
      if (isOpen && proposed && review.decision === 'changes-requested') add(findingId, { changes: true });
    }
    for (const thread of threadsOf(review.comments)) {
      const fresh = thread.filter(({ isNew }) => isNew).length;
      const waiting = isWaiting(thread, review.state) ? 1 : 0;
      if (fresh + waiting > 0) for (const findingId of aboutOf(thread, review)) add(findingId, { waiting, fresh });
    }
  }
  return signs;
}
