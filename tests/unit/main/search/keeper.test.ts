import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeeper } from '../../../../main/search/cache/keeper.ts';
import type { SearchEngine } from '../../../../shared/search/search-engine.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A keeper of an index of so many notes, and what it did. `finish` ends the writing that goes on. */
function keeper({ size = 10_000, isKept = false } = {}) {
  const done: string[] = [];
  const failures: string[] = [];
  let finish: (error?: string) => Promise<void> = async () => {};
  const made = createKeeper({
    engine: { size } as SearchEngine,
    cache: {
      load: async () => false,
      save: (_, hasChanged) => {
        done.push('save');
        return new Promise((resolve, reject) => {
          finish = async (code) => {
            if (code) reject(Object.assign(new Error(code), { code }));
            else resolve(!hasChanged());
            await vi.advanceTimersByTimeAsync(0);
          };
        });
      },
    },
    isKept,
    onFirstKept: () => void done.push('first kept'),
    onFailure: (code) => void failures.push(code),
  });
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
  return { keeper: made, done, failures, pass, finish: (error?: string) => finish(error) };
}

test('an index that was made is written when it is complete and quiet, and that is told once', async () => {
  const { keeper: one, done, pass, finish } = keeper();
  one.changed(10_000);
  await pass(60);
  expect(done).toEqual([]);
  one.complete();
  await pass(0.4);
  one.changed(1);
  await pass(0.4);
  expect(done).toEqual([]);
  await pass(0.2);
  expect(done).toEqual(['save']);
  await finish();
  expect(done).toEqual(['save', 'first kept']);
  await pass(3600);
  expect(done).toHaveLength(2);
});

test('one that was kept is written again when enough has changed and nobody types, never for an edit', async () => {
  const { keeper: one, done, pass, finish } = keeper({ isKept: true });
  one.complete();
  for (let i = 0; i < 199; i++) one.changed(1);
  await pass(3600);
  expect(done).toEqual([]);
  for (let i = 0; i < 20; i++) {
    one.changed(1);
    await pass(29);
  }
  expect(done).toEqual([]);
  await pass(2);
  await finish();
  await pass(3600);
  expect(done).toEqual(['save']);
});

test('a change while it is written begins the wait anew, longer each time', async () => {
  const { keeper: one, done, pass, finish } = keeper();
  one.complete();
  await pass(1);
  for (let wait = 1; wait <= 16; wait *= 2) {
    one.changed(1);
    await finish();
    const before = done.length;
    await pass(wait - 0.1);
    expect(done).toHaveLength(before);
    await pass(0.2);
    expect(done).toHaveLength(before + 1);
  }
  await finish();
  expect(done.at(-1)).toBe('first kept');
});

test('on a full disk it is told and tried again much later', async () => {
  const { keeper: one, done, failures, pass, finish } = keeper();
  one.complete();
  await pass(1);
  await finish('ENOSPC');
  expect(failures).toEqual(['ENOSPC']);
  one.changed(1);
  await pass(599);
  expect(done).toEqual(['save']);
  await pass(2);
  expect(done).toEqual(['save', 'save']);
});

test('an empty vault keeps nothing', async () => {
  const { keeper: one, done, pass } = keeper({ size: 0 });
  one.complete();
  await pass(3600);
  expect(done).toEqual([]);
});
