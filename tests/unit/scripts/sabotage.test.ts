import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failedTests, namedTests, testCommands } from '../../../scripts/lib/sabotage.mjs';

test('a patch names the tests that notice it', () => {
  const patch = [
    'No fsync before the rename.',
    'Caught by: tests/unit/a.test.ts tests/e2e/b.spec.ts',
    'Caught by: tests/unit/c.test.ts',
    'diff --git a/x b/x',
    '+Caught by: tests/unit/not-this.test.ts',
  ].join('\n');
  expect(namedTests(patch)).toEqual(['tests/unit/a.test.ts', 'tests/e2e/b.spec.ts', 'tests/unit/c.test.ts']);
  expect(namedTests('--- a/x\n+++ b/x\n')).toEqual([]);
});

test('files are run by the runner they belong to, and all tests where none is named', () => {
  const lines = testCommands(['tests/unit/a.test.ts', 'tests/e2e/b.spec.ts']).map((command: string[]) =>
    command.join(' '),
  );
  expect(lines).toEqual([
    expect.stringMatching(/vitest\.mjs run .*tests\/unit\/a\.test\.ts$/),
    expect.stringMatching(/scripts\/e2e\.mjs tests\/e2e\/b\.spec\.ts$/),
  ]);
  expect(testCommands([])).toEqual([[process.execPath, 'scripts/test.mjs']]);
});

test('the tests that failed are found in both reports', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sabotage-'));
  expect(failedTests(folder)).toEqual([]);
  const unit = { testResults: [{ assertionResults: [{ status: 'failed', fullName: 'u1' }, { status: 'passed' }] }] };
  const e2e = { suites: [{ specs: [{ ok: true, title: 'x' }], suites: [{ specs: [{ ok: false, title: 'e1' }] }] }] };
  await writeFile(path.join(folder, 'unit.json'), JSON.stringify(unit));
  await writeFile(path.join(folder, 'e2e.json'), JSON.stringify(e2e));
  expect(failedTests(folder)).toEqual(['u1', 'e1']);
  await rm(folder, { recursive: true });
});
