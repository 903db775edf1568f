import { expect, test } from 'vitest';
import { createRandom } from '../../../../scripts/lib/random.mjs';
import { edits } from '../../../evidence/edits.ts';
import { tryEdits } from '../../../evidence/main.ts';

const fuzz = Number(process.env.FIELDBOOK_FUZZ ?? 0);
const seed = fuzz > 0 ? Date.now() % 1_000_000 : 4;

// `npm run evidence` makes 10,000 edits. As many sorts of edits as there are have to happen here too, or it tests nothing.
test(`evidence is never found in a wrong place, whatever is done to the notes (seed ${seed})`, async () => {
  const { wrong, tally, edits: made } = await tryEdits(240 * Math.max(1, fuzz), createRandom(seed));
  expect(wrong).toEqual([]);
  expect([...edits.keys()].filter((name) => !made.has(name))).toEqual([]);
  expect(Math.min(tally.standing, tally.changed, tally.missing, tally.ambiguous)).toBeGreaterThan(100);
  // Most of what stands somewhere is found.
  expect(tally.lost / tally.checks).toBeLessThan(0.15);
});
