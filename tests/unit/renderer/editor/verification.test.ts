import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVerification } from '../../../../renderer/features/editor/session/verification.ts';

const check = { body: 'x', expected: [], loaded: { body: '', opaque: [] } };

function start(answers: (number | null | Error)[]) {
  const found: number[] = [];
  let [asked, told] = [0, 0];
  const formatted = { check: () => check, mismatch: (_: unknown, at: number) => void found.push(at), rich: () => rich };
  let rich: string | null = null;
  const verification = createVerification({
    formatted: () => formatted,
    async verify() {
      const answer = answers[asked++] ?? null;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    now: () => Date.now(),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    tellLiteral: () => void told++,
  });
  return {
    verification,
    found,
    asked: () => asked,
    told: () => told,
    become: (next: string | null) => {
      rich = next;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a text is read back some time after its last save, and in steady typing all the same', async () => {
  const { verification, asked } = start([]);
  for (let save = 0; save < 30; save++) {
    verification.saved();
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(asked()).toBeGreaterThanOrEqual(1);
  await vi.advanceTimersByTimeAsync(5000);
  const before = asked();
  verification.saved();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked()).toBe(before + 1);
});

test('a mismatch goes to the document; a reader that fails changes nothing', async () => {
  const { verification, found } = start([new Error('too deep'), 3]);
  verification.saved();
  await vi.advanceTimersByTimeAsync(2000);
  expect(found).toEqual([]);
  verification.saved();
  await vi.advanceTimersByTimeAsync(2000);
  expect(found).toEqual([3]);
});

test('words that are written literally are told once, and their rich form is sent until it is kept', () => {
  const { verification, told, become } = start([]);
  expect(verification.rich()).toEqual({});
  become('[1]');
  expect(verification.rich()).toEqual({ rich: '[1]' });
  verification.kept(verification.rich());
  expect(verification.rich()).toEqual({});
  verification.saved();
  verification.saved();
  expect(told()).toBe(1);
  become('[2]');
  verification.saved();
  expect([verification.rich(), told()]).toEqual([{ rich: '[2]' }, 2]);
});
