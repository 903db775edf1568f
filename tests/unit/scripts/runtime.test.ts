import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runtimeName } from '../../../scripts/lib/npm-electron.mjs';
import { sourcesDigest } from '../../../scripts/lib/stale.mjs';

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/libEGL.so', 'libEGL.so'],
  ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
  ['Cypress/locales/', null],
  ['Cypress/browser_v8_context_snapshot.bin', null],
  ['Cypress/resources/app/index.js', null],
  ['README.md', null],
])('of the archive, %s becomes %s', (entry, name) => {
  expect(runtimeName(entry)).toBe(name);
});

test('a build is stale after a source was changed, added or removed, and not otherwise', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stale-'));
  await mkdir(path.join(folder, 'main'));
  const file = path.join(folder, 'main/a.ts');
  await writeFile(file, 'one');
  const digest = () => sourcesDigest(folder, ['main', 'missing.json']);
  const first = digest();
  expect(digest()).toBe(first);

  await writeFile(path.join(folder, 'main/b.ts'), 'two');
  expect(digest()).not.toBe(first);
  await rm(path.join(folder, 'main/b.ts'));
  expect(digest()).toBe(first);

  await utimes(file, new Date(0), new Date(0));
  expect(digest()).not.toBe(first);
  await rm(folder, { recursive: true });
});
