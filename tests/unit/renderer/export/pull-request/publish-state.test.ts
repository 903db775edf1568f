import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  advanced,
  afterShowing,
  atTarget,
  begun,
  hasLeft,
  idle,
  isOutdated,
  outcomeOf,
  type Progress,
  type Run,
} from '../../../../../renderer/features/export/pull-request/publish-state.ts';
import { stepWords, stoppedWords } from '../../../../../renderer/features/export/pull-request/step-words.ts';
import type { Published, PublishProgress, PublishStep } from '../../../../../shared/ipc/export.ts';
import '../../../../support/property-seed.ts';

const published: Published = {
  state: 'published',
  branch: 'research/filters',
  path: 'user-research/filters.md',
  commit: 'c0ffee',
  outcome: 'created',
  pullRequest: { number: 7, url: 'https://github.com/acme/product/pull/7', state: 'open' },
  pullRequestPage: null,
  notes: [],
  fork: null,
};
const run: Run = begun({
  bundleId: 'b1',
  sha256: 'one',
  targetId: 't1',
  place: 'acme/product',
  title: 'Filters',
  from: { area: 'findings' },
});
const of = { sha256: 'one', targetId: 't1' };
const failure = { sentence: 'No.', next: [], outdated: null };
const moved = { state: 'moved' as const, branch: 'b', head: 'h', commits: [], total: 1, touched: [] };

test('what main tells of another bundle counts for nothing', () => {
  expect(advanced(run, { bundleId: 'b2', step: 'files', done: 1, total: 4 })).toBe(run);
  expect(advanced(null, { bundleId: 'b1', step: 'files', done: 1, total: 4 })).toBeNull();
});

test('the bar never goes back, nor beyond its end', () => {
  const steps: PublishStep[] = ['reading', 'fork', 'files', 'commit', 'branch', 'pull-request'];
  const told = fc.record({
    bundleId: fc.constantFrom('b1', 'b1', 'b2'),
    step: fc.constantFrom(...steps),
    done: fc.integer({ min: 0, max: 30 }),
    total: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array<PublishProgress>(told, { maxLength: 12 }), (all) => {
      let now = run;
      for (const one of all) {
        const next = advanced(now, one)!;
        expect(next.done).toBeGreaterThanOrEqual(now.done);
        expect(next.done).toBeLessThanOrEqual(Math.max(next.total, 0));
        now = next;
      }
    }),
  );
});

test.each<[string, Progress, Progress]>([
  [
    'what was published stays, so that it is known',
    { state: 'published', published, ...of },
    { state: 'published', published, ...of },
  ],
  ['what failed was about other bytes', { state: 'failed', failure, step: null, ...of }, idle],
  ['nor does anybody decide about a branch for them', { state: 'moved', moved, ...of }, idle],
  ['nothing stays nothing', idle, idle],
])('another bundle on screen: %s', (_, before, after) => {
  expect(afterShowing(before, 'two', 'one')).toEqual(after);
  expect(afterShowing(before, 'one', 'one'), 'the same bytes again change nothing').toBe(before);
});

test('a folder that is no clone is told also when the first preview comes a moment later', () => {
  const early: Progress = { state: 'failed', failure, step: null, sha256: null, targetId: null };
  expect(afterShowing(early, 'one', null)).toBe(early);
  expect(afterShowing(early, 'two', 'one'), 'another preview is of another choice').toBe(idle);
});

test('what is published and changed since is told apart', () => {
  const progress: Progress = { state: 'published', published, ...of };
  expect(isOutdated(progress, 'one')).toBe(false);
  expect(isOutdated(progress, null), 'while there is no preview nothing is known').toBe(false);
  expect(isOutdated(progress, 'two')).toBe(true);
});

test('what became of it at one target says nothing of another', () => {
  const progress: Progress = { state: 'published', published, ...of };
  expect(atTarget(progress, 't1')).toBe(progress);
  expect(atTarget(progress, 't2')).toBe(idle);
  const ofNone: Progress = { state: 'failed', failure, step: null, sha256: 'one', targetId: null };
  expect(atTarget(ofNone, 't2'), 'a file that could not be saved has no target').toBe(ofNone);
});

test.each<[Progress, string]>([
  [idle, 'no'],
  [{ state: 'published', published, ...of }, 'yes'],
  [{ state: 'moved', moved, ...of }, 'no'],
  [{ state: 'stopped', sentence: 'Stopped.', step: 'files', ...of }, 'no'],
  [{ state: 'failed', failure, step: 'branch', ...of }, 'maybe'],
])('whether anything has left is never said with more certainty than there is: %j', (progress, left) => {
  expect(hasLeft(progress)).toBe(left);
});

test('each answer of main is an outcome', () => {
  expect(outcomeOf({ ...published, before: null })).toEqual({ state: 'published', published });
  expect(outcomeOf(moved).state).toBe('moved');
  expect(outcomeOf({ state: 'ended', pullRequest: { ...published.pullRequest!, state: 'merged' } }).state).toBe(
    'ended',
  );
});

test.each<[PublishStep | null, string]>([
  [null, 'Stopped. Nothing was sent.'],
  ['reading', 'Stopped. Nothing was sent.'],
  ['files', 'Stopped before the branch was changed. Nothing of it can be seen there.'],
  ['pull-request', 'Stopped. The branch may be there already; publish again to go on from it.'],
])('stopped at %s', (step, sentence) => {
  expect(stoppedWords(step)).toBe(sentence);
});

test('a run that is being stopped says so, whatever it is at', () => {
  expect(stepWords({ ...run, step: 'files' })).toBe('Sending the files');
  expect(stepWords({ ...run, step: 'files', isStopping: true })).toBe('Stopping');
});
