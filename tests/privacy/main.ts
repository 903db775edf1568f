import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { GateThread } from '../../main/export/gate/thread.ts';
import { createRemote } from '../support/git-remote.ts';
import { type Case, makeCases } from './cases.ts';
import { createCast, type Random } from './cast.ts';
import { readPiece, tellTales } from './detector.ts';
import { type Attempt, tryDoor } from './door.ts';
import { drive, type Surroundings } from './drive.ts';
import { type CaseVerdict, judge, judgeCommand } from './judge.ts';
import { casesOf, filesOfPlanted, readPlanted } from './planted.ts';
import { type Files, filesOf, peopleFiles } from './world.ts';

/** What came out of a run. */
export interface Outcome extends Omit<CaseVerdict, 'broken'> {
  seed: number;
  documents: number;
  vaults: number;
  /** How the attempts to get by the gate were met. */
  door: Attempt[];
  /** Sentences about what is wrong with the run itself. */
  broken: string[];
}

interface Request {
  random: Random;
  seed: number;
  /** So many identifiers are planted, and so many things that are none. */
  plants: number;
  lookAlikes: number;
  /** Somebody else's plants, as the text of a CSV file. */
  planted?: string | undefined;
  startGate(): GateThread;
}

/** So many people at most, and no fewer than one document has plants, so that nobody is in it twice. */
const people = { most: 128, least: 24 };

/**
 * Builds vaults with identifiers in them, and takes all that can be made of them through every way out. Rejects with PlantedError where
 * `planted` cannot be read.
 */
export async function tryPlants({ random, seed, plants, lookAlikes, planted, startGate }: Request): Promise<Outcome> {
  const cast = createCast(random, Math.min(people.most, Math.max(people.least, plants)));
  const own = planted === undefined ? null : readPlanted(planted);
  const cases = own ? casesOf(own, random, lookAlikes) : makeCases(random, cast, plants, lookAlikes);
  const known = { ...peopleFiles(cast), ...(own && filesOfPlanted(own)) };
  const outcome: Outcome = {
    ...{ seed, documents: cases.length, vaults: 0, plants: [], lookAlikes: [], refusals: new Map(), bytes: 0 },
    ...{ door: [], broken: [] },
  };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-remotes-'));
  try {
    const [one, two] = ['one', 'two'].map((name) => createRemote(path.join(folder, name)));
    const surroundings: Surroundings = { remotes: [await one!, await two!], startGate };
    const isOwn = ({ document }: Case) => document === 'names';
    await tryVault(
      known,
      cases.filter((one) => !isOwn(one)),
      surroundings,
      outcome,
    );
    // What names the files and branches stands in `fieldbook.yml`: a vault of its own for each.
    for (const one of cases.filter(isOwn)) {
      const { 'fieldbook.yml': config } = peopleFiles([], { export: templatesOf(one) });
      await tryVault({ ...known, 'fieldbook.yml': config! }, [one], surroundings, outcome);
    }
    outcome.door = await tryDoor(surroundings);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return outcome;
}

function templatesOf({ plants, n }: Case) {
  const at = (surface: string) => plants.find((plant) => plant.surface === surface)?.text;
  return {
    path: `research-${n}/${at('file name') ?? 'all'}/{{slug}}.md`,
    branch: `research-${n}/${at('branch') ?? 'all'}-{{slug}}`,
    title: `${at('commit and pull request') ?? 'Research'}: {{title}}`,
  };
}

async function tryVault(
  known: Files,
  cases: readonly Case[],
  surroundings: Surroundings,
  outcome: Outcome,
): Promise<void> {
  const driven = await drive(Object.assign({}, known, ...cases.map(filesOf)), surroundings);
  outcome.vaults++;
  try {
    // Before anything is decided: what was taken out for one target is taken out for the command line, too.
    const told = new Map<Case, Awaited<ReturnType<typeof judgeCommand>>>();
    for (const one of cases) told.set(one, await judgeCommand(driven, one, outcome));
    const verdicts: CaseVerdict[] = [];
    for (const one of cases) {
      const verdict = await judge(driven, one);
      for (const plant of verdict.plants) plant.problems.push(...(told.get(one)?.get(plant.plant) ?? []));
      verdicts.push(verdict);
    }
    const memory = (await driven.remembered()).map(readPiece);
    for (const verdict of verdicts) {
      for (const plant of verdict.plants) {
        const [where] = tellTales(plant.plant.needles, memory);
        if (where !== undefined) plant.problems.push(`stands in ${where}`);
      }
      add(outcome, verdict);
    }
  } finally {
    await driven.close();
  }
}

function add(outcome: Outcome, { plants, lookAlikes, refusals, bytes, broken }: CaseVerdict): void {
  outcome.plants.push(...plants);
  outcome.lookAlikes.push(...lookAlikes);
  outcome.broken.push(...broken);
  outcome.bytes += bytes;
  for (const [way, { tried, letOut }] of refusals) {
    const so = outcome.refusals.get(way) ?? { tried: 0, letOut: 0 };
    outcome.refusals.set(way, { tried: so.tried + tried, letOut: so.letOut + letOut });
  }
}

export { startGateThread } from '../../main/export/gate/thread.ts';
export { jsonOf, judgementOf, reportOf } from './report.ts';
