import { execFileSync } from 'node:child_process';
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folderOf, idAt, noteId, noteText, opened, titles, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const fox = '\u{1F98A}';
const soon = { timeout: 5000, interval: 20 };

// Names of the table of bad input: whatever the system takes as a file's name, its note is read, saved, copied, deleted and restored.
test.each<[string, string, string?]>([
  ['a device of Windows', 'CON.md'],
  ['a device of Windows in small letters', 'aux.md'],
  ['an option of a command', '-rf.md'],
  ['two dots, percent-encoded', '%2e%2e.md'],
  ['a folder of two dots, percent-encoded', '%2e%2e/%2e%2e%2fx.md'],
  ['a space before the ending', 'a .md'],
  ['a dot before the ending', 'b..md'],
  ['a folder that ends in a space', 'c /x.md'],
  ['a folder that ends in a dot', 'd./x.md'],
  ['a name of nothing but spaces', '   .md'],
  ['an accent in one character', 'caf\u00e9.md'],
  ['an accent in two characters', 'cafe\u0301.md'],
  ['a line break', 'two\nlines.md', 'two lines'],
  ['a control character', 'bell\u0007.md', 'bell'],
  ['a change of writing direction', 'a\u202Egpj.md', 'agpj'],
  ['quotes, a backslash and a dollar', `"'\\$(touch x)\`.md`],
  ['255 bytes of emoji', `${fox.repeat(63)}.md`],
  ['255 bytes of accents', `${'é'.repeat(126)}.md`],
])('%s', async (_what, name, title) => {
  const root = await folderOf({ 'other.md': 'other\n', [name]: 'text\n' });
  const before = await readdir(root, { recursive: true });
  const { vault } = await opened(root);
  expect(Object.keys(titles(vault)).sort()).toEqual(['other.md', name].sort());
  if (title !== undefined) expect(titles(vault)[name]).toBe(title);
  expect(titles(vault)[name]).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);

  const note = await vault.read(idAt(vault, name));
  expect(note).toMatchObject({ path: name, text: 'text\n', readOnly: null });
  const text = `---\nid: ${noteId(1)}\n---\ntext\nmore\n`;
  await vault.save({ id: note.id, baseHash: note.hash, text });
  expect(await readFile(join(root, name), 'utf8')).toBe(text);
  expect((await readdir(root, { recursive: true })).sort()).toEqual(before.sort());

  const copy = await vault.saveCopy({ id: noteId(1), text });
  expect(await readFile(join(root, copy.path), 'utf8')).toContain('more');
  const { trashedId } = await vault.trash(noteId(1));
  await writeFile(join(root, name), 'somebody else’s\n');
  const restored = await vault.restore(trashedId);
  expect(restored.path).not.toBe(name);
  expect(await readFile(join(root, restored.path), 'utf8')).toBe(text);
  expect(await readFile(join(root, name), 'utf8')).toBe('somebody else’s\n');
});

test('two names that look the same are two notes', async () => {
  const root = await folderOf({ 'caf\u00e9.md': 'one\n', 'cafe\u0301.md': 'two\n' });
  const { vault } = await opened(root);
  expect((await vault.read(idAt(vault, 'caf\u00e9.md'))).text).toBe('one\n');
  expect((await vault.read(idAt(vault, 'cafe\u0301.md'))).text).toBe('two\n');
});

test('a file that only looks like Markdown by its name is left alone', async () => {
  const files = {
    'note.md ': 'x',
    'note.md.': 'x',
    'note.mdx': 'x',
    'note.md~': 'x',
    '.note.md': 'x',
    '#note.md#': 'x',
  };
  const root = await folderOf(files);
  const { vault } = await opened(root);
  expect(titles(vault)).toEqual({});
  expect((await readdir(root)).sort()).toEqual(Object.keys(files).sort());
});

test.each(['../secret.md', 'interviews/../../secret.md', '%2e%2e/secret.md', '/etc/passwd', '..\\secret.md', ''])(
  'the page cannot name a file of its own choice: %j',
  async (asked) => {
    const outside = await folderOf({ 'secret.md': noteText(9), 'vault/fieldbook.yml': 'schema: 1\n' });
    const { vault } = await opened(join(outside, 'vault'));
    const refused = { code: 'not-found' };
    for (const id of [asked, `path:${asked}`]) {
      await expect(vault.read(id)).rejects.toMatchObject(refused);
      await expect(vault.save({ id, baseHash: '0'.repeat(64), text: 'x' })).rejects.toMatchObject(refused);
      await expect(vault.trash(id)).rejects.toMatchObject(refused);
      await expect(vault.saveCopy({ id, text: 'x' })).rejects.toMatchObject(refused);
    }
    expect(await readFile(join(outside, 'secret.md'), 'utf8')).toBe(noteText(9));
  },
);

test('a rename that changes only the case: the note stays the same one, and is saved under its new name', async () => {
  const root = await folderOf(vaultFiles(2));
  const { vault, foreign } = await opened(root, { mode: 'watch' });
  const { hash } = await vault.read(noteId(1));
  await rename(join(root, path), join(root, 'interviews/2026/NOTE-1.md'));
  const names = ['interviews/2026/NOTE-1.md', 'interviews/2026/note-2.md'];
  // The new name may be told before the old one has gone.
  await vi.waitFor(() => expect(Object.keys(titles(vault)).sort()).toEqual(names), soon);
  await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Saved after it') });
  expect((await readdir(join(root, 'interviews/2026'))).sort()).toEqual(['NOTE-1.md', 'note-2.md']);
  expect(foreign).toEqual([]);
});

test('what is no ordinary file is skipped and named: FIFO, socket, loop, links to outside and to nothing', async () => {
  const outside = await folderOf({ 'secret.md': noteText(9, 'Outside') });
  const root = await folderOf(vaultFiles(1));
  const folder = join(root, 'interviews/2026');
  execFileSync('/usr/bin/mkfifo', [join(folder, 'fifo.md')]);
  if (process.getuid?.() === 0) execFileSync('mknod', [join(folder, 'zero.md'), 'c', '1', '5']);
  else execFileSync('/usr/bin/mkfifo', [join(folder, 'zero.md')]); // only root can make a device
  const server = createServer().listen(join(folder, 'socket.md'));
  await symlink('loop.md', join(folder, 'loop.md'));
  await symlink('nothing.md', join(folder, 'dangling.md'));
  await symlink(join(outside, 'secret.md'), join(folder, 'out.md'));
  await symlink(outside, join(folder, 'outside'));
  await symlink('..', join(folder, 'up'));
  await symlink('note-1.md', join(folder, 'alias.md'));
  const { vault } = await opened(root);
  server.close();
  expect(titles(vault)).toEqual({ [path]: 'Call 1' });
  const named = vault.catalogue().problems.map((problem) => problem.path.replace('interviews/2026/', ''));
  expect(named).toEqual(['dangling.md', 'fifo.md', 'loop.md', 'out.md', 'outside', 'socket.md', 'zero.md']);
});

test('a file that becomes a FIFO while the vault is open does not hang a read', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  await rm(join(root, path));
  execFileSync('/usr/bin/mkfifo', [join(root, path)]);
  await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'invalid' });
});

test('a file whose name is not UTF-8 is named, not opened', async () => {
  const root = await folderOf(vaultFiles(1));
  await writeFile(
    Buffer.concat([Buffer.from(join(root, 'interviews/b')), Buffer.from([0xe9]), Buffer.from('.md')]),
    'x',
  );
  const { vault } = await opened(root);
  expect(Object.keys(titles(vault))).toEqual([path]);
  expect(vault.catalogue().problems).toMatchObject([{ path: 'interviews/b\uFFFD.md' }]);
});
