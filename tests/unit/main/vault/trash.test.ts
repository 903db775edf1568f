import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, noteId, noteText, opened, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const moment = Date.parse('2026-11-25T12:00:00Z');

async function vaultWith(count: number) {
  const root = await folderOf(vaultFiles(count));
  let now = moment;
  const { vault, changes } = await opened(root, { now: () => (now += 1000) });
  return { root, vault, changes };
}

test('trashed notes are listed, latest first, with what tells them apart', async () => {
  const { vault } = await vaultWith(2);
  expect(await vault.trashed()).toEqual({ notes: [], others: 0 });
  const first = await vault.trash(noteId(1));
  const second = await vault.trash(noteId(2));
  const { notes, others } = await vault.trashed();
  expect(notes.map((note) => [note.trashedId, note.title, note.date])).toEqual([
    [second.trashedId, 'Call 2', '2026-11-03'],
    [first.trashedId, 'Call 1', '2026-11-02'],
  ]);
  expect(notes[1]).toMatchObject({ path, bytes: noteText(1).length, unreadable: false });
  expect(Math.abs(notes[1]!.trashedAt - moment)).toBeLessThan(60_000);
  expect(others).toBe(0);
  expect(await vault.readTrashed(first.trashedId)).toEqual({ text: noteText(1), isText: true, isWhole: true });
});

test('what others put into the trash breaks nothing and is left alone', async () => {
  const { root, vault } = await vaultWith(1);
  await vault.trash(noteId(1));
  const trash = join(root, '.trash');
  const ulidFolder = join(trash, noteId(8));
  await writeFile(join(trash, 'letter.txt'), 'mine');
  await mkdir(join(trash, 'old notes'));
  await mkdir(ulidFolder);
  await writeFile(join(ulidFolder, 'one.md'), '1');
  await writeFile(join(ulidFolder, 'two.md'), '2');
  await mkdir(join(trash, noteId(9)));
  await symlink('/etc/hostname', join(trash, noteId(9), 'link.md'));
  const { notes, others } = await vault.trashed();
  expect(notes.map((note) => note.title)).toEqual(['Call 1']);
  expect(others).toBe(4);
  for (const id of [noteId(8), noteId(9)]) {
    await expect(vault.readTrashed(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(vault.deleteTrashed(id)).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(await readdir(ulidFolder)).toEqual(['one.md', 'two.md']);
});

test('a note of bytes that are no text is listed by its name and comes back as it was', async () => {
  const bytes = Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x0a]);
  const root = await folderOf({ ...vaultFiles(0), 'interviews/latin.md': bytes });
  const { vault } = await opened(root);
  const [note] = vault.catalogue().notes;
  const { trashedId } = await vault.trash(note!.id);
  expect((await vault.trashed()).notes).toMatchObject([{ title: 'latin', path: 'interviews/latin.md' }]);
  expect(await vault.readTrashed(trashedId)).toMatchObject({ isText: false });
  await vault.restore(trashedId);
  expect(await readFile(join(root, 'interviews/latin.md'))).toEqual(bytes);
});

test('a large one is shown by its start, cut between two lines', async () => {
  const body = `${'Grüße aus Köln. '.repeat(10)}\n`;
  const root = await folderOf({ ...vaultFiles(0), [path]: noteText(1, 'Long', body.repeat(9000)) });
  const { vault } = await opened(root);
  const { trashedId } = await vault.trash(noteId(1));
  const { text, isText, isWhole } = await vault.readTrashed(trashedId);
  expect([isText, isWhole, text.endsWith(body)]).toEqual([true, false, true]);
  expect((await vault.trashed()).notes).toMatchObject([{ title: 'Long', unreadable: false }]);
});

test('deleting for good takes the file, its folder and its versions, and nothing else', async () => {
  const { root, vault } = await vaultWith(2);
  const { hash } = await vault.read(noteId(1));
  await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Call 1', 'Edited.') });
  const { trashedId } = await vault.trash(noteId(1));
  await vault.trash(noteId(2));
  expect((await vault.history.list(noteId(1))).versions.length).toBeGreaterThan(0);
  await vault.deleteTrashed(trashedId);
  expect((await vault.trashed()).notes.map((note) => note.title)).toEqual(['Call 2']);
  expect((await readdir(join(root, '.trash'))).length).toBe(1);
  expect((await vault.history.list(noteId(1))).versions).toEqual([]);
  expect((await vault.history.list(noteId(2))).versions.length).toBe(1);
  await expect(vault.deleteTrashed(trashedId)).rejects.toMatchObject({ code: 'not-found' });
});

test('the versions stay where a file of the vault still has the id', async () => {
  const root = await folderOf(vaultFiles(1));
  const first = await opened(root);
  const { trashedId } = await first.vault.trash(noteId(1));
  await first.vault.close();
  await writeFile(join(root, path), noteText(1, 'Call 1', 'It is back.'));
  const { vault } = await opened(root, { appDataDir: first.appDataDir });
  await vault.deleteTrashed(trashedId);
  expect((await vault.history.list(noteId(1))).versions).toMatchObject([{ because: 'trashed' }]);
});

test('nothing of a vault for reading only is deleted or restored', async () => {
  const { root, vault } = await vaultWith(1);
  const { trashedId } = await vault.trash(noteId(1));
  const reader = await opened(root, { mode: 'look' });
  await expect(reader.vault.deleteTrashed(trashedId)).rejects.toMatchObject({ code: 'vault-in-use' });
  await expect(reader.vault.restore(trashedId)).rejects.toMatchObject({ code: 'vault-in-use' });
  expect((await reader.vault.trashed()).notes).toHaveLength(1);
});
