#!/usr/bin/env node
// `npm test`: check → unit → build → end to end, and one plain line at the end. Stops at nothing, so that all is counted.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { e2e } from './e2e.mjs';
import { electronDist, electronVersion } from './electron-runtime.mjs';
import { countPlaywright, countReport, countVitest } from './lib/reports.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

const results = path.join(root, 'test-results');

/** Runs one stage under a heading and resolves to its counts; a stage that throws is one failure. */
async function stage(name, work) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const counts = await work().catch((error) => {
    console.log(error.stack ?? error.message);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return { name, seconds, ...counts };
}

async function prepare() {
  const dist = await electronDist();
  ensureSystemDeps(dist, { tests: true });
  console.log(`Electron ${electronVersion(dist)}`);
  return { passed: 0, failed: 0 };
}

async function unit() {
  const report = path.join(results, 'unit.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(process.execPath, [vitest, 'run', ...reporters]);
  return countReport(report, code, countVitest);
}

async function buildAll() {
  await build();
  return { passed: 1, failed: 0 };
}

async function endToEnd() {
  const code = await e2e();
  return countReport(path.join(results, 'e2e.json'), code, countPlaywright);
}

rmSync(results, { recursive: true, force: true });
const stages = [
  await stage('Electron and system packages', prepare),
  await stage('check', check),
  await stage('unit', unit),
  await stage('build', buildAll),
  await stage('end to end', endToEnd),
];

console.log('\n── summary ──');
for (const { name, seconds, passed, failed } of stages) {
  console.log(
    `${name.padEnd(30)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`,
  );
}
const total = (key) => stages.reduce((sum, one) => sum + one[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
