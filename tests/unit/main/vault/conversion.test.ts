import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, idAt, noteId, noteText, opened, tempFolder, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const latin = Buffer.from(noteText(1, 'Prices', 'Caf\u00e9, na\u00efve\r\nplain\n'), 'latin1');
const converted = noteText(1, 'Prices', 'Café, naïve\r\nplain\n');

async function vaultOf(content: Uint8Array) {
  const root = await folderOf({ ...vaultFiles(0), [path]: content });
  const appDataDir = await tempFolder();
  const { vault, foreign } = await opened(root, { appDataDir });
  return { root, vault, foreign, appDataDir, id: idAt(vault, path), file: () => readFile(join(root, path)) };
}

test('it is shown what a file becomes before anything is written', async () => {
  const { vault, id, file } = await vaultOf(latin);
  const preview = await vault.conversion.preview(id);
  expect(preview).toMatchObject({
    encoding: 'windows-1252',
    lines: [{ number: 6, text: 'Café, naïve' }],
    lineCount: 1,
    unreadable: 0,
  });
  expect(await file()).toEqual(latin);
});

test('a converted file is UTF-8, can be edited, and its old bytes can be put back', async () => {
  const { vault, id, file, foreign, root } = await vaultOf(latin);
  const { hash } = await vault.conversion.preview(id);
  const { saved, replaced } = await vault.conversion.convert({ id, hash });
  expect(await readFile(join(root, path), 'utf8')).toBe(converted);
  const note = await vault.read(saved.id);
  expect(note).toMatchObject({ id: noteId(1), text: converted, readOnly: null, hash: saved.hash });
  expect(vault.catalogue().notes).toMatchObject([{ id: noteId(1), readOnly: null }]);
  await vault.save({ id: saved.id, baseHash: saved.hash, text: `${converted}more\n` });
  expect(foreign).toEqual([]);
  expect(await readdir(join(root, 'interviews/2026'))).toEqual(['note-1.md']);
  await vault.history.restore(saved.id, replaced);
  expect(await file()).toEqual(latin);
});

test('UTF-16 becomes UTF-8 without a byte order mark, and the note gets the id that it tells', async () => {
  const { vault, id, root } = await vaultOf(Buffer.from(`\uFEFF${converted}`, 'utf16le'));
  const { hash, encoding } = await vault.conversion.preview(id);
  expect(encoding).toBe('utf-16le');
  const { saved, replaced } = await vault.conversion.convert({ id, hash });
  expect(saved.id).toBe(noteId(1));
  expect(await readFile(join(root, path), 'utf8')).toBe(converted);
  const { versions } = await vault.history.list(saved.id);
  expect(versions.map(({ key }) => key)).toContain(replaced);
});

test('a file that changed since it was looked at is not converted', async () => {
  const { vault, id, root, file } = await vaultOf(latin);
  const { hash } = await vault.conversion.preview(id);
  const other = Buffer.concat([latin, Buffer.from([0xe9])]);
  await writeFile(join(root, path), other);
  await expect(vault.conversion.convert({ id, hash })).rejects.toMatchObject({ code: 'conflict' });
  expect(await file()).toEqual(other);
});

test('where the old bytes cannot be kept, nothing is written', async () => {
  const { vault, id, file, appDataDir } = await vaultOf(latin);
  const { hash } = await vault.conversion.preview(id);
  // A file where the history wants a folder.
  await rm(join(appDataDir, 'history'), { recursive: true, force: true });
  await writeFile(join(appDataDir, 'history'), '');
  await expect(vault.conversion.convert({ id, hash })).rejects.toMatchObject({ code: expect.any(String) });
  expect(await file()).toEqual(latin);
});

test.each([
  ['UTF-8 already', Buffer.from(noteText(1)), 'invalid'],
  ['damaged', Buffer.alloc(10_240), 'damaged'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'damaged'],
])('%s is not converted', async (_name, content, code) => {
  const { vault, id, file } = await vaultOf(content);
  await expect(vault.conversion.preview(id)).rejects.toMatchObject({ code });
  const { hash } = await vault.read(id);
  await expect(vault.conversion.convert({ id, hash })).rejects.toMatchObject({ code });
  expect(await file()).toEqual(content);
});

test('a file keeps its permissions when it is converted', async () => {
  const { vault, id, root } = await vaultOf(latin);
  await chmod(join(root, path), 0o640);
  const { hash } = await vault.conversion.preview(id);
  await vault.conversion.convert({ id, hash });
  const { stat } = await import('node:fs/promises');
  expect((await stat(join(root, path))).mode & 0o777).toBe(0o640);
});
