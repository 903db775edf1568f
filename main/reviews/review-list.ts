import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { PullRequestReview, ReviewComment } from '../../shared/ipc/reviews.ts';
import { pullRequestUrl } from '../export/remote-url.ts';
import { findingsOf, type KnownPullRequest, proposes } from './known-pull-requests.ts';
import type { StoredComment, StoredReview } from './review-cache.ts';

/** The findings of a vault, as comments are told by them. */
export interface FindingsById {
  all: readonly FindingSummary[];
  ids: ReadonlySet<string>;
  /** The findings that rest on a highlight, by its id. */
  holders: ReadonlyMap<string, readonly string[]>;
}

/** Looks through the findings once for all pull requests. */
export function findingsById(all: readonly FindingSummary[]): FindingsById {
  const holders = new Map<string, string[]>();
  for (const { id, evidence } of all) {
    for (const { highlight } of evidence) {
      const held = holders.get(highlight);
      if (!held) holders.set(highlight, [id]);
      else if (held.at(-1) !== id) held.push(id);
    }
  }
  return { all, ids: new Set(all.map(({ id }) => id)), holders };
}

interface Parts {
  vaultId: string;
  findings: FindingsById;
  /** The findings among whose words an address stands. */
  askedIn(url: string, findingIds: readonly string[]): readonly string[];
}

/** What the page is told of a pull request; `null` for one whose number is not known. */
export function reviewOf(
  known: KnownPullRequest,
  stored: StoredReview,
  { vaultId, findings, askedIn }: Parts,
): PullRequestReview | null {
  const { target, branch, document, records } = known;
  const number = known.number ?? stored.number;
  if (number === null) return null;
  const newest = records.at(-1)!;
  const told = findingsOf(newest, vaultId, findings.all).flatMap((finding) => finding ?? []);
  const findingIdsOf = ({ findingId, highlightId }: StoredComment) => {
    if (findingId !== null) return findings.ids.has(findingId) ? [findingId] : [];
    return highlightId === null ? [] : [...(findings.holders.get(highlightId) ?? [])];
  };
  const lastIn = new Map(stored.comments.map(({ thread, id }) => [thread, id]));
  const seen = new Set(stored.seen);
  return {
    ...{ targetId: target.targetId, targetName: target.name, remote: target.remote, number, branch, document },
    ...{ url: stored.url ?? pullRequestUrl(target, number), title: stored.title, state: stored.state },
    findings: told.map(({ id }) => ({ findingId: id, proposed: proposes(newest) })),
    ...{ decision: stored.decision, reviews: stored.reviews, asked: stored.asked, more: stored.more },
    comments: stored.comments.map((comment): ReviewComment => {
      const { findingId: _, anchor: __, ...rest } = comment;
      const findingIds = findingIdsOf(comment);
      const mine = stored.me !== null && comment.login.toLowerCase() === stored.me.toLowerCase();
      return {
        ...{ ...rest, mine, findingIds },
        isNew: !mine && !seen.has(comment.id),
        settled: lastIn.get(comment.thread) === stored.settled[comment.thread],
        askedIn: [...askedIn(comment.url, findingIds.length > 0 ? findingIds : told.map(({ id }) => id))],
      };
    }),
    ...{ refreshedAt: stored.refreshedAt, failure: stored.failure },
  };
}
