import { rm } from 'node:fs/promises';
import path from 'node:path';
import { quickFolder } from '../support/quick-folder.ts';
import { type Fault, faults } from './faults.ts';
import { type Case, type Outcome, runCase } from './run.ts';
import { type Scenario, scenarios } from './scenarios.ts';

export { reportOf } from './report.ts';

/** A case and what came of it. `call`: the route at which the fault was. */
export interface Result extends Outcome {
  one: Case;
  call: string;
}

export interface Settings {
  /** At most so many cases, spread over all; all without it. */
  most?: number;
  /** Which of them, where there are more. */
  turn?: number;
  only?: string | undefined;
  patience: number;
  atOnce: number;
  /** Told as it goes. */
  progress?(done: number, of: number): void;
}

/** Tries every call of every scenario with every fault, or some of them. */
export async function tryFaults({ most, turn = 0, only, patience, atOnce, progress }: Settings): Promise<Result[]> {
  const root = await quickFolder('fieldbook-github-faults-');
  try {
    let count = 0;
    const run = async (one: Case) => runCase(one, path.join(root, String(++count)), patience);
    const cases: { one: Case; call: string }[] = [];
    const results: Result[] = [];
    for (const scenario of scenarios.filter(({ name }) => only === undefined || name === only)) {
      const clean: Case = { scenario, fault: null, n: 0, isWrite: false, forgets: false };
      const outcome = await run(clean);
      results.push({ one: clean, call: 'without a fault', ...outcome });
      for (const [i, { route, method }] of outcome.calls.entries()) {
        const isWrite = method !== 'GET';
        cases.push(...casesAt(scenario, i + 1, isWrite).map((one) => ({ one, call: route ?? '' })));
      }
    }
    const chosen = most === undefined ? cases : spread(cases, most, turn);
    const all = chosen.length;
    const worker = async () => {
      for (let next = chosen.shift(); next; next = chosen.shift()) {
        results.push({ ...next, ...(await run(next.one)) });
        progress?.(all - chosen.length, all);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return results;
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

function casesAt(scenario: Scenario, n: number, isWrite: boolean): Case[] {
  return faults.flatMap((fault: Fault) =>
    (isWrite ? [false, true] : [false]).map((forgets) => ({ scenario, fault, n, isWrite, forgets })),
  );
}

/** So many of a list, evenly over it, others with each turn. */
function spread<T>(items: readonly T[], most: number, turn: number): T[] {
  const step = Math.max(1, items.length / most);
  const offset = (turn * 0.618) % 1;
  return Array.from({ length: Math.min(most, items.length) }, (_, i) => items[Math.floor((i + offset) * step)]!);
}
