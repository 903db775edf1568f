#!/usr/bin/env node
// `npm run faults [-- --break <fault>] [--json <file>] [--short] [--only <scenario>]`: records the system calls of a save, lets each
// fail in each way and kills the process at each, and tells what stands on the disk. Ends with 1 where anything but the old or the
// new file does, where a save is called done that is not, or where the next one does not work.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { faultNames, withBrokenCopy } from './lib/broken-copy.mjs';
import { allRuns } from './lib/faults/plan.mjs';
import { problemLines, summary, tables } from './lib/faults/report.mjs';
import { bundleProduct } from './lib/faults/run.mjs';
import { scenarios } from './lib/faults/scenarios.mjs';
import { isProgram, root } from './lib/root.mjs';

/** Runs everything on the project in `folder`, prints it, and resolves to all results. */
async function faults(folder, { short, only }) {
  const modulesFolder = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-faults-'));
  chmodSync(modulesFolder, 0o755); // some runs are another user's
  const start = performance.now();
  try {
    const modules = await bundleProduct(folder, modulesFolder);
    const chosen = Object.keys(scenarios).filter((name) => !only || name === only);
    const results = await allRuns(modules, { chosen, short });
    console.log(tables(results));
    for (const line of problemLines(results)) console.log(line);
    console.log(`\n${summary(results)} in ${Math.round((performance.now() - start) / 1000)} s`);
    return results;
  } finally {
    rmSync(modulesFolder, { recursive: true, force: true });
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      break: { type: 'string' },
      json: { type: 'string' },
      short: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  if (values.break !== undefined && !faultNames().includes(values.break)) {
    console.error(`there is no fault “${values.break}”; there are: ${faultNames().join(', ')}`);
    return 2;
  }
  const run = (folder) => faults(folder, values);
  const results = values.break === undefined ? await run(root) : await withBrokenCopy(values.break, run);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ broken: values.break ?? null, results }, null, 2)}\n`);
  return results.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

/** Mounts and traces need a privileged user; elsewhere a namespace of our own grants both. */
function isHandedOn() {
  if (process.getuid?.() === 0) return false;
  const { status, error } = spawnSync('unshare', ['-Urm', process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 2;
  return true;
}

if (isProgram(import.meta.url) && !isHandedOn()) {
  // 2: nothing was found out. 1 is kept for what is wrong with the product.
  process.exitCode = await main().catch((error) => {
    console.error(error.stack);
    return 2;
  });
}
