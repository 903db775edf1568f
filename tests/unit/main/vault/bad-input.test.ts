import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configText, folderOf, idAt, noteId, noteText, opened, titles, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';

test.each([
  [
    'invalid UTF-8',
    Buffer.concat([Buffer.from(noteText(1)), Buffer.from([0xff, 0xfe, 0x41])]),
    'encoding',
    'They said things.',
  ],
  [
    'a lone surrogate',
    Buffer.concat([Buffer.from(noteText(1)), Buffer.from([0xed, 0xa0, 0x80])]),
    'encoding',
    'They said things.',
  ],
  ['UTF-16', Buffer.from('\uFEFFhello', 'utf16le'), 'encoding', 'hello'],
  ['10 KB of NUL', Buffer.alloc(10_240), 'damaged', ''],
  ['a tail of NUL', Buffer.concat([Buffer.from(noteText(1)), Buffer.alloc(100)]), 'damaged', 'They said things.'],
])('%s: listed, shown, not editable, bytes kept', async (_name, content, readOnly, seen) => {
  const root = await folderOf({ ...vaultFiles(0), [path]: content });
  const { vault } = await opened(root);
  const id = idAt(vault, path);
  expect(vault.catalogue().notes).toMatchObject([{ path, readOnly }]);
  const note = await vault.read(id);
  expect(note.readOnly).toBe(readOnly);
  expect(note.text).toContain(seen);
  await expect(vault.save({ id, baseHash: note.hash, text: note.text })).rejects.toMatchObject({ code: 'read-only' });
  expect(await readFile(join(root, path))).toEqual(content);
});

test('an empty file is a note that can be edited', async () => {
  const root = await folderOf({ ...vaultFiles(0), [path]: '' });
  const { vault } = await opened(root);
  const note = await vault.read(idAt(vault, path));
  expect(note).toMatchObject({ text: '', readOnly: null });
  const saved = await vault.save({ id: note.id, baseHash: note.hash, text: noteText(1) });
  expect(saved.id).toBe(noteId(1));
});

test('broken front matter: listed with the problem, the body still editable', async () => {
  const text = `---\nid: ${noteId(1)}\ntitle: [unclosed\nteams: replay\noccurredAt: tomorrow\n---\n# What we heard\n\nBody\n`;
  const root = await folderOf({ ...vaultFiles(0), [path]: text });
  const { vault } = await opened(root);
  const [row] = vault.catalogue().notes;
  expect(row).toMatchObject({ id: noteId(1), title: 'What we heard', readOnly: null });
  expect(row?.problems.map((problem) => problem.field)).toEqual(expect.arrayContaining(['teams', 'occurredAt']));
  const { hash } = await vault.read(noteId(1));
  await vault.save({ id: noteId(1), baseHash: hash, text: `${text}more\n` });
  expect(await readFile(join(root, path), 'utf8')).toBe(`${text}more\n`);
});

test('front matter that is not closed is text; the note goes by its file name', async () => {
  const root = await folderOf({ ...vaultFiles(0), [path]: '---\ntitle: Never closed\n' });
  const { vault } = await opened(root);
  expect(vault.catalogue().notes).toMatchObject([{ id: `path:${path}`, title: 'note-1', readOnly: null }]);
});

test('a note of 10 MB opens and saves', async () => {
  const text = noteText(1, 'Long', `${'A long line of what they said. '.repeat(30)}\n`.repeat(11_000));
  expect(text.length).toBeGreaterThan(10_000_000);
  const root = await folderOf({ ...vaultFiles(0), [path]: text });
  const { vault } = await opened(root);
  const note = await vault.read(noteId(1));
  expect(note.text.length).toBe(text.length);
  await vault.save({ id: noteId(1), baseHash: note.hash, text: `${text}End\n` });
  expect((await readFile(join(root, path), 'utf8')).endsWith('End\n')).toBe(true);
});

test('a note of 21 MB is shown in part and cannot be edited', async () => {
  const root = await folderOf({ ...vaultFiles(0), [path]: noteText(1, 'Huge', 'word '.repeat(4_300_000)) });
  const { vault } = await opened(root);
  const note = await vault.read(noteId(1));
  expect(note.readOnly).toBe('too-large');
  expect(note.text.length).toBeLessThan(2_000_000);
  expect(vault.catalogue().notes).toMatchObject([{ title: 'Huge', readOnly: 'too-large' }]);
  await expect(vault.save({ id: noteId(1), baseHash: note.hash, text: 'x' })).rejects.toMatchObject({
    code: 'read-only',
  });
});

test('two notes with one id: both listed, the copy cannot be edited and is named', async () => {
  const copy = 'interviews/2026/note-1 copy.md';
  const root = await folderOf({ ...vaultFiles(1), [copy]: noteText(1, 'Copied') });
  const { vault } = await opened(root);
  const rows = Object.fromEntries(vault.catalogue().notes.map((note) => [note.path, note]));
  expect(rows[path]).toMatchObject({ id: noteId(1), readOnly: null });
  expect(rows[copy]).toMatchObject({ id: `path:${copy}`, readOnly: 'duplicate-id' });
  expect(vault.catalogue().problems).toMatchObject([{ path: copy, problems: [{ field: 'id' }] }]);
  const twin = await vault.read(`path:${copy}`);
  expect(twin).toMatchObject({ text: noteText(1, 'Copied'), readOnly: 'duplicate-id' });
  const save = vault.save({ id: twin.id, baseHash: twin.hash, text: 'x' });
  await expect(save).rejects.toMatchObject({ code: 'read-only' });
  // With the original gone, the copy is the note.
  const { trashedId } = await vault.trash(noteId(1));
  expect(vault.catalogue()).toMatchObject({ notes: [{ id: noteId(1), path: copy, readOnly: null }], problems: [] });
  expect(trashedId).toBeTruthy();
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
  const { rm } = await import('node:fs/promises');
  await rm(join(root, path));
  execFileSync('/usr/bin/mkfifo', [join(root, path)]);
  await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'invalid' });
});

test('names: twins in NFC and NFD, device names, line breaks and direction overrides', async () => {
  const names = [
    'caf\u00e9.md',
    'cafe\u0301.md',
    'aux.md',
    '-rf.md',
    'two\nlines.md',
    'a\u202Egpj.md',
    `${'é'.repeat(126)}.md`,
  ];
  const root = await folderOf(Object.fromEntries(names.map((name, n) => [name, `text ${n}\n`])));
  const { vault } = await opened(root);
  expect(
    vault
      .catalogue()
      .notes.map((note) => note.path)
      .sort(),
  ).toEqual([...names].sort());
  expect(titles(vault)['two\nlines.md']).toBe('two lines');
  expect(titles(vault)['a\u202Egpj.md']).toBe('agpj');
  for (const [n, name] of names.entries()) {
    const note = await vault.read(idAt(vault, name));
    await vault.save({ id: note.id, baseHash: note.hash, text: `---\nid: ${noteId(n + 1)}\n---\n${note.text}` });
    expect(await readFile(join(root, name), 'utf8')).toContain(`text ${n}`);
    await vault.saveCopy({ id: noteId(n + 1), text: 'copy\n' });
  }
  expect((await readdir(root)).length).toBe(2 * names.length);
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

test('a vault of a newer schema opens read-only', async () => {
  const files = { ...vaultFiles(1), 'fieldbook.yml': configText.replace('schema: 1', 'schema: 2') };
  const { vault } = await opened(await folderOf(files));
  expect(vault.info.readOnly).toBe('newer-schema');
  const { readOnly, hash } = await vault.read(noteId(1));
  expect(readOnly).toBe('newer-schema');
  const refused = { code: 'newer-schema' };
  await expect(vault.save({ id: noteId(1), baseHash: hash, text: 'x' })).rejects.toMatchObject(refused);
  await expect(vault.create({ id: noteId(2), text: noteText(2) })).rejects.toMatchObject(refused);
  await expect(vault.trash(noteId(1))).rejects.toMatchObject(refused);
  await expect(vault.createParticipant({ name: 'Noor' })).rejects.toMatchObject(refused);
  await expect(vault.writeRoster({ people: [], teams: [] })).rejects.toMatchObject(refused);
});

test('a fieldbook.yml that cannot be read is a problem; the notes are there', async () => {
  const files = { ...vaultFiles(1), 'fieldbook.yml': '<<<<<<< ours\nschema: 1\n=======\n' };
  const { vault } = await opened(await folderOf(files));
  expect(vault.info).toMatchObject({ config: null, readOnly: null });
  expect(titles(vault)).toEqual({ [path]: 'Call 1' });
  expect(vault.catalogue().problems).toMatchObject([{ path: 'fieldbook.yml' }]);
});

test('broken roster and participant files are named and hide no other', async () => {
  const root = await folderOf({
    ...vaultFiles(0),
    'roster/people/mira.yml':
      'id: mira\nname: Mira Okafor\nrole: pm\nmemberships:\n  - {team: replay, support: full, from: 2026-01-01}\n  - {team: x}\n',
    'roster/people/none.yml': 'name: Nobody\n',
    'roster/teams/replay.yml': '---\nid: replay\nname: Session Replay\n',
    'roster/teams/binary.yml': Buffer.from([0xff, 0xd8, 0xff]),
    'participants/p_7f3k9q2m1x0c.md':
      '---\nid: p_7f3k9q2m1x0c\nname: Noor Haddad\nemails: [noor@lumenpay.example]\n---\nMet in spring.\n',
    'participants/p_broken.md': '---\nname: {{\n---\n',
  });
  const { vault } = await opened(root);
  expect(vault.roster()).toMatchObject({
    people: [{ id: 'mira', memberships: [{ team: 'replay', support: 'full', from: '2026-01-01' }] }],
    teams: [{ id: 'replay', name: 'Session Replay', aliases: [] }],
  });
  expect(vault.participants()).toMatchObject([{ id: 'p_7f3k9q2m1x0c', emails: ['noor@lumenpay.example'] }]);
  expect(vault.catalogue().problems.map((problem) => problem.path)).toEqual([
    ...['participants/p_broken.md', 'roster/people/mira.yml', 'roster/people/none.yml', 'roster/teams/binary.yml'],
  ]);
});

test('a foreign folder: every Markdown file is a note, nothing is written until the first edit', async () => {
  const files = {
    'README.md': '# About\n',
    'calls/acme.md': 'no heading\n',
    'interviews/x.markdown': '---\ntitle: Named\n---\n',
    '.git/x.md': 'x',
    '.trash/y.md': 'y',
    'node_modules/z/z.md': 'z',
    'notes.txt': 'x',
  };
  const root = await folderOf(files);
  const before = execFileSync('find', [root, '-printf', '%p %T@ %s\n']).toString();
  const { vault } = await opened(root);
  expect(titles(vault)).toEqual({ 'README.md': 'About', 'calls/acme.md': 'acme', 'interviews/x.markdown': 'Named' });
  expect(vault.info).toMatchObject({ config: null, readOnly: null });
  const note = await vault.read('path:calls/acme.md');
  await vault.save({ id: note.id, baseHash: note.hash, text: note.text });
  expect(execFileSync('find', [root, '-printf', '%p %T@ %s\n']).toString()).toBe(before);
  const saved = await vault.save({
    id: note.id,
    baseHash: note.hash,
    text: `---\nid: ${noteId(1)}\n---\nno heading!\n`,
  });
  expect(saved).toMatchObject({ id: noteId(1), path: 'calls/acme.md' });
  expect(await vault.read(noteId(1))).toMatchObject({ text: `---\nid: ${noteId(1)}\n---\nno heading!\n` });
  expect((await readdir(root)).sort()).toEqual([
    '.git',
    '.trash',
    'README.md',
    'calls',
    'interviews',
    'node_modules',
    'notes.txt',
  ]);
});

test('only interviews are notes of a vault', async () => {
  const root = await folderOf({
    ...vaultFiles(1),
    'guides/a.md': 'x',
    'templates/b.md': 'x',
    'findings/2026/c.md': 'x',
    'goals/d.md': 'x',
    'reviews/e.md': 'x',
    'README.md': 'x',
    'interviews/deep/er/f.md': 'x',
  });
  const { vault } = await opened(root);
  expect(Object.keys(titles(vault)).sort()).toEqual(['interviews/2026/note-1.md', 'interviews/deep/er/f.md']);
});

test('no folder, or a file in its place', async () => {
  const root = await folderOf({ 'a.md': 'x' });
  await expect(opened(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'vault-gone' });
  await expect(opened(join(root, 'a.md'))).rejects.toMatchObject({ code: 'invalid' });
  await mkdir(join(root, 'empty'));
  const { vault } = await opened(join(root, 'empty'));
  expect(vault.catalogue()).toMatchObject({ notes: [], problems: [] });
});
