import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tests/support/property-seed.ts'],
    testTimeout: 60_000,
    // As many as the end-to-end tests: the default leaves one of two processors idle.
    maxWorkers: 2,
    allowOnly: false,
  },
});
