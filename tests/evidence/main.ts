import { edit } from './edits.ts';
import { createJudge, noTally, type Tally } from './judge.ts';
import { said } from './sentences.ts';
import { createWorld, type Random } from './world.ts';

/** What came out of it. `wrong`: each evidence that was found where it is not, with the edits that led there. */
export interface Outcome {
  tally: Tally;
  wrong: string[];
  edits: Map<string, number>;
}

/** After so many edits of one vault there is little left of what it was. */
const editsOfWorld = 150;
const mostAttached = 40;
const firstAttached = 20;
/** So often what the page says is compared with what the files say. */
const comparedEach = 20;

/**
 * Makes so many random edits of vaults, and after each one finds all evidence again through the product: catalogue, files, scanner.
 * `sentences`: what the notes are made of.
 */
export async function tryEdits(count: number, random: Random, sentences: readonly string[] = said): Promise<Outcome> {
  const outcome: Outcome = { tally: { ...noTally }, wrong: [], edits: new Map() };
  for (let done = 0; done < count; done += editsOfWorld) {
    await tryWorld(Math.min(editsOfWorld, count - done), random, sentences, outcome);
  }
  return outcome;
}

async function tryWorld(count: number, random: Random, sentences: readonly string[], outcome: Outcome): Promise<void> {
  const world = createWorld(random, sentences);
  const { look, attach, judge, compare } = createJudge(world);
  const names: string[] = [];
  look();
  for (let n = 0; n < firstAttached; n++) attach();
  for (let n = 0; n < count; n++) {
    const name = edit(world);
    names.push(name);
    outcome.edits.set(name, (outcome.edits.get(name) ?? 0) + 1);
    const problems = await judge(outcome.tally);
    if (n % comparedEach === 0) problems.push(...(await compare()));
    for (const problem of problems) {
      outcome.wrong.push(`${problem}\n      after: … ${names.slice(-3).join(', ')}`);
    }
    if (n % 4 === 0 && attach() && world.attached.length > mostAttached) world.attached.shift();
  }
}
