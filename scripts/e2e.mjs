#!/usr/bin/env node
// End-to-end tests in real Electron. Arguments go to Playwright: `npm run test:e2e -- export.spec.ts --workers=1`.
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { electronDist } from './electron-runtime.mjs';
import { isProgram, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { endToEndWorkers } from './lib/workers.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

/** Builds if need be and runs Playwright, under virtual screens where there is no display. Resolves to its exit code. */
export async function e2e(args = []) {
  const dist = await electronDist();
  ensureSystemDeps(dist, { tests: true });
  await ensureScreen(endToEndWorkers);
  await buildIfStale();
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  const { code } = await run(process.execPath, [playwright, 'test', ...args], { env });
  return code;
}

if (isProgram(import.meta.url)) {
  process.exitCode = await e2e(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 1;
  });
}
