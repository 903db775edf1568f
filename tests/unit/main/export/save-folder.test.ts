import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngPicture } from '../../../support/pictures.ts';
import { ids } from './fake-vault.ts';
import { clean, clearedFor, folderName, name, setUp } from './outgoing.ts';

const files = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

test('holds the document and, in a folder of its name, the pictures', async () => {
  const { exports, place } = setUp();
  const bundle = await clearedFor(exports);
  const saved = await exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask');
  expect(saved).toEqual({ outcome: 'saved', name: folderName, files: 2 });
  expect(files(place)).toEqual([
    folderName,
    join(folderName, folderName),
    join(folderName, `${folderName}.md`),
    join(folderName, folderName, name),
  ]);
  expect(readFileSync(join(place, folderName, `${folderName}.md`), 'utf8')).toBe(bundle.files[0]!.text);
  expect(readFileSync(join(place, folderName, folderName, name))).toEqual(clean);
});

test('one that is there is asked about; both can be kept', async () => {
  const { exports, place } = setUp();
  mkdirSync(join(place, folderName));
  writeFileSync(join(place, folderName, `${folderName}.md`), 'mine');
  const bundle = await clearedFor(exports);
  const { bundleId, sha256 } = bundle;
  expect(await exports.saveFolder(bundleId, sha256, 'ask')).toEqual({ outcome: 'exists', name: folderName });
  expect(files(join(place, folderName))).toEqual([`${folderName}.md`]);
  expect(readFileSync(join(place, folderName, `${folderName}.md`), 'utf8')).toBe('mine');
  const kept = await exports.saveFolder(bundleId, sha256, 'keep-both');
  expect(kept).toEqual({ outcome: 'saved', name: `${folderName}-2`, files: 2 });
  expect(readFileSync(join(place, folderName, `${folderName}.md`), 'utf8')).toBe('mine');
  expect(readFileSync(join(place, `${folderName}-2`, `${folderName}.md`), 'utf8')).toBe(bundle.files[0]!.text);
});

test('replaced, its files are the new ones, and those of others stay', async () => {
  const { exports, place, put } = setUp();
  const first = await clearedFor(exports);
  await exports.saveFolder(first.bundleId, first.sha256, 'ask');
  writeFileSync(join(place, folderName, 'my notes.txt'), 'mine');
  put(`attachments/${ids.filters}/Noor Haddad.png`, pngPicture(2, 2, [0, 0, 0]));
  const bundle = await clearedFor(exports);
  await exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask');
  const saved = await exports.saveFolder(bundle.bundleId, bundle.sha256, 'replace');
  expect(saved).toEqual({ outcome: 'saved', name: folderName, files: 2 });
  expect(files(join(place, folderName))).toEqual([
    folderName,
    `${folderName}.md`,
    join(folderName, bundle.images[0]!.path.split('/').at(-1)!),
    'my notes.txt',
  ]);
  expect(readFileSync(join(place, folderName, `${folderName}.md`), 'utf8')).toBe(bundle.files[0]!.text);
});

test('what could not be replaced to the end is told', async () => {
  const { exports, place } = setUp();
  const bundle = await clearedFor(exports);
  const { bundleId, sha256 } = bundle;
  await exports.saveFolder(bundleId, sha256, 'ask');
  rmSync(join(place, folderName, `${folderName}.md`));
  mkdirSync(join(place, folderName, `${folderName}.md`));
  await exports.saveFolder(bundleId, sha256, 'ask');
  expect(await exports.saveFolder(bundleId, sha256, 'replace')).toMatchObject({
    ...{ outcome: 'partly', name: folderName, written: 1, files: 2, why: 'io' },
  });
});

test.each(['the vault', 'a folder of the vault', 'a link into the vault'])('is refused in %s', async (where) => {
  const { exports, root, place, out } = setUp();
  symlinkSync(root, join(place, 'link'));
  out.place = { 'the vault': root, 'a folder of the vault': join(root, 'interviews') }[where] ?? join(place, 'link');
  const bundle = await clearedFor(exports);
  const saving = exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask');
  await expect(saving).rejects.toMatchObject({ code: 'invalid', message: 'inside' });
  expect(readdirSync(root).sort()).toEqual(['attachments', 'fieldbook.yml', 'interviews', 'privacy']);
  expect(readdirSync(join(root, 'interviews'))).toEqual([]);
});

test('is not written through a link into the vault when it is replaced', async () => {
  const { exports, root, place } = setUp();
  symlinkSync(join(root, 'interviews'), join(place, folderName));
  const bundle = await clearedFor(exports);
  await exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask');
  const saving = exports.saveFolder(bundle.bundleId, bundle.sha256, 'replace');
  await expect(saving).rejects.toMatchObject({ code: 'invalid', message: 'inside' });
  expect(readdirSync(join(root, 'interviews'))).toEqual([]);
});

test('nothing is left behind where it cannot be written', async () => {
  const { exports, place, out } = setUp();
  writeFileSync(join(place, 'file'), '');
  out.place = join(place, 'file');
  const bundle = await clearedFor(exports);
  await expect(exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask')).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(readdirSync(place)).toEqual(['file']);
  out.place = null;
  await expect(exports.saveFolder(bundle.bundleId, bundle.sha256, 'ask')).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('the place of another bundle is not taken', async () => {
  const { exports, place } = setUp();
  mkdirSync(join(place, folderName));
  const first = await clearedFor(exports);
  await exports.saveFolder(first.bundleId, first.sha256, 'ask');
  const next = await clearedFor(exports);
  const saving = exports.saveFolder(next.bundleId, next.sha256, 'replace');
  await expect(saving).rejects.toMatchObject({ code: 'not-cleared' });
  expect(existsSync(join(place, folderName, `${folderName}.md`))).toBe(false);
});
