#!/usr/bin/env node
// `npm run bench -- start [--notes 10000] [--runs 9] [--corpus <folder of transcripts>]`: start-up against an Electron hello
// world, all interleaved in one run. Prints a table and writes bench-output/start.json. It judges, but never fails.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { electronDist, electronExecutable, electronVersion } from './electron-runtime.mjs';
import { compare, table } from './lib/bench-table.mjs';
import { cacheFolder, isProgram, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { fieldbookOn, helloWorld, timedStart } from './lib/timed-start.mjs';
import { makeVault } from './make-vault.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

const BUDGET = 1.4;
const HELLO = 'Electron hello world, ready to show';

/** Measures start-up and returns the rows of the table. */
async function benchStart({ notes, runs, corpus, seed }) {
  const dist = await electronDist();
  const program = electronExecutable(dist);
  await buildIfStale();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-bench-'));
  const folder = (name) => path.join(temporary, name);
  try {
    const sample = folder('sample');
    const cli = await run(process.execPath, ['dist/cli/cli.js', 'sample', sample], { capture: true });
    if (cli.code !== 0) throw new Error(`the sample vault could not be written:\n${cli.output}`);
    const contenders = {
      hello: helloWorld(folder('hello-profile')),
      sample: fieldbookOn(sample, folder('sample-profile')),
      large: fieldbookOn(largeVault({ notes, corpus, seed }), folder('large-profile')),
    };
    for (const contender of Object.values(contenders)) await warmUp(program, contender);

    const times = { hello: [], sample: [], large: [] };
    for (let round = 0; round < runs; round++) {
      for (const [name, contender] of Object.entries(contenders)) {
        times[name].push(await timedStart({ program, ...contender }));
      }
      process.stderr.write(`bench: ${round + 1} of ${runs}\n`);
    }
    const peer = { peer: HELLO, peerValues: times.hello, budget: BUDGET };
    return {
      electron: electronVersion(dist),
      rows: [
        compare({ figure: 'start with the sample vault', values: times.sample, ...peer }),
        compare({ figure: `start with ${notes} notes`, values: times.large, ...peer }),
      ],
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A first start that writes the snapshot of the catalogue, and a second that uses it. */
async function warmUp(program, contender) {
  const fieldbook = contender.args[0] === '.';
  await timedStart({ program, ...contender, thenWait: fieldbook ? untilVerified : undefined });
  await timedStart({ program, ...contender });
}

/** Until the catalogue has been checked against the folder, which the page is told. */
async function untilVerified(page) {
  await page.waitForFunction(
    async () => {
      const answer = await window.bridge.invoke('vault:state', undefined);
      return answer.ok && answer.value.state === 'open' && answer.value.verified;
    },
    undefined,
    { timeout: 300_000, polling: 500 },
  );
}

/** The vault of that size, made once per machine. */
function largeVault({ notes, corpus, seed }) {
  const kind = corpus ? path.basename(path.resolve(corpus)) : 'invented';
  const folder = path.join(cacheFolder(), `bench-vault-1-${kind}-${notes}-${seed}`);
  if (existsSync(folder)) return folder;
  process.stderr.write(`bench: writing a vault of ${notes} notes …\n`);
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(path.join(cacheFolder(), '.tmp-'));
  makeVault({ corpus, notes, seed, out: temporary });
  renameSync(temporary, folder);
  return folder;
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      notes: { type: 'string', default: '10000' },
      runs: { type: 'string', default: '9' },
      seed: { type: 'string', default: '1' },
      corpus: { type: 'string' },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'start') return null;
  return { notes: Number(values.notes), runs: Number(values.runs), seed: Number(values.seed), corpus: values.corpus };
}

async function main() {
  const options = readOptions();
  if (!options) {
    console.error('usage: npm run bench -- start [--notes 10000] [--runs 9] [--corpus <folder of transcripts>]');
    return 2;
  }
  ensureSystemDeps(await electronDist());
  await ensureScreen();
  const { electron, rows } = await benchStart(options);
  const output = path.join(root, 'bench-output');
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, 'start.json'), `${JSON.stringify({ electron, ...options, rows }, null, 2)}\n`);
  console.log(`Electron ${electron}, medians of ${options.runs}\n\n${table(rows)}`);
  return 0;
}

if (isProgram(import.meta.url)) process.exitCode = await main();
