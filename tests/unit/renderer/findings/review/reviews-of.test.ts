import { describe, expect, test } from 'vitest';
import { signWords } from '../../../../../renderer/features/findings/review/review-words.ts';
import { reviewsOf } from '../../../../../renderer/features/findings/review/use-reviews-of.ts';
import { failureSentence, momentWords } from '../../../../../renderer/state/review-failure.ts';
import type { PullRequestReview, ReviewComment } from '../../../../../shared/ipc/reviews.ts';

const quote = 'h_k3x9q2m7v0tb';
const comment = (n: number, more: Partial<ReviewComment> = {}): ReviewComment => ({
  ...{ id: `line-${n}`, thread: `line-${n}`, login: 'jonas-w', mine: false, at: '', body: '', isCut: false, url: '' },
  ...{ path: null, line: null, outdated: false, highlightId: null, findingIds: [], section: null, says: null },
  ...{ isNew: false, settled: false, askedIn: [] },
  ...more,
});
const review = (number: number, findings: string[], comments: ReviewComment[]): PullRequestReview => ({
  ...{ targetId: 't', targetName: '', remote: '', number, url: null, title: '', branch: null, document: 'digest' },
  ...{ state: 'open', decision: null, reviews: [], asked: [], more: 0, refreshedAt: null, failure: null, comments },
  findings: findings.map((findingId) => ({ findingId, proposed: true })),
});

test('threads stand at the quote, else at the finding, else at the document', () => {
  const both = review(
    1,
    ['f', 'g'],
    [
      comment(1, { highlightId: quote, findingIds: ['f'] }),
      comment(2, { thread: 'line-1' }),
      comment(3, { highlightId: 'h_000000000009', findingIds: ['f'] }),
      comment(4, { findingIds: ['g'] }),
      comment(5),
    ],
  );
  const other = review(2, ['g'], [comment(6)]);
  const mention = review(3, [], [comment(7, { highlightId: quote, findingIds: ['f', 'g'] })]);
  const { pullRequests, byQuote, others, whole } = reviewsOf([both, other, mention], 'f', new Set([quote]));
  const ids = (threads: readonly { comments: readonly ReviewComment[] }[] = []) =>
    threads.map(({ comments }) => comments.map(({ id }) => id));
  expect(pullRequests.map(({ number }) => number)).toEqual([1, 3]);
  expect(ids(byQuote.get(quote))).toEqual([['line-1', 'line-2'], ['line-7']]);
  expect(ids(others.get(both)), 'a quote that the finding has no longer').toEqual([['line-3']]);
  expect(ids(whole.get(both))).toEqual([['line-5']]);
});

describe('words', () => {
  const now = new Date(2026, 10, 26, 15, 30);

  test.each([
    [{ code: 'rate-limited', message: new Date(2026, 10, 26, 16, 5).toISOString() }, /no more calls until 16:05/],
    [{ code: 'unauthorized', message: 'ghe.example.com' }, /No account of ghe\.example\.com .*Settings → GitHub/],
    [{ code: 'network', message: 'x' }, /could not be reached at 15:00\. Refresh when/],
    [{ code: 'gone', message: 'repository' }, /does not show this pull request/],
    [{ code: 'forbidden', message: 'sso https://github.com/orgs/x/sso' }, /single sign-on/],
    [{ code: 'forbidden', message: 'pull-requests' }, /may not read pull requests/],
    [{ code: 'not-github', message: 'x' }, /not GitHub/],
  ] as const)('say what to do about %o', (failure, sentence) => {
    const at = new Date(2026, 10, 26, 15).toISOString();
    expect(failureSentence({ ...failure, at }, now)).toMatch(sentence);
  });

  test('name the moment in the time of this computer', () => {
    expect(momentWords(new Date(2026, 10, 26, 9, 5).toISOString(), now)).toBe('09:05');
    expect(momentWords(new Date(2026, 10, 20, 9, 5).toISOString(), now)).toBe('Nov 20');
    expect(momentWords('soon', now)).toBe('soon');
  });

  test('of a sign on a card', () => {
    expect(signWords(undefined)).toBeNull();
    expect(signWords({ waiting: 0, changes: false, fresh: 0 })).toBeNull();
    expect(signWords({ waiting: 2, changes: false, fresh: 5 })).toBe('2 comments to answer');
    expect(signWords({ waiting: 0, changes: true, fresh: 0 })).toBe('Changes asked for');
    expect(signWords({ waiting: 1, changes: true, fresh: 0 })).toBe('Changes asked for, 1 to answer');
    expect(signWords({ waiting: 0, changes: false, fresh: 1 })).toBe('1 new comment');
  });
});
