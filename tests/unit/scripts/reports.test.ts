import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPlaywright, countReport, countVitest } from '../../../scripts/lib/reports.mjs';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'reports-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('vitest: skipped and unfinished tests, and files that do not load, are failures', () => {
  const statuses = ['passed', 'passed', 'failed', 'skipped', 'todo', 'pending'];
  const testResults = [
    { status: 'failed', assertionResults: statuses.map((status) => ({ status })) },
    { status: 'failed', assertionResults: [] },
  ];
  expect(countVitest({ testResults })).toEqual({ passed: 2, failed: 5 });
});

test('Playwright: skipped tests are failures; one that passed when tried again has passed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
});

test.each([
  ['all is well', { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
  ['it failed', { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
  ['it ended badly after the last test', { passed: 3, failed: 0 }, 1, { passed: 3, failed: 1 }],
  ['it found no test', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
])('a run is counted when %s', async (_name, report, code, expected) => {
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  expect(countReport(file, code, (parsed: object) => parsed)).toEqual(expected);
});

test('a run without a report is a failure', () => {
  expect(countReport(path.join(folder, 'none.json'), 0, countVitest)).toEqual({ passed: 0, failed: 1 });
});
