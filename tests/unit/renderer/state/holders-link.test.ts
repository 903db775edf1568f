import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHoldersLink } from '../../../../renderer/state/holders-link.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { highlightId, standing } from '../../shared/findings/evidence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [one, two] = [highlightId(1), highlightId(2)];

function setUp() {
  const asked: { ids: readonly string[]; answer(...highlights: StandingHighlight[]): Promise<void> }[] = [];
  const told: [ids: string[], standing: string[]][] = [];
  const link = openHoldersLink({
    ask: (ids) =>
      new Promise((resolve) => {
        const answer = async (...highlights: StandingHighlight[]) => {
          resolve({ highlights });
          await vi.advanceTimersByTimeAsync(0);
        };
        asked.push({ ids, answer });
      }),
    onHolders: ({ ids, byId }) => told.push([[...ids], [...byId.keys()]]),
  });
  return { link, asked, told };
}

test('other ids are asked for at once, the same ones are not', async () => {
  const { link, asked, told } = setUp();
  link.want([one]);
  link.want([one]);
  link.want([one, two]);
  expect(asked.map(({ ids }) => ids)).toEqual([[one], [one, two]]);
  await asked[1]!.answer(standing());
  expect(told).toEqual([[[one, two], [one]]]);
});

test('a crowd of changes is one question', async () => {
  const { link, asked } = setUp();
  link.changed();
  link.want([one]);
  for (let i = 0; i < 5; i++) link.changed();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(2);
});

test('an answer that is older than another question does not count', async () => {
  const { link, asked, told } = setUp();
  link.want([one]);
  link.changed();
  await vi.advanceTimersByTimeAsync(1000);
  await asked[1]!.answer(standing());
  await asked[0]!.answer();
  expect(told).toEqual([[[one], [one]]]);
});

test('a link that is closed tells nothing', async () => {
  const { link, asked, told } = setUp();
  link.want([one]);
  link.changed();
  link.close();
  await asked[0]!.answer(standing());
  await vi.advanceTimersByTimeAsync(1000);
  expect([asked.length, told.length]).toEqual([1, 0]);
});
