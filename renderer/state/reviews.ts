import { create } from 'zustand';
import { questionOf } from '../../shared/findings/comment-question.ts';
import { type ReviewSign, signsOf } from '../../shared/findings/waiting.ts';
import type {
  PullRequestReview,
  ReviewComment,
  Reviews,
  ReviewsProgress,
  StatusChange,
} from '../../shared/ipc/reviews.ts';
import { call, listen } from '../api.ts';
import { sentenceOf } from '../ui/errors.ts';
import { plural } from '../ui/format.ts';
import { toast } from '../ui/Toast.tsx';
import { change } from './changes.ts';
import { failureSentence } from './review-failure.ts';
import { announce } from './status.ts';
import { useVault, vaultIdOf } from './vault.ts';

interface ReviewsStore extends Reviews {
  /** By id of the finding; nothing where there is nothing to do. */
  signs: ReadonlyMap<string, ReviewSign>;
  isRefreshing: boolean;
  /** `null` until the first pull request has answered. */
  progress: ReviewsProgress | null;
}

const none: ReviewsStore = {
  pullRequests: [],
  refreshedAt: null,
  signs: new Map(),
  isRefreshing: false,
  progress: null,
};

/** What is known of the pull requests of the vault. */
export const useReviews = create<ReviewsStore>(() => none);

const delay = 250; // ms: several files may change at once

/** Starts to follow them, and what becomes of findings by them. Returns the stop function. */
export function watchReviews(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void load();
    }, delay);
  };
  const stops = [
    listen('reviews:changed', () => {
      void load();
      void followStatus();
    }),
    listen('reviews:progress', (progress) => useReviews.setState({ progress })),
    useVault.subscribe((now, before) => {
      if (vaultIdOf(now.vault) !== vaultIdOf(before.vault)) {
        useReviews.setState(none);
        void load();
      } else if (now.findings !== before.findings && useReviews.getState().pullRequests.length > 0) soon();
    }),
  ];
  void load();
  void followStatus();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

let asked = 0;

async function load(): Promise<void> {
  if (vaultIdOf(useVault.getState().vault) === null) return;
  const turn = ++asked;
  const known = await call('reviews:list').catch(() => null); // no vault by now
  // An answer that was overtaken by another one is older.
  if (known && turn === asked) take(known);
}

function take(reviews: Reviews) {
  asked++;
  useReviews.setState({ ...reviews, signs: signsOf(reviews.pullRequests) });
}

/** Asks GitHub about the pull requests that go on, or those of one finding. What one could not be asked stands with it. */
export async function refreshReviews(findingId?: string, isQuiet = false): Promise<void> {
  useReviews.setState({ isRefreshing: true, progress: null });
  try {
    const startedAt = new Date().toISOString();
    const before = useReviews.getState().pullRequests;
    const reviews = await call('reviews:refresh', findingId === undefined ? {} : { findingId });
    take(reviews);
    if (isQuiet) return;
    const told = outcomeOf(reviews.pullRequests, before, startedAt);
    announce(told.message);
    toast(told);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence && !isQuiet) toast({ message: sentence, error: true });
  } finally {
    useReviews.setState({ isRefreshing: false, progress: null });
  }
}

/** What a refresh has brought: the first thing that stood in its way, else how much is new. */
function outcomeOf(
  reviews: readonly PullRequestReview[],
  before: readonly PullRequestReview[],
  startedAt: string,
): { message: string; error?: boolean } {
  const failures = reviews.flatMap(({ failure }) => (failure && failure.at >= startedAt ? failure : []));
  const [failed] = failures;
  if (failed) {
    const others = failures.filter(({ code }) => code === failed.code).length - 1;
    const more = others > 0 ? ` The same holds for ${plural(others, 'more pull request')}.` : '';
    return { message: `${failureSentence(failed)}${more}`, error: true };
  }
  const news = freshIn(reviews) - freshIn(before);
  const ended = reviews.filter((review) => isOver(review) && !before.some((one) => isOver(one) && isSame(one, review)));
  const told = [
    ...(news > 0 ? [plural(news, 'new comment')] : []),
    ...ended.map(({ number, state }) => `#${number} was ${state}`),
  ];
  return { message: told.length > 0 ? told.join(', ') : 'Nothing new from reviewers' };
}

function isOver({ state }: PullRequestReview): boolean {
  return state === 'merged' || state === 'closed';
}

function isSame(a: PullRequestReview, b: PullRequestReview): boolean {
  return a.targetId === b.targetId && a.number === b.number;
}

function freshIn(reviews: readonly PullRequestReview[]): number {
  return reviews.reduce((sum, { comments }) => sum + comments.filter(({ isNew }) => isNew).length, 0);
}

/** Ends a refresh; what was answered by then stays. */
export function stopRefresh(): void {
  void call('reviews:cancel-refresh').catch(() => {});
}

/** Comments that have been on screen. */
export function markSeen({ targetId, number }: PullRequestReview, commentIds: readonly string[]): void {
  if (commentIds.length > 0)
    void call('reviews:seen', { targetId, number, commentIds: [...commentIds] }).catch(() => {});
}

/** Says that a thread needs no answer, or that it does. */
export async function settle({ targetId, number }: PullRequestReview, thread: string, settled: boolean): Promise<void> {
  const reviews = await call('reviews:settle', { targetId, number, thread, settled }).catch(() => null); // gone meanwhile
  if (reviews) take(reviews);
}

/** Adds a comment to the open questions of a finding, once. */
export function askAsQuestion(findingId: string, comment: ReviewComment) {
  return change('Added to the open questions', [
    { id: findingId, edits: [{ type: 'question', ...questionOf(comment) }] },
  ]);
}

/** Makes what publishing and merging mean for the findings, as one change that can be undone. */
async function followStatus(): Promise<void> {
  const due = await call('reviews:take-status').catch((): StatusChange[] => []);
  for (const why of ['published', 'merged'] as const) {
    const changes = due.filter((one) => one.why === why);
    if (changes.length === 0) continue;
    const { to } = changes[0]!;
    await change(
      (made) =>
        `${plural(made, 'finding is', 'findings are')} ${to === 'merged' ? 'merged' : 'in review'}${numbersOf(changes)}`,
      changes.map(({ findingId, from, to }) => ({
        id: findingId,
        edits: [{ type: 'field', key: 'status', value: to, base: from }],
      })),
    );
  }
}

function numbersOf(changes: readonly StatusChange[]): string {
  const numbers = [...new Set(changes.flatMap(({ number }) => number ?? []))];
  return numbers.length === 0 ? '' : ` with ${numbers.map((number) => `#${number}`).join(', ')}`;
}
