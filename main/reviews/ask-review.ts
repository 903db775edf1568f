import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { PublishedFinding } from '../../shared/findings/review-places.ts';
import type { LedgerRecord } from '../export/ledger-record.ts';
import type { GitHub } from '../github/client.ts';
import { findPullRequest, readFeedback, readTextAt } from '../github/feedback.ts';
import { lastWords } from './decision.ts';
import { findingsOf, type KnownPullRequest } from './known-pull-requests.ts';
import { placeComments } from './place-comments.ts';
import type { StoredReview } from './review-cache.ts';

interface Parts {
  github: GitHub;
  vaultId: string;
  findings: readonly FindingSummary[];
  /** ISO. */
  now: string;
  signal: AbortSignal;
}

/** Texts of one pull request that are fetched to see where comments stand; further ones are told by what their diffs show. */
const mostTexts = 20;

/**
 * Asks GitHub about a pull request: the one whose number is known, else the newest of its branch. Resolves to `null` where there is none yet.
 * Throws `GitHubError` as `readFeedback` does.
 */
export async function askReview(
  { place, branch, number: recorded, records, document }: KnownPullRequest,
  known: StoredReview,
  { github, vaultId, findings, now, signal }: Parts,
): Promise<StoredReview | null> {
  const { owner, repository, repositoryId } = place;
  const found =
    recorded ??
    known.number ??
    (branch === null ? null : await findPullRequest(github, { owner, repository, branch }, signal));
  if (found === null) return null;
  // Another one was opened for the branch: what was said of the first is not about this.
  const before = known.number === found || known.number === null ? known : { ...known, isMergeTold: false };
  const feedback = await readFeedback(github, { owner, repository, repositoryId, number: found }, signal);
  const texts = new Map<string, Promise<string | null>>();
  const comments = await placeComments(feedback, {
    before: before.comments,
    publishedAt: (commit) => ({
      findings: publishedIn(recordAt(records, commit), vaultId, findings),
      inFootnotes: document === 'standup',
    }),
    textAt(commit, path) {
      const key = `${commit}:${path}`;
      const known =
        texts.get(key) ??
        (texts.size < mostTexts ? readTextAt(github, { owner, repository, path, commit }, signal) : null);
      if (known === null) return Promise.resolve(null);
      texts.set(key, known);
      return known;
    },
  });
  return {
    ...before,
    ...{ number: feedback.number, me: github.login, url: feedback.url, title: feedback.title, state: feedback.state },
    ...lastWords(feedback.reviews, feedback.author),
    ...{ asked: feedback.asked, comments, more: feedback.more, refreshedAt: now, failure: null },
  };
}

/** The record of a commit; of one that others made, the newest. */
function recordAt(records: readonly LedgerRecord[], commit: string): LedgerRecord {
  return records.findLast((record) => record.commit === commit) ?? records.at(-1)!;
}

function publishedIn(record: LedgerRecord, vaultId: string, known: readonly FindingSummary[]): PublishedFinding[] {
  return findingsOf(record, vaultId, known).map((finding, i) => ({
    // One that is gone keeps its place: the others are counted by it.
    id: finding?.id ?? record.findings[i]!,
    highlights: new Set(finding?.evidence.map(({ highlight }) => highlight) ?? []),
  }));
}
