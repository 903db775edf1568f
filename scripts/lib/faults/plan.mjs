// Which runs there are, two at a time.
import os from 'node:os';
import { faults, recordSteps, runFault, runForbidden, runFullDisk, runShortWrite } from './matrix.mjs';

/** Bytes left on the full disk, for texts of 9 KB and of 600 KB: from nothing to almost enough. */
const bytesLeft = (size) => Array.from({ length: 9 }, (_, n) => 4096 * Math.floor((n * size) / 8 / 4096));
const forbidden = {
  replace: ['folder'],
  create: ['folder'],
  save: ['folder', 'file'],
  new: ['folder'],
  autosave: ['folder', 'file'],
};
/** How many calls of a kind fail in a row before autosave gets through. */
const inARow = 3;

/**
 * Runs all faults on the chosen scenarios. Resolves to the results in order: `{ scenario, kind, step, fault, outcome, problems }`.
 * `short`: every step of `vault.save` gets one of the faults, and so does every second one of the others from the temp file on.
 */
export async function allRuns(modules, { chosen, short }) {
  const results = [];
  const tasks = [];
  const plan = (about, work) => {
    const result = { ...about, outcome: '', problems: [] };
    results.push(result);
    tasks.push(async () => {
      Object.assign(result, await work().catch((error) => ({ outcome: 'broken', problems: [error.message] })));
    });
  };
  for (const scenario of chosen) {
    const { steps, problems } = await recordSteps(scenario, modules);
    results.push({
      scenario,
      kind: 'order',
      step: steps.map(({ step }) => step).join(', '),
      fault: 'none',
      outcome: 'first*',
      problems,
    });
    planFaults(plan, modules, scenario, steps, short);
    planDisks(plan, modules, scenario, steps, short);
  }
  await Promise.all(Array.from({ length: Math.min(4, os.availableParallelism()) }, () => work(tasks)));
  const missed = results.filter(({ outcome }) => outcome === 'missed');
  if (missed.length > results.length / 20)
    missed[0].problems.push(`${missed.length} faults hit another call than meant`);
  return results;
}

async function work(tasks) {
  for (let task = tasks.shift(); task; task = tasks.shift()) await task();
}

function planFaults(plan, modules, scenario, steps, short) {
  const names = Object.keys(faults).filter((fault) => scenario !== 'autosave' || fault !== 'KILL');
  const firstWrite = steps.findIndex(({ step }) => step.startsWith('openat O_EXCL'));
  steps.forEach((step, at) => {
    if (short && scenario !== 'save' && (at < firstWrite || (at - firstWrite) % 2 === 1)) return;
    // Its timers make the writes that wake the event loop come as they like, so that the one to a file has no number. A disk that
    // is really full, below, fails those.
    if (scenario === 'autosave' && step.name === 'write') return;
    for (const [n, fault] of names.entries()) {
      if (short && at % names.length !== n) continue;
      const more = scenario === 'autosave' ? inARow - 1 : 0;
      plan({ scenario, kind: 'call', at, step: step.step, fault }, () =>
        runFault(scenario, modules, step, fault, more),
      );
    }
  });
}

function planDisks(plan, modules, scenario, steps, short) {
  for (const step of steps.filter(({ name }) => name === 'write')) {
    plan({ scenario, kind: 'short', step: `${step.step} (from byte ${step.written})`, fault: 'short write' }, () =>
      runShortWrite(scenario, modules, step),
    );
  }
  const size = scenario === 'replace' || scenario === 'create' ? 600_000 : 9_000;
  for (const free of [...new Set(bytesLeft(size))].filter((_, n) => !short || n % 4 === 1)) {
    plan({ scenario, kind: 'full', step: `${free} bytes left`, fault: 'full disk' }, () =>
      runFullDisk(scenario, modules, free),
    );
  }
  for (const what of forbidden[scenario]) {
    plan({ scenario, kind: 'forbidden', step: `read-only ${what}`, fault: 'another user' }, () =>
      runForbidden(scenario, modules, what),
    );
  }
}
