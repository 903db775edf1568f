import { configDefaults, defineConfig } from 'vitest/config';

const pure = 'tests/unit/shared/**/*.test.ts';
const services = 'tests/unit/main/{cli,export,findings,github,handlers,reviews,vault}/**/*.test.ts';

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
      // Services get all that they need as arguments and keep nothing beside them; what they import took most of the time.
      { extends: true, test: { name: 'services', include: [services], isolate: false } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, pure, services],
        },
      },
    ],
  },
});
