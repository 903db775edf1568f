import { configDefaults, defineConfig } from 'vitest/config';

const pure = 'tests/unit/shared/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['tests/support/property-seed.ts'],
    testTimeout: 60_000,
    // As many as the processors of a build machine: the default leaves one of two idle.
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      // What is pure has nothing to leave behind: its files share a process, and what they import is loaded once.
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
      {
        extends: true,
        test: { name: 'parts', include: ['tests/unit/**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, pure] },
      },
    ],
  },
});
