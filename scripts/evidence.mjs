#!/usr/bin/env node
// `npm run evidence -- [<folder>…] [--edits N] [--seed S]`: whether evidence is found again after random edits of the notes it stands in.
// Ends with 1 where it was found in a wrong place.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runBroken } from './lib/broken-copy.mjs';
import { importBundled } from './lib/bundle.mjs';
import { createRandom } from './lib/random.mjs';
import { isProgram } from './lib/root.mjs';

const USAGE = `usage: npm run evidence -- [<folder>...] [options]

  <folder>          Markdown of your own whose sentences the notes are made of, in the place of invented ones
  --edits <n>       random edits of people and programs, each followed by a look at all evidence (10,000 without it)
  --seed <n>        for other edits (1 without it)
  --break <fault>   the same in a copy of Fieldbook with a fault of tests/sabotage: has to end with 1`;

const cwd = process.env.INIT_CWD ?? process.cwd();
const mostShown = 10;

async function evidence(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      edits: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      break: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.break) return runBroken('evidence.mjs', values.break, args);
  const [edits, seed] = ['edits', 'seed'].map((name) => wholeNumber(name, values[name]));
  const sentences = positionals.flatMap((folder) => sentencesIn(path.resolve(cwd, folder)));
  if (positionals.length > 0 && sentences.length < 20) throw new Error('there are too few sentences in there');
  const { tryEdits } = await importBundled('tests/evidence/main.ts');
  const outcome = await tryEdits(edits, createRandom(seed), positionals.length > 0 ? sentences : undefined);
  for (const problem of outcome.wrong.slice(0, mostShown)) console.log(`✗ ${problem}`);
  console.log(reportOf(edits, seed, outcome));
  return outcome.wrong.length === 0 ? 0 : 1;
}

function reportOf(edits, seed, { tally, wrong, edits: kinds }) {
  const found = tally.standing + tally.changed;
  const share = (count) => `${count.toLocaleString('en')} (${((100 * count) / tally.checks).toFixed(1)} %)`;
  return [
    `${edits.toLocaleString('en')} random edits of ${kinds.size} sorts from seed ${seed}, ${tally.checks.toLocaleString('en')} times evidence was looked for:`,
    `  wrong                            ${wrong.length}`,
    `  found                            ${share(found)}, of which ${share(tally.changed)} with other words`,
    `  missing                          ${share(tally.missing)}`,
    `  not clear which is meant         ${share(tally.ambiguous)}`,
    `  not found, though it stands      ${share(tally.lost)}`,
    `  in its interview, yet a copy     ${share(tally.standIns)} (the original had been moved)`,
    `  in its interview, other words    ${share(tally.remarked)} (its id had been put around them too)`,
  ].join('\n');
}

/** Sentences of running text, each once. */
function sentencesIn(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => /\.(?:md|markdown)$/i.test(name) && statSync(path.join(folder, name)).isFile())
    .sort();
  const sentences = files.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    return text.match(/(?<=[.!?] )[A-Z][^.!?\n<>*_`[\]()|#&\\]{3,160}[.!?](?= )/g) ?? [];
  });
  return [...new Set(sentences)].filter((sentence) => !/[\u2060\u200c\u200d]/.test(sentence));
}

function wholeNumber(name, value) {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not “${value}”`);
  return Number(value);
}

if (isProgram(import.meta.url)) {
  process.exitCode = await evidence(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 2;
  });
}
