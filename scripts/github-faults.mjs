#!/usr/bin/env node
// `npm run github-faults -- [--only <scenario>] [--break <fault>]`: lets every call that publishing to GitHub makes fail in every way, has the user
// try again until it works, and judges what is there then. Ends with 1 where that is not one branch, one commit per bundle and one
// pull request, byte for byte, or where a commit of somebody else is lost.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runBroken } from './lib/broken-copy.mjs';
import { importBundled } from './lib/bundle.mjs';
import { isProgram } from './lib/root.mjs';

const USAGE = `usage: npm run github-faults -- [options]

  --only <scenario>  new | changed | "edited between tries" | "changed and edited" | "base moved" | "new, by a fork" |
                     "changed, by a fork" | "new, by an old fork" (all without it)
  --most <n>         at most so many cases, evenly over all (all without it)
  --turn <n>         which of them (0 without it)
  --json <file>      all of it for programs
  --break <fault>    the same in a copy of Fieldbook with a fault of tests/sabotage: has to end with 1`;

const cwd = process.env.INIT_CWD ?? process.cwd();
/** Ms that the client waits for an answer: on a busy machine one that comes is not given up. */
const PATIENCE = 800;
/** Most of the time is waiting for answers that do not come. */
const AT_ONCE = 16;
const TOLD_EACH = 250;

async function githubFaults(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      most: { type: 'string' },
      turn: { type: 'string', default: '0' },
      json: { type: 'string' },
      break: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.break) return runBroken('github-faults.mjs', values.break, args);
  const start = performance.now();
  const { tryFaults, reportOf } = await importBundled('tests/github-faults/main.ts');
  const results = await tryFaults({
    ...(values.most !== undefined && { most: Number(values.most) }),
    ...{ turn: Number(values.turn), only: values.only, patience: PATIENCE, atOnce: AT_ONCE },
    progress: (done, of) => done % TOLD_EACH === 0 && console.error(`${done} of ${of}`),
  });
  if (results.length === 0) throw new Error(`there is no scenario “${values.only}”`);
  console.log(reportOf(results));
  console.log(`in ${Math.round((performance.now() - start) / 1000)} s`);
  if (values.json) writeFileSync(path.resolve(cwd, values.json), `${JSON.stringify(results, null, 2)}\n`);
  return results.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

if (isProgram(import.meta.url)) {
  process.exitCode = await githubFaults(process.argv.slice(2)).catch((error) => {
    console.error(error.stack);
    return 2;
  });
}
