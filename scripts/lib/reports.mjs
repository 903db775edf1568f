import { existsSync, readFileSync } from 'node:fs';

/** How many tests passed and failed. A skipped test counts as failed: it has shown nothing. */
export function countVitest(report) {
  const all = report.testResults.flatMap((file) => file.assertionResults);
  const passed = all.filter((test) => test.status === 'passed').length;
  // A file that could not be loaded has no tests to count.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed, failed: all.length - passed + broken.length };
}

/** The same for Playwright's JSON report. Only a build machine tries a test again; what passed then has passed, and is listed as flaky. */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped + errors.length };
}

/**
 * Counts the report in `file`, written by a run that ended with `code`. A run that left no report, or that ended badly
 * though no test failed, is one failure.
 */
export function countReport(file, code, count) {
  const result = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  const silent = result.failed === 0 && (code !== 0 || result.passed === 0);
  return silent ? { ...result, failed: 1 } : result;
}
