import { expect, test } from 'vitest';
import { tryFaults } from '../../../github-faults/main.ts';

// The whole of it is `npm run github-faults`.
const fuzz = Number(process.env.FIELDBOOK_FUZZ ?? 0);

test('whatever fails at a call, a retry ends with one branch, one commit per bundle and one pull request', async () => {
  const turn = fuzz > 0 ? Math.floor(Math.random() * 1000) : 0;
  const results = await tryFaults({ most: 16 * Math.max(1, fuzz), turn, patience: 400, atOnce: 6 });
  const wrong = results.filter(({ problems }) => problems.length > 0);
  expect(wrong.map(({ one, call, problems }) => [one.scenario.name, one.fault?.name, one.n, call, problems])).toEqual(
    [],
  );
  // Each kind of fault had its turn, and most of them were noticed by the user: what goes wrong unseen was not tried.
  expect(new Set(results.map(({ one }) => one.fault?.name)).size).toBeGreaterThan(8);
  expect(results.filter(({ told }) => told.length > 0).length).toBeGreaterThan(results.length / 3);
});
