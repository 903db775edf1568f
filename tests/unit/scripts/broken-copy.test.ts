import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPatch, copyProject, faultNames, withBrokenCopy } from '../../../scripts/lib/broken-copy.mjs';

const projectFolder = path.resolve(import.meta.dirname, '../../..');

test('a broken copy has its fault, shares the packages, has no git data, and goes away', async () => {
  let seen = '';
  const answer = await withBrokenCopy('no-fsync', async (folder: string) => {
    seen = folder;
    const names = await readdir(folder);
    expect(names).toEqual(expect.arrayContaining(['main', 'node_modules', 'package.json', 'scripts', 'tests']));
    expect(names).not.toEqual(expect.arrayContaining(['.git']));
    expect(names).not.toEqual(expect.arrayContaining(['dist']));
    expect(await realpath(path.join(folder, 'node_modules'))).toBe(
      await realpath(path.join(projectFolder, 'node_modules')),
    );
    return readFile(path.join(folder, 'main/vault/durable-write.ts'), 'utf8');
  });
  expect(answer).not.toContain('await file.sync()');
  expect(await readFile(path.join(projectFolder, 'main/vault/durable-write.ts'), 'utf8')).toContain(
    'await file.sync()',
  );
  expect(existsSync(seen)).toBe(false);
});

test('a copy goes away when its use fails, and an unknown fault is refused with the names there are', async () => {
  let seen = '';
  const failing = withBrokenCopy('no-fsync', (folder: string) => {
    seen = folder;
    throw new Error('failed');
  });
  await expect(failing).rejects.toThrow('failed');
  expect(existsSync(seen)).toBe(false);
  await expect(withBrokenCopy('../no-fsync', () => {})).rejects.toThrow(/there is no fault.*no-fsync/);
});

test('every fault still applies to the code as it is', async () => {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'fieldbook-copy-')));
  try {
    copyProject(folder);
    for (const name of faultNames()) {
      const patch = path.join(projectFolder, `tests/sabotage/${name}.patch`);
      expect(await applyPatch(folder, patch, { dry: true }), name).toBe('');
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
