import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configText, folderOf, noteId, noteText, opened, titles, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';

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
  const unseen = { id: 'p_7f3k9q2m1x0c', baseHash: hash, change: { role: 'Founder' } };
  await expect(vault.updateParticipant(unseen)).rejects.toMatchObject(refused);
  await expect(vault.writeRoster({ people: [], teams: [] })).rejects.toMatchObject(refused);
});

test('a fieldbook.yml that cannot be read is a problem; the notes are there', async () => {
  const files = { ...vaultFiles(1), 'fieldbook.yml': '<<<<<<< ours\nschema: 1\n=======\n' };
  const { vault } = await opened(await folderOf(files));
  expect(vault.info).toMatchObject({ config: { vaultId: null, privacy: { k: 3 } }, readOnly: null });
  expect(titles(vault)).toEqual({ [path]: 'Call 1' });
  expect(vault.catalogue().problems).toMatchObject([{ path: 'fieldbook.yml' }]);
});

test.each([
  ['policies:\n  recordingMonths: -1\n', 'policies.recordingMonths'],
  ['policies:\n  reward: {amount: much}\n', 'policies.reward.amount'],
  ['policies: none\n', 'policies'],
  ['name: []\n', 'name'],
  ['vaultId: mine\n', 'vaultId'],
  ['schema: one\n', 'schema'],
])('one value of fieldbook.yml that does not fit is named, and every other setting holds: %j', async (bad, field) => {
  const key = bad.split(':')[0]!;
  const rest = configText.replace(new RegExp(`^${key}:.*\n`, 'm'), '');
  const settings = 'export:\n  title: Call with {{title}}\n  path: 7\nprivacy:\n  k: 10\n';
  const { vault } = await opened(await folderOf({ ...vaultFiles(1), 'fieldbook.yml': rest + bad + settings }));
  expect(vault.info.config).toMatchObject({
    policies: { interviewsPerWeekPerPm: 1, recordingMonths: 3, reward: { amount: 30, currency: 'USD' } },
    export: { title: 'Call with {{title}}', path: 'user-research/{{year}}/{{date}}-{{slug}}.md' },
    privacy: { k: 10 },
  });
  expect(titles(vault)).toEqual({ [path]: 'Call 1' });
  expect(vault.info.readOnly).toBeNull();
  const told = JSON.stringify(vault.catalogue().problems);
  for (const name of [field, 'export.path']) expect(told).toContain(`${name}: This value does not fit`);
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
