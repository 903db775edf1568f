#!/usr/bin/env node
// `npm run privacy-report -- [--plant planted.csv] [--seed S]`: whether anything that tells who somebody is leaves a vault without having been
// decided about. Ends with 1 where something escaped, or too much was asked about that tells nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runBroken } from './lib/broken-copy.mjs';
import { importBundled, withBundled } from './lib/bundle.mjs';
import { createRandom } from './lib/random.mjs';
import { isProgram } from './lib/root.mjs';

const USAGE = `usage: npm run privacy-report -- [options]

  --plants <n>      identifiers that are planted, over all places and spellings (700 without it)
  --seed <n>        for others (1 without it)
  --plant <file>    plants of your own in their place, a row each: identity kind,text,surface[,what the vault knows]
                    kinds: name, nickname, company, email, handle, phone, crm (the vault knows them by the text, or by the fourth cell);
                    link, ip, card, iban, address, any email, any phone (of nobody known); none (must not be asked about)
                    surfaces: body, title, branch, commit, pull request, file name, alt text, image metadata, csv, clipboard, link, claim,
                    evidence, limitations, goal, tag, speaker, and each place of the table that is printed
  --json <file>     all of it for programs
  --break <fault>   the same in a copy of Fieldbook with a fault of tests/sabotage: has to end with 1

Ends with 0 where nothing escaped and at most 5 % of what is none was asked about, with 1 otherwise, with 2 where it could not begin.`;

const cwd = process.env.INIT_CWD ?? process.cwd();
const LOOK_ALIKES = 127;

async function privacyReport(args) {
  const { values } = parseArgs({
    args,
    options: {
      plants: { type: 'string', default: '700' },
      seed: { type: 'string', default: '1' },
      plant: { type: 'string' },
      json: { type: 'string' },
      break: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.break) return runBroken('privacy-report.mjs', values.break, args);
  const [plants, seed] = ['plants', 'seed'].map((name) => wholeNumber(name, values[name]));
  const planted = values.plant === undefined ? undefined : readFileSync(path.resolve(cwd, values.plant), 'utf8');
  const { tryPlants, reportOf, jsonOf, judgementOf, startGateThread } = await importBundled('tests/privacy/main.ts');
  const outcome = await withBundled('main/export/gate/worker.ts', (file) =>
    tryPlants({
      ...{ random: createRandom(seed), seed, plants, lookAlikes: LOOK_ALIKES, planted },
      startGate: () => startGateThread(file),
    }),
  );
  console.log(reportOf(outcome));
  if (values.json) writeFileSync(path.resolve(cwd, values.json), `${JSON.stringify(jsonOf(outcome), null, 2)}\n`);
  return judgementOf(outcome).passed ? 0 : 1;
}

function wholeNumber(name, value) {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} wants a whole number above 0, not “${value}”`);
  return Number(value);
}

if (isProgram(import.meta.url)) {
  process.exitCode = await privacyReport(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 2;
  });
}
