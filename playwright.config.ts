import { defineConfig } from '@playwright/test';
import { electronDist } from './scripts/electron-runtime.mjs';
import { endToEndWorkers } from './scripts/lib/workers.mjs';

// Also read by each worker, which inherits the variable and so does not look again.
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= await electronDist();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalTeardown: './tests/support/canary/at-the-end.ts',
  fullyParallel: true,
  workers: endToEndWorkers,
  forbidOnly: true,
  // A build machine is shared and slow at times; at a desk a test that fails now and then is to be noticed.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
