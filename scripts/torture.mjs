#!/usr/bin/env node
// `npm run torture -- --kills 500 [--parallel 2] [--log <file>] [--seed 1] [--break <fault>]`: types into the running app, kills
// it at random moments, starts it again, and judges what was lost. Ends with 1 where anything was lost that must not be.
// `npm run torture -- --verify <log> <vault>` judges alone, from the log of a run and the files of its vault.
// --break tortures a copy that has a fault of tests/sabotage. The vaults are kept where `--log` is given or a run fails.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { electronDist, electronExecutable, electronVersion } from './electron-runtime.mjs';
import { withBrokenCopy } from './lib/broken-copy.mjs';
import { createRandom } from './lib/random.mjs';
import { isProgram, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { readFolder, writeVault } from './lib/torture/files.mjs';
import { judge, reportLines } from './lib/torture/judge.mjs';
import { runLane } from './lib/torture/lane.mjs';
import { openLog, readLog } from './lib/torture/log.mjs';
import { createWords } from './lib/torture/words.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

/** A broken copy is tortured in rounds of so many kills a lane, until it is noticed or `--kills` (by default 100) are over. */
const ROUND = 10;
const KILLS = 100;

/** Tortures the app in `folder`, in `parallel` lanes with a vault each. Resolves to the logs and vaults, and prints as it goes. */
async function torture({ folder, kills, parallel, seed, log, place }) {
  const dist = await electronDist();
  console.log(`Electron ${electronVersion(dist)}, seed ${seed}`);
  const program = electronExecutable(dist);
  let done = 0;
  const lanes = Array.from({ length: parallel }, (_none, lane) => {
    const vault = path.join(place, `vault-${lane + 1}`);
    const file = lane === 0 ? log : `${log}.${lane + 1}`;
    rmSync(file, { force: true });
    mkdirSync(vault, { recursive: true });
    return { lane, vault, file, kills: Math.floor((kills + lane) / parallel) };
  });
  const start = Date.now();
  await Promise.all(
    lanes.map(async ({ lane, vault, file, kills: share }) => {
      const words = createWords(lane);
      const events = openLog(file);
      const { troubles } = await runLane({
        kills: share,
        program,
        folder,
        vault,
        profile: path.join(place, `profile-${lane + 1}-`),
        log: events,
        random: createRandom(seed * 100 + lane),
        words,
        notes: writeVault(vault, words, { foreign: lane % 2 === 1 }),
        progress(_n, kind) {
          done += 1;
          const seconds = Math.round((Date.now() - start) / 1000);
          process.stderr.write(`torture: ${done} of ${kills} (${kind}), ${seconds} s\n`);
        },
      });
      if (troubles > 0) console.log(`lane ${lane + 1}: ${troubles} cycles ended early, see “trouble” in its log`);
      events.close();
    }),
  );
  return lanes.map(({ file, vault }) => ({ log: file, vault }));
}

/** Judges one log and its vault, prints the figures, and resolves to whether all is well. */
function verify(log, vault) {
  const verdict = judge(readLog(log), readFolder(vault));
  console.log(`\n${log}\n${reportLines(verdict).join('\n')}`);
  return verdict.violations.length === 0;
}

async function tortureAndJudge(options) {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'fieldbook-torture-')));
  const log = options.log ? path.resolve(options.log) : path.join(place, 'torture.jsonl');
  let well = false;
  try {
    const lanes = await torture({ ...options, log, place });
    well = lanes.map((lane) => verify(lane.log, lane.vault)).every(Boolean);
  } finally {
    if (well && !options.log) rmSync(place, { recursive: true, force: true });
    else console.log(`\nlogs: ${log}\nvaults: ${place}`);
  }
  return well ? 0 : 1;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kills: { type: 'string' },
      parallel: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      log: { type: 'string' },
      break: { type: 'string' },
      verify: { type: 'boolean', default: false },
    },
  });
  if (values.verify && positionals.length === 2) return verify(...positionals) ? 0 : 1;
  if (values.verify || positionals.length > 0 || !(values.kills || values.break)) {
    console.error('usage: npm run torture -- --kills <n> [--parallel 2] [--log <file>] [--seed <n>] [--break <fault>]');
    console.error('       npm run torture -- --verify <log> <vault>');
    return 2;
  }
  const numbers = {
    kills: Number(values.kills ?? KILLS),
    parallel: Number(values.parallel),
    seed: Number(values.seed),
  };
  ensureSystemDeps(await electronDist());
  await ensureScreen();
  if (!values.break) {
    await buildIfStale();
    return tortureAndJudge({ folder: root, log: values.log, ...numbers });
  }
  return withBrokenCopy(values.break, async (folder) => {
    const built = await run(process.execPath, ['scripts/build.mjs'], { cwd: folder, capture: true });
    if (built.code !== 0) throw new Error(`the broken copy could not be built:\n${built.output}`);
    return tortureUntilCaught({ folder, log: values.log, ...numbers });
  });
}

async function tortureUntilCaught({ kills, ...options }) {
  for (let done = 0; done < kills; ) {
    const round = Math.min(ROUND * options.parallel, kills - done);
    const code = await tortureAndJudge({ ...options, kills: round, seed: options.seed + done });
    done += round;
    console.log(code === 0 ? `\nnot noticed after ${done} kills` : `\nnoticed within ${done} kills`);
    if (code !== 0) return code;
  }
  return 0;
}

if (isProgram(import.meta.url)) {
  process.exitCode = await main().catch((error) => {
    console.error(error.stack);
    return 1;
  });
}
