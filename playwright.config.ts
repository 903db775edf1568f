import { defineConfig } from '@playwright/test';
import { electronDist } from './scripts/electron-runtime.mjs';

// Also read by each worker, which inherits the variable and so does not look again.
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= await electronDist();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
