import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGitHubWays } from '../../../../main/github/github-ways.ts';
import { openKeptTexts } from '../../../../main/github/kept-texts.ts';
import { hashOf } from '../../../../main/vault/read-file.ts';
import { Target } from '../../../../shared/ipc/export.ts';

function appData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const text = '# Filters\n\nÄ quote: “no”.\n';
const last = { commit: 'a'.repeat(40), contentHash: hashOf(text) };
const github = { host: 'ghe.acme.example', owner: 'acme', repository: 'product', repositoryId: 1 };
const target = Target.parse({ targetId: 't', name: 'product', remote: 'x', base: 'main', confirmed: true, github });

test('what was published is read from this machine, and nobody is asked', async () => {
  const dir = appData();
  const never = () => Promise.reject(new Error('nobody is to be asked'));
  const accounts = { isConnected: never, open: never };
  const ways = createGitHubWays({ accounts, appDataDir: dir, sleep: never });
  const opened = await ways.openTarget({ ...target, github });
  expect(await opened.read(last, 'filters.md')).toBeNull();
  await openKeptTexts(dir).keep(text);
  expect(await opened.read(last, 'filters.md')).toBe(text);
});

test('only the text of that hash is given out, whatever a record names', async () => {
  const dir = appData();
  const texts = openKeptTexts(dir);
  await texts.keep(text);
  writeFileSync(join(dir, 'secret.md'), 'secret');
  expect(await texts.get('../secret')).toBeNull();
  expect(await texts.get(hashOf('another'))).toBeNull();
  writeFileSync(join(dir, 'published', `${hashOf(text)}.md`), 'changed');
  expect(await texts.get(hashOf(text))).toBeNull();
});

test('it is for the user alone, and the oldest go', async () => {
  const dir = appData();
  const texts = openKeptTexts(dir);
  await texts.keep(text);
  expect(statSync(join(dir, 'published')).mode & 0o077).toBe(0);
  expect(statSync(join(dir, 'published', `${hashOf(text)}.md`)).mode & 0o077).toBe(0);
  for (let n = 0; n < 201; n++) {
    const file = join(dir, 'published', `${hashOf(`${n}`)}.md`);
    writeFileSync(file, `${n}`);
    utimesSync(file, n, n);
  }
  await texts.keep('the newest');
  expect(readdirSync(join(dir, 'published'))).toHaveLength(200);
  expect([await texts.get(hashOf('0')), await texts.get(hashOf('the newest'))]).toEqual([null, 'the newest']);
});

test('a place that cannot be written fails nothing', async () => {
  const dir = appData();
  writeFileSync(join(dir, 'published'), 'no folder');
  const texts = openKeptTexts(dir);
  await texts.keep(text);
  expect(await texts.get(hashOf(text))).toBeNull();
});
