import { refreshReviews, useReviews } from '../../../state/reviews.ts';

const minute = 60_000; // ms
/** Between two times that GitHub is asked by itself. */
const usual = 10 * minute;
const longest = 120 * minute;

/** When to ask again, in ms: later after each time in a row that something could not be asked. */
export function nextWait(failures: number): number {
  return Math.min(usual * 2 ** failures, longest);
}

/**
 * Asks for the reviews from time to time, only while the window has the focus; in the place of what was missed while it had not it asks once when
 * it has it again. Returns the stop function.
 */
export function pollReviews(now: () => number = Date.now): () => void {
  let failures = 0;
  let askedAt = Date.parse(useReviews.getState().refreshedAt ?? '') || 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const plan = () => {
    clearTimeout(timer);
    if (stopped || !document.hasFocus()) return;
    timer = setTimeout(() => void ask(), Math.max(0, askedAt + nextWait(failures) - now()));
  };
  const ask = async () => {
    const { isRefreshing, pullRequests } = useReviews.getState();
    if (!isRefreshing && pullRequests.some(({ state }) => state !== 'merged' && state !== 'closed')) {
      await refreshReviews(undefined, true);
      const isWhole = useReviews.getState().pullRequests.every(({ failure }) => failure === null);
      failures = isWhole ? 0 : failures + 1;
    }
    askedAt = now();
    plan();
  };

  plan();
  addEventListener('focus', plan);
  addEventListener('blur', plan);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('focus', plan);
    removeEventListener('blur', plan);
  };
}
