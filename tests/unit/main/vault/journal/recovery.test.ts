import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openVault } from '../../../../../main/vault/open-vault.ts';
import type { Vault } from '../../../../../main/vault/vault.ts';
import { type Files, folderOf, noteId, noteText, silent, tempFolder, vaultFiles } from '../vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const id = noteId(1);
const typed = noteText(1, 'Call 1', 'They said things. And more.\n');

/** A vault as the app has it, looked through and closed with the test. */
async function running(root: string, appDataDir: string): Promise<Vault> {
  const vault = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'watch' });
  onTestFinished(() => vault.close());
  await vault.whenVerified();
  return vault;
}

/** What a process leaves that ends without a word after `before`: the folder, and its journals in app data of their own. */
async function crashed(files: Files, before: (vault: Vault, dir: string) => Promise<void>) {
  const root = await folderOf(files);
  const [dir, appDataDir] = [await tempFolder(), await tempFolder()];
  await before(await running(root, dir), dir);
  await cp(join(dir, 'journals'), join(appDataDir, 'journals'), { recursive: true }).catch(() => {});
  return { root, appDataDir, again: () => running(root, appDataDir) };
}

const journals = async (dir: string) =>
  (await readdir(dir, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.journal'));

test('what was typed and not saved is in the file at the next start, and the note says so once', async () => {
  const { root, appDataDir, again } = await crashed(vaultFiles(1), async (vault) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: noteText(1, 'Call 1', 'They said things. And') });
    await vault.keepJournal({ id, baseHash: hash, text: typed });
  });
  const vault = await again();
  expect((await vault.read(id)).text).toBe(typed);
  expect([vault.takeRecovered(id), vault.takeRecovered(id)]).toEqual([{ copyId: null }, undefined]);
  expect(await readFile(join(root, path), 'utf8')).toBe(typed);
  expect(await journals(appDataDir)).toEqual([]);
});

test('a save takes the journal away; what is typed on after it is kept', async () => {
  const more = noteText(1, 'Call 1', 'They said things. And more. Then this.\n');
  const { appDataDir, again } = await crashed(vaultFiles(1), async (vault, dir) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: typed });
    expect(await journals(dir)).toHaveLength(1);
    await vault.save({ id, baseHash: hash, text: typed });
    expect(await journals(dir)).toEqual([]);
    // The page may not have heard of the save yet.
    await vault.keepJournal({ id, baseHash: hash, text: more });
  });
  expect((await (await again()).read(id)).text).toBe(more);
  expect(await journals(appDataDir)).toEqual([]);
});

test('a note that has no file yet gets one', async () => {
  const text = noteText(7, 'A call that had just begun', 'First words');
  const { again } = await crashed(vaultFiles(1), async (vault) => {
    await vault.keepJournal({ id: noteId(7), baseHash: null, text });
  });
  const vault = await again();
  await vault.whenVerified();
  expect((await vault.read(noteId(7))).text).toBe(text);
});

test('somebody else changed the file meanwhile: theirs stays, what was typed is a copy', async () => {
  const { root, again } = await crashed(vaultFiles(1), async (vault) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: typed });
  });
  const theirs = noteText(1, 'Call 1', 'They said other things.\n');
  await writeFile(join(root, path), theirs);
  const vault = await again();
  const note = await vault.read(id);
  expect(note.text).toBe(theirs);
  const copy = await vault.read(vault.takeRecovered(id)!.copyId!);
  expect(copy.text).toContain('And more.');
});

test('a note of a foreign folder, whose first save gave it an id, goes on under that id', async () => {
  const text = `---\nid: ${noteId(3)}\n---\nHello there`;
  const { root, again } = await crashed({ 'hello.md': 'Hello\n' }, async (vault) => {
    const [row] = vault.catalogue().notes;
    const { hash } = await vault.read(row!.id);
    await vault.keepJournal({ id: row!.id, baseHash: hash, text });
    const saving = vault.save({ id: row!.id, baseHash: hash, text });
    await vault.keepJournal({ id: row!.id, baseHash: hash, text: `${text}, and more` });
    expect((await saving).id).toBe(noteId(3));
  });
  const vault = await again();
  expect((await vault.read(noteId(3))).text).toBe(`${text}, and more`);
  expect((await readdir(root)).filter((name) => name.endsWith('.md'))).toEqual(['hello.md']);
});

test('a new note whose first save had come into place is not written twice', async () => {
  const text = noteText(7, 'A call that had just begun', 'First words');
  const { again } = await crashed(vaultFiles(1), async (vault) => {
    await vault.keepJournal({ id: noteId(7), baseHash: null, text });
    const creating = vault.create({ id: noteId(7), text });
    await vault.keepJournal({ id: noteId(7), baseHash: null, text: `${text}, and more` });
    await creating;
  });
  const vault = await again();
  await expect.poll(() => vault.read(noteId(7)).then((note) => note.text)).toBe(`${text}, and more`);
  expect(vault.catalogue().notes).toHaveLength(2);
});

test('a file that was removed meanwhile is written anew', async () => {
  const { root, again } = await crashed(vaultFiles(3), async (vault) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: typed });
  });
  await rm(join(root, path));
  const vault = await again();
  await vault.whenVerified();
  await expect.poll(() => vault.catalogue().notes.some((note) => note.id === id)).toBe(true);
  expect((await vault.read(id)).text).toBe(typed);
});

test('a note in the trash does not come back', async () => {
  const { again } = await crashed(vaultFiles(2), async (vault) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: typed });
    await vault.trash(id);
  });
  const vault = await again();
  await vault.whenVerified();
  expect(vault.catalogue().notes.map((note) => note.id)).toEqual([noteId(2)]);
});

test('a page that ended is restored from while the vault stays open', async () => {
  const root = await folderOf(vaultFiles(1));
  const vault = await running(root, await tempFolder());
  const { hash } = await vault.read(id);
  await vault.keepJournal({ id, baseHash: hash, text: typed });
  await vault.recover();
  expect((await vault.read(id)).text).toBe(typed);
  expect(vault.takeRecovered(id)).toEqual({ copyId: null });
});

test('a journal that is torn or no journal at all is no hindrance', async () => {
  const { appDataDir, again } = await crashed(vaultFiles(1), async (vault) => {
    const { hash } = await vault.read(id);
    await vault.keepJournal({ id, baseHash: hash, text: typed });
  });
  const [name] = await journals(appDataDir);
  const file = join(appDataDir, name!);
  await writeFile(file, `${await readFile(file, 'utf8')}0123456789abcdef {"kind":"cha`);
  await writeFile(join(file, '..', 'noise.journal'), Buffer.alloc(5000, 7));
  expect((await (await again()).read(id)).text).toBe(typed);
});
