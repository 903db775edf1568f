import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { PublishAnswer } from '../../main/export/export-target.ts';
import { AppError } from '../../shared/result.ts';
import type { Asked } from '../support/github/faults.ts';
import type { Fault } from './faults.ts';
import { judge } from './judge.ts';
import { branch, type Scenario } from './scenarios.ts';
import { createWorld } from './world.ts';

/** One fault at one call. */
export interface Case {
  scenario: Scenario;
  fault: Fault | null;
  /** Which call of the publishing; 1 is its first. */
  n: number;
  isWrite: boolean;
  /** The app ends before it could remember that the branch was put. */
  forgets: boolean;
}

export interface Outcome {
  /** What was asked before the first answer to the user. */
  calls: Asked[];
  /** What the user was told on the way: codes, and `moved` where they were asked. */
  told: string[];
  problems: string[];
}

const lateWrite = 15;
/** So often a user tries before giving up. */
const mostTries = 6;

/** Publishes with the fault until it has worked, and judges what is there then. */
export async function runCase(one: Case, folder: string, patience: number): Promise<Outcome> {
  const { scenario, fault, n, isWrite, forgets } = one;
  const world = await createWorld(path.join(folder, 'github'), scenario, patience);
  const { double, user } = world;
  try {
    // On a busy machine an answer may come too late, also without a fault.
    for (let attempt = 1; scenario.before && attempt <= mostTries; attempt++) {
      if (!((await user.publish(scenario.before, null)) instanceof AppError)) break;
    }
    if (scenario.before?.branch !== branch) user.last = null;
    scenario.others?.(double);
    const start = double.requests.length;
    const planned = fault?.plan(double, n, { isWrite, refuse: world.refuse, pushTheirs: world.pushTheirs });
    const told: string[] = [];
    let calls: Asked[] = [];
    let onTopOf: string | null = null;
    let { bundle } = scenario;
    let answer: PublishAnswer | AppError = new AppError('internal');
    for (let attempt = 1; attempt <= mostTries; attempt++) {
      answer = await user.publish(bundle, onTopOf, forgets && attempt === 1);
      if (attempt === 1) {
        calls = double.requests.slice(start);
        planned?.beforeRetry?.();
      }
      if (answer instanceof AppError) {
        told.push(answer.code);
        bundle = scenario.edited ?? bundle;
      } else if (answer.state === 'moved') {
        told.push('moved');
        onTopOf = answer.head;
      } else break;
    }
    planned?.atEnd?.();
    // What was held up is done now, by a server that nobody waits for.
    if (fault) await new Promise((resolve) => setTimeout(resolve, lateWrite));
    if (answer instanceof AppError) {
      const problems = [`still ${answer.code} (${answer.message})`, ...double.takeViolations(), ...user.problems];
      return { calls, told, problems };
    }
    const end = { scenario, bundle, answer, wasAsked: told.includes('moved'), forgot: forgets, fault: fault?.name };
    return { calls, told, problems: judge(world, end, path.join(folder, 'clone')) };
  } finally {
    double.clearFaults();
    double.takeViolations();
    await double.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
