import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, idAt, noteId, noteText, opened, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';

test('a note is read as it stands, byte order mark and line ends included', async () => {
  const text = `\uFEFF${noteText(1).replaceAll('\n', '\r\n')}`;
  const { vault } = await opened(await folderOf({ ...vaultFiles(0), [path]: text }));
  expect(await vault.read(noteId(1))).toMatchObject({ text, path, readOnly: null });
});

test('a saved note is on the disk, in the catalogue and keeps its permissions', async () => {
  const root = await folderOf(vaultFiles(1));
  await chmod(join(root, path), 0o640);
  const { vault, changes, foreign } = await opened(root);
  const before = await vault.read(noteId(1));
  const text = noteText(1, 'Filters in funnels');
  const saved = await vault.save({ id: noteId(1), baseHash: before.hash, text });
  expect(await readFile(join(root, path), 'utf8')).toBe(text);
  expect((await stat(join(root, path))).mode & 0o777).toBe(0o640);
  expect(saved).toMatchObject({ id: noteId(1), path, summary: { title: 'Filters in funnels' } });
  expect(saved.hash).not.toBe(before.hash);
  expect(changes.at(-1)).toMatchObject({ upserted: [{ id: noteId(1), title: 'Filters in funnels' }], removed: [] });
  expect(foreign).toEqual([]);
  expect(await readdir(join(root, 'interviews/2026'))).toEqual(['note-1.md']);
});

test('a text that is the same already is not written', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const before = await stat(join(root, path));
  const { hash, text } = await vault.read(noteId(1));
  await vault.save({ id: noteId(1), baseHash: hash, text });
  expect((await stat(join(root, path))).ino).toBe(before.ino);
});

test('a change by somebody else is never overwritten; the text is kept in a copy', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root, { now: () => Date.parse('2026-11-18T12:00:00') });
  const { hash } = await vault.read(noteId(1));
  await writeFile(join(root, path), noteText(1, 'Theirs'));
  await expect(vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1, 'Theirs'));
  const copy = await vault.saveCopy({ id: noteId(1), text: noteText(1, 'Mine') });
  expect(copy.path).toBe('interviews/2026/note-1 (conflicted copy 2026-11-18).md');
  expect(copy.id).not.toBe(noteId(1));
  expect(await readFile(join(root, copy.path), 'utf8')).toBe(noteText(1, 'Mine').replace(noteId(1), copy.id));
  const second = await vault.saveCopy({ id: noteId(1), text: noteText(1, 'Mine too') });
  expect(second.path).toBe('interviews/2026/note-1 (conflicted copy 2026-11-18 2).md');
});

test('a change that comes between the check and the rename is a conflict too', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const { hash } = await vault.read(noteId(1));
  const saving = vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine', 'x'.repeat(4_000_000)) });
  // Comes in while the long text is written.
  const timer = setInterval(() => void writeFile(join(root, path), noteText(1, 'Theirs')), 1);
  const outcome = await saving.then(
    () => 'saved',
    (error: { code: string }) => error.code,
  );
  clearInterval(timer);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(outcome).toBe('conflict');
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1, 'Theirs'));
});

test('saves of one note run in order', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const { hash } = await vault.read(noteId(1));
  const first = vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'First') });
  const second = first.then((saved) =>
    vault.save({ id: noteId(1), baseHash: saved.hash, text: noteText(1, 'Second') }),
  );
  const late = vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Late') });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
  await second;
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1, 'Second'));
});

test('a new interview is named by date, title and id', async () => {
  const root = await folderOf(vaultFiles(0));
  const { vault } = await opened(root);
  const saved = await vault.create({ id: noteId(5), text: noteText(5, 'Füße & Größe in Q4') });
  expect(saved.path).toBe(
    `interviews/2026/2026-11-06-fuesse-and-groesse-in-q4-${noteId(5).slice(-5).toLowerCase()}.md`,
  );
  expect(await vault.read(noteId(5))).toMatchObject({ hash: saved.hash });
  await expect(vault.create({ id: noteId(5), text: noteText(5) })).rejects.toMatchObject({ code: 'conflict' });
  await expect(vault.create({ id: noteId(6), text: noteText(7) })).rejects.toMatchObject({ code: 'invalid' });
});

test.each([
  ['CON', 'con'],
  ['../x', 'x'],
  ['..%2f..%2fetc', '2f-2fetc'],
  ['a\u202Egpj.md', 'agpj-md'],
  ['', 'untitled'],
  ['漢字', 'untitled'],
  ['w'.repeat(300), 'w'.repeat(60)],
])('the title %j becomes a harmless file name', async (title, slug) => {
  const root = await folderOf(vaultFiles(0));
  const { vault } = await opened(root);
  const saved = await vault.create({ id: noteId(1), text: noteText(1, JSON.stringify(title)) });
  expect(saved.path).toBe(`interviews/2026/2026-11-02-${slug}-${noteId(1).slice(-5).toLowerCase()}.md`);
  expect(await readdir(join(root, 'interviews/2026'))).toHaveLength(1);
});

test('a name that is taken is not overwritten', async () => {
  const taken = `interviews/2026/2026-11-06-call-5-${noteId(5).slice(-5).toLowerCase()}.md`;
  const root = await folderOf({ ...vaultFiles(0), [taken]: 'somebody’s\n' });
  const { vault } = await opened(root);
  const saved = await vault.create({ id: noteId(5), text: noteText(5) });
  expect(saved.path).toBe(taken.replace('.md', '-2.md'));
  expect(await readFile(join(root, taken), 'utf8')).toBe('somebody’s\n');
});

test('a deleted note lies in the trash under its own path and comes back', async () => {
  const root = await folderOf(vaultFiles(2));
  const { vault, foreign } = await opened(root);
  const { trashedId } = await vault.trash(noteId(1));
  expect(await readFile(join(root, '.trash', trashedId, path), 'utf8')).toBe(noteText(1));
  expect(vault.catalogue().notes.map((note) => note.id)).toEqual([noteId(2)]);
  await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'not-found' });
  const restored = await vault.restore(trashedId);
  expect(restored).toMatchObject({ id: noteId(1), path, summary: { title: 'Call 1' } });
  expect(await readdir(join(root, '.trash'))).toEqual([]);
  expect(foreign).toEqual([]);
  await expect(vault.restore(trashedId)).rejects.toMatchObject({ code: 'not-found' });
  await expect(vault.restore('../../interviews')).rejects.toMatchObject({ code: 'invalid' });
});

test('restoring does not overwrite what has taken the name since', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const { trashedId } = await vault.trash(noteId(1));
  await writeFile(join(root, path), noteText(9));
  const restored = await vault.restore(trashedId);
  expect(restored.path).toBe('interviews/2026/note-1 (restored).md');
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(9));
});

test('a note deleted by somebody else is not written again by a save', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const { hash } = await vault.read(noteId(1));
  const { rm } = await import('node:fs/promises');
  await rm(join(root, path));
  await expect(vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await readdir(join(root, 'interviews/2026'))).toEqual([]);
  const kept = await vault.saveCopy({ id: noteId(1), text: noteText(1, 'Mine') });
  expect(await readFile(join(root, kept.path), 'utf8')).toContain('Mine');
});

test('a folder that was replaced by a link to outside is refused', async () => {
  const root = await folderOf(vaultFiles(1));
  const outside = await folderOf({ 'note-1.md': noteText(1, 'Outside') });
  const { vault } = await opened(root);
  const { hash } = await vault.read(noteId(1));
  const { rename } = await import('node:fs/promises');
  await rename(join(root, 'interviews/2026'), join(root, 'interviews/old'));
  await symlink(outside, join(root, 'interviews/2026'));
  await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'invalid' });
  await expect(vault.save({ id: noteId(1), baseHash: hash, text: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(vault.create({ id: noteId(3), text: noteText(3) })).rejects.toMatchObject({ code: 'invalid' });
  expect(await readdir(outside)).toEqual(['note-1.md']);
});

test('a link to a file inside the vault is followed and stays a link', async () => {
  const root = await folderOf({ ...vaultFiles(0), '.notes/real.md': noteText(1) });
  const { mkdir, lstat } = await import('node:fs/promises');
  await mkdir(join(root, 'interviews'));
  await symlink('../.notes/real.md', join(root, 'interviews/link.md'));
  const { vault } = await opened(root);
  const { hash } = await vault.read(idAt(vault, 'interviews/link.md'));
  await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'New') });
  expect((await lstat(join(root, 'interviews/link.md'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(root, '.notes/real.md'), 'utf8')).toBe(noteText(1, 'New'));
});
