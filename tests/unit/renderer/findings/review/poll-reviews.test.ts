import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextWait, pollReviews } from '../../../../../renderer/features/findings/review/poll-reviews.ts';
import { useReviews } from '../../../../../renderer/state/reviews.ts';
import type { PullRequestReview, Reviews } from '../../../../../shared/ipc/reviews.ts';

const minute = 60_000;
let hasFocus = true;
let asked = 0;
let failure: PullRequestReview['failure'] = null;
const listeners = new Map<string, () => void>();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 26, 12) });
  [hasFocus, asked, failure] = [true, 0, null];
  const open = () => ({ state: 'open', failure, comments: [], findings: [] }) as unknown as PullRequestReview;
  vi.stubGlobal('document', { hasFocus: () => hasFocus });
  vi.stubGlobal('addEventListener', (name: string, run: () => void) => listeners.set(name, run));
  vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name));
  vi.stubGlobal('window', {
    bridge: {
      async invoke(channel: string) {
        if (channel === 'reviews:refresh') asked++;
        const value: Reviews = { pullRequests: [open()], refreshedAt: new Date().toISOString() };
        return { ok: true, value };
      },
      on: () => () => {},
    },
  });
  useReviews.setState({ pullRequests: [open()], refreshedAt: new Date().toISOString(), isRefreshing: false });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asks every ten minutes, until it is stopped', async () => {
  const stop = pollReviews();
  await vi.advanceTimersByTimeAsync(9.9 * minute);
  expect(asked).toBe(0);
  await vi.advanceTimersByTimeAsync(20.2 * minute);
  expect(asked).toBe(3);
  stop();
  await vi.advanceTimersByTimeAsync(100 * minute);
  expect(asked).toBe(3);
  expect(listeners.size).toBe(0);
});

test('not while another window has the focus; once when this one has it again', async () => {
  const stop = pollReviews();
  hasFocus = false;
  listeners.get('blur')!();
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(asked).toBe(0);
  hasFocus = true;
  listeners.get('focus')!();
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(1);
  listeners.get('focus')!();
  await vi.advanceTimersByTimeAsync(minute);
  expect(asked, 'back and forth asks no more').toBe(1);
  stop();
});

test('less often where GitHub cannot be asked, and not about what has ended', async () => {
  failure = { code: 'rate-limited', message: '', at: '' };
  const stop = pollReviews();
  await vi.advanceTimersByTimeAsync((10 + 20 + 40 + 1) * minute);
  expect(asked).toBe(3);
  failure = null;
  await vi.advanceTimersByTimeAsync(80 * minute);
  expect(asked).toBe(4);
  useReviews.setState({ pullRequests: [{ state: 'merged' } as PullRequestReview] });
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(asked).toBe(4);
  stop();
  expect([0, 1, 2, 9, 2000].map(nextWait).map((ms) => ms / minute)).toEqual([10, 20, 40, 120, 120]);
});
