#!/usr/bin/env node
// `npm run sabotage -- --patches <folder> [--quick] [--only <name>]`: breaks the product on purpose, one patch at a time in a
// fresh copy of the project, and tells which of them `npm test` notices. Ends with 1 where one goes unnoticed.
// --quick runs only the test files that a patch names in a line `Caught by: tests/… tests/…` above its first hunk.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { applyPatch, copyProject } from './lib/broken-copy.mjs';
import { isProgram, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { failedTests, namedTests, testCommands } from './lib/sabotage.mjs';

const logs = path.join(root, 'test-results/sabotage');

async function sabotage({ folder, quick, only }) {
  const patches = readPatches(folder).filter(({ name }) => !only || name.includes(only));
  if (patches.length === 0) throw new Error(`no patch in ${folder}`);
  const tree = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-sabotage-'));
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  try {
    await linkModules(tree);
    copyProject(tree);
    const all = [...new Set(patches.flatMap(({ tests }) => tests))];
    const healthy = await test(tree, 'unharmed', quick ? all : []);
    if (healthy.code !== 0) throw new Error(`the tests fail before anything is broken: ${healthy.log}`);
    console.log(`✓ unharmed, the tests pass`);

    let missed = 0;
    for (const patch of patches) {
      copyProject(tree);
      const outcome = await tryPatch(tree, patch, quick);
      if (outcome.missed) missed += 1;
      console.log(`${outcome.missed ? '✗' : '✓'} ${patch.name}: ${outcome.text}`);
    }
    console.log(`\n${patches.length - missed} caught, ${missed} missed`);
    return missed === 0 ? 0 : 1;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function readPatches(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map((file) => {
      const full = path.resolve(folder, file);
      return { name: path.basename(file, '.patch'), file: full, tests: namedTests(readFileSync(full, 'utf8')) };
    });
}

async function tryPatch(tree, { name, file, tests }, quick) {
  if (quick && tests.length === 0) return { missed: true, text: 'MISSED: it names no tests (Caught by: …)' };
  const problem = await applyPatch(tree, file);
  if (problem) return { missed: true, text: `MISSED: it no longer applies\n${problem}` };
  const { code, log } = await test(tree, name, quick ? tests : []);
  if (code === 0) return { missed: true, text: `MISSED (${path.relative(root, log)})` };
  const failed = failedTests(path.join(tree, 'test-results'));
  const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
  return { missed: false, text: failed.length > 0 ? `caught by “${failed[0]}”${more}` : 'caught by the checks' };
}

/** Runs `npm test`, or only the files named, and keeps what it printed. */
async function test(tree, name, files) {
  const log = path.join(logs, `${name}.log`);
  rmSync(path.join(tree, 'test-results'), { recursive: true, force: true });
  let output = '';
  let code = 0;
  for (const [program, ...args] of testCommands(files)) {
    const result = await run(program, args, { cwd: tree, capture: true });
    output += result.output;
    code ||= result.code;
  }
  writeFileSync(log, output);
  return { code, log };
}

/** Hard links where the disk allows it: node_modules holds tens of thousands of files. */
async function linkModules(tree) {
  const modules = path.join(root, 'node_modules');
  const linked = await run('cp', ['-al', modules, tree], { capture: true });
  if (linked.code === 0) return;
  rmSync(path.join(tree, 'node_modules'), { recursive: true, force: true });
  cpSync(modules, path.join(tree, 'node_modules'), { recursive: true, verbatimSymlinks: true });
}

async function main() {
  const { values } = parseArgs({
    options: { patches: { type: 'string' }, quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  if (!values.patches) {
    console.error('usage: npm run sabotage -- --patches <folder> [--quick] [--only <name>]');
    return 2;
  }
  return sabotage({ folder: values.patches, quick: values.quick, only: values.only });
}

if (isProgram(import.meta.url)) {
  process.exitCode = await main().catch((error) => {
    console.error(error.message);
    return 1;
  });
}
