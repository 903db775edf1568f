import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { root } from '../support/launch-app.ts';

test.setTimeout(180_000);

test('typed into and killed at random moments, it loses nothing that it must not', () => {
  const script = path.join(root, 'scripts/torture.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--kills', '6', '--seed', '1'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toMatch(/^ {2}kills: [6-9]/m);
  expect(stdout).toMatch(/^✓ acknowledged words lost: 0$/m);
});
