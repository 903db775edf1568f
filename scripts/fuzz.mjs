#!/usr/bin/env node
// `npm run fuzz -- [--runs N] [--seed S]`: hostile Markdown through the product's own reading, saving, editing and searching, each file in a
// process that is killed where it hangs. Ends with 1 where anything crashed, hung, lost a word or changed a byte it should not.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runBroken } from './lib/broken-copy.mjs';
import { isProgram } from './lib/root.mjs';
import { shrink } from './lib/shrink.mjs';
import { createWatchedWorker } from './lib/watched-worker.mjs';

const USAGE = `usage: npm run fuzz -- [<folder>...] [options]

  <folder>          Markdown of your own to make mutants of, beside the examples of the specifications
  --runs <n>        how many files are tried (300 without it)
  --seed <n>        the first of them; file n of a run is the same for ever (1 without it)
  --limit <n>       seconds that one file may take before it counts as a hang (20 without it)
  --keep <folder>   where the inputs that failed are written, made smaller
  --break <fault>   the same in a copy of Fieldbook with a fault of tests/sabotage: has to end with 1`;

const cwd = process.env.INIT_CWD ?? process.cwd();

async function fuzz(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '20' },
      keep: { type: 'string' },
      break: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.break) return runBroken('fuzz.mjs', values.break, args);
  const [runs, first, seconds] = ['runs', 'seed', 'limit'].map((name) => wholeNumber(name, values[name]));
  const files = positionals.flatMap((folder) => markdownIn(path.resolve(cwd, folder)));
  const worker = createWatchedWorker('scripts/lib/fuzz-worker.mjs', { files, seconds });
  const failures = [];
  let worst = { milliseconds: -1, file: '', seed: first };
  try {
    for (let seed = first; seed < first + runs; seed++) {
      let outcome = await worker.ask({ seed });
      // A busy machine is no hang: it has to take three times as long, too.
      if (outcome.problem?.startsWith('hang')) outcome = await worker.ask({ seed }, seconds * 3);
      if (outcome.milliseconds > worst.milliseconds) worst = { ...outcome, seed };
      if (!outcome.problem) continue;
      const kind = outcome.problem.split(':')[0];
      const tries = kind === 'hang' ? 6 : 150;
      const small = await shrink(outcome.file, tries, async (text) => {
        const { problem } = await worker.ask({ seed, text });
        return problem?.split(':')[0] === kind;
      });
      failures.push({ seed, ...outcome, small });
      console.log(`✗ seed ${seed}: ${outcome.problem}\n    ${shown(small)}`);
    }
  } finally {
    worker.end();
  }
  if (values.keep) {
    for (const { seed, small } of failures) writeFileSync(path.resolve(cwd, values.keep, `seed-${seed}.md`), small);
  }
  const count = (start) => failures.filter(({ problem }) => problem.startsWith(start)).length;
  const hangs = count('hang');
  const crashes = count('crash') + count('the process died');
  console.log(
    `${runs} hostile files from seed ${first}: ${crashes} crashes, ${hangs} hangs, ${failures.length - crashes - hangs} others`,
  );
  console.log(
    `the slowest (seed ${worst.seed}) took ${worst.milliseconds} ms of processor time for ${worst.file.length} characters: ${shown(worst.file)}`,
  );
  return failures.length === 0 ? 0 : 1;
}

function shown(text) {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 200)}…${text.slice(-80)}` : text);
}

function markdownIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(?:md|markdown)$/i.test(name) && statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

function wholeNumber(name, value) {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not “${value}”`);
  return Number(value);
}

if (isProgram(import.meta.url)) {
  process.exitCode = await fuzz(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 2;
  });
}
