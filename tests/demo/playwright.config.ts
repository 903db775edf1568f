import { defineConfig } from '@playwright/test';
import { electronDist } from '../../scripts/electron-runtime.mjs';

process.env.ELECTRON_OVERRIDE_DIST_PATH ??= await electronDist();

/** The demo is one long journey that leaves pictures; it asserts on its way, so that it cannot show what does not work. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/demo',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
