import { describe, expect, test } from 'vitest';
import { aboutOf, isWaiting, signsOf, threadsOf } from '../../../../shared/findings/waiting.ts';
import type { PullRequestReview, ReviewComment } from '../../../../shared/ipc/reviews.ts';

const comment = (n: number, more: Partial<ReviewComment> = {}): ReviewComment => ({
  ...{
    id: `line-${n}`,
    thread: `line-${n}`,
    login: 'jonas-w',
    mine: false,
    at: `2026-11-${10 + n}`,
    body: 'Why?',
    isCut: false,
  },
  ...{
    url: '',
    path: null,
    line: null,
    outdated: false,
    highlightId: null,
    findingIds: ['f'],
    section: null,
    says: null,
  },
  ...{ isNew: false, settled: false, askedIn: [] },
  ...more,
});
const review = (comments: ReviewComment[], more: Partial<PullRequestReview> = {}): PullRequestReview => ({
  ...{ targetId: 't', targetName: '', remote: '', number: 1, url: null, title: '', branch: null, document: 'digest' },
  ...{
    state: 'open',
    findings: [
      { findingId: 'f', proposed: true },
      { findingId: 'g', proposed: true },
    ],
  },
  ...{ decision: null, reviews: [], asked: [], comments, more: 0, refreshedAt: null, failure: null },
  ...more,
});

describe('a thread waits for an answer', () => {
  test.each<[string, ReviewComment[], boolean]>([
    ['where somebody else has the last word', [comment(1)], true],
    ['not where it was answered', [comment(1), comment(2, { mine: true })], false],
    ['again after a further word', [comment(1), comment(2, { mine: true }), comment(3)], true],
    ['not where it was settled', [comment(1, { settled: true })], false],
    ['not where it is an open question', [comment(1, { askedIn: ['f'] }), comment(2)], false],
    ['not with an approval', [comment(1, { says: 'approved' })], false],
    ['with changes that are asked for', [comment(1, { says: 'changes-requested' })], true],
  ])('%s', (_, thread, waits) => {
    expect(isWaiting(thread, 'open')).toBe(waits);
    expect(isWaiting(thread, 'draft')).toBe(waits);
    for (const state of ['merged', 'closed', null] as const) expect(isWaiting(thread, state)).toBe(false);
  });
});

test('threads begin in the order of their first comments', () => {
  const all = [comment(1), comment(2), comment(3, { thread: 'line-1' })];
  expect(threadsOf(all).map((thread) => thread.map(({ id }) => id))).toEqual([['line-1', 'line-3'], ['line-2']]);
});

test('signs: of a finding what is about it, of a document that has nothing else, too', () => {
  const whole = { findingIds: [], isNew: true };
  const both = review([comment(1, { isNew: true }), comment(2, whole)], { decision: 'changes-requested' });
  expect(Object.fromEntries(signsOf([both]))).toEqual({
    f: { waiting: 1, changes: true, fresh: 1 },
    g: { waiting: 0, changes: true, fresh: 0 },
  });
  const alone = { findings: [{ findingId: 'f', proposed: true }] };
  expect(Object.fromEntries(signsOf([review([comment(2, whole)], alone)]))).toEqual({
    f: { waiting: 1, changes: false, fresh: 1 },
  });
  const merged = review([comment(1)], { state: 'merged', decision: 'changes-requested' });
  expect(signsOf([merged]).size, 'what has ended waits for nobody').toBe(0);
  const told = review([], { decision: 'changes-requested', findings: [{ findingId: 'f', proposed: false }] });
  expect(signsOf([told]).size, 'a finding that is only told').toBe(0);
  expect(aboutOf([], both)).toEqual([]);
});
