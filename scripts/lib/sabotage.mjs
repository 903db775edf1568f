import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Test files that a patch says will notice it: all lines `Caught by: tests/a.test.ts tests/b.spec.ts` above the first hunk. */
export function namedTests(patch) {
  const preamble = patch.split(/^(?:diff --git|--- )/m)[0];
  return [...preamble.matchAll(/^Caught by:(.*)$/gm)].flatMap(([, files]) => files.trim().split(/\s+/)).filter(Boolean);
}

/** Commands that run the given test files; all of `npm test` where none is given. Each is a program with its arguments. */
export function testCommands(files) {
  if (files.length === 0) return [[process.execPath, 'scripts/test.mjs']];
  const e2e = files.filter((file) => file.startsWith('tests/e2e/'));
  const unit = files.filter((file) => !file.startsWith('tests/e2e/'));
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json'];
  return [
    ...(unit.length > 0 ? [[process.execPath, ...vitest, '--outputFile.json=test-results/unit.json', ...unit]] : []),
    ...(e2e.length > 0 ? [[process.execPath, 'scripts/e2e.mjs', ...e2e]] : []),
  ];
}

/** Titles of the tests that failed, from the reports in a `test-results` folder. */
export function failedTests(folder) {
  const unit = readReport(path.join(folder, 'unit.json'));
  const e2e = readReport(path.join(folder, 'e2e.json'));
  return [
    ...(unit?.testResults ?? [])
      .flatMap((file) => file.assertionResults)
      .filter(isFailed)
      .map((test) => test.fullName),
    ...specs(e2e)
      .filter((spec) => !spec.ok)
      .map((spec) => spec.title),
  ];
}

const isFailed = (test) => test.status !== 'passed';

function specs(suite) {
  if (!suite) return [];
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
