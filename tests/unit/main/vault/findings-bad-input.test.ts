import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openVault } from '../../../../main/vault/open-vault.ts';
import { readFindingFields } from '../../../../shared/markdown/finding-fields.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import {
  configText,
  finding,
  findingFiles,
  folderOf,
  highlightIdOf,
  noteId,
  noteText,
  opened,
  silent,
  tempFolder,
  vaultFiles,
} from './vault-fixture.ts';

const soon = { timeout: 5000 };

test('a finding goes to the trash under its claim and comes back with its bytes and its place among the findings', async () => {
  const root = await folderOf(findingFiles());
  const { vault, changes } = await opened(root);
  const { trashedId } = await vault.trash(finding.id);
  expect(changes.at(-1)).toMatchObject({ upserted: [], removed: [], findings: { removed: [finding.id] } });
  expect((await vault.trashed()).notes).toMatchObject([
    { kind: 'finding', title: 'Admins cannot see which step a filter applies to.', path: finding.path, date: '' },
  ]);
  const saved = await vault.restore(trashedId);
  expect(saved).toMatchObject({ id: finding.id, kind: 'finding', path: finding.path, summary: null });
  expect(await readFile(join(root, finding.path), 'utf8')).toBe(finding.text);
  expect(vault.catalogue().findings).toHaveLength(1);
});

test('in the trash a finding with much evidence still has its claim, and its kept versions go with it', async () => {
  const evidence = Array.from({ length: 1000 }, (_, n) => ({
    highlight: highlightIdOf(n),
    interview: noteId(1),
    stance: 'supports',
    quote: `They said ${n}`,
  }));
  const text = setFrontMatterValue(finding.text, 'evidence', evidence).text;
  expect(text.length).toBeGreaterThan(64 * 1024);
  const { vault } = await opened(await folderOf({ ...findingFiles(), [finding.path]: text }));
  const { hash } = await vault.read(finding.id);
  await vault.save({ id: finding.id, baseHash: hash, text: `${text}More.\n` });
  const { trashedId } = await vault.trash(finding.id);
  expect((await vault.trashed()).notes[0]!.title).toBe('Admins cannot see which step a filter applies to.');
  expect((await vault.history.list(finding.id)).versions.length).toBeGreaterThan(0);
  await vault.deleteTrashed(trashedId);
  expect((await vault.history.list(finding.id)).versions).toEqual([]);
});

test('in the trash a claim of 5,000 characters is cut, and one that nobody wrote has a name', async () => {
  const { vault } = await opened(await folderOf(vaultFiles(0)));
  const long = await vault.createFinding({ claim: 'long '.repeat(1000) });
  expect(long.claim).toHaveLength(4999);
  const goal = await vault.createGoal({ question: '' });
  for (const { id } of [long, await vault.createFinding({ claim: '' }), goal]) await vault.trash(id);
  const titles = (await vault.trashed()).notes.map(({ title }) => title);
  expect(titles.toSorted()).toEqual(['Untitled finding', 'Untitled goal', 'long '.repeat(100)]);
});

test('earlier versions of a finding are kept and can be read', async () => {
  const { vault } = await opened(await folderOf(findingFiles()));
  const { hash } = await vault.read(finding.id);
  const saved = await vault.save({ id: finding.id, baseHash: hash, text: finding.text.replace('draft', 'merged') });
  await vault.save({ id: finding.id, baseHash: saved.hash, text: finding.text.replace('draft', 'in_review') });
  const { versions } = await vault.history.list(finding.id);
  const texts = await Promise.all(versions.map(({ key }) => vault.history.read(finding.id, key)));
  expect(texts.map(({ text }) => text)).toContain(finding.text);
});

test('of two findings with one id one keeps it; the other is read-only, told, and can get an id of its own', async () => {
  const copy = 'findings/2026/a copy of it, longer than the other one and not named as Fieldbook would.md';
  const root = await folderOf({ ...findingFiles(), [copy]: finding.text.replace('Admins', 'Editors') });
  const { vault } = await opened(root);
  const rows = Object.fromEntries(vault.catalogue().findings.map((row) => [row.path, row]));
  expect(rows[finding.path]).toMatchObject({ id: finding.id, readOnly: null });
  expect(rows[copy]).toMatchObject({ id: `path:${copy}`, readOnly: 'duplicate-id' });
  expect(vault.catalogue().problems).toMatchObject([{ path: copy, problems: [{ field: 'id' }] }]);
  const file = await vault.read(`path:${copy}`);
  expect(file).toMatchObject({ kind: 'finding', readOnly: 'duplicate-id' });
  await expect(vault.save({ id: file.id, baseHash: file.hash, text: file.text })).rejects.toMatchObject({
    code: 'read-only',
  });

  const { saved } = await vault.giveOwnId(file.id);
  expect(saved).toMatchObject({ kind: 'finding', path: copy });
  expect(saved.id).not.toBe(finding.id);
  expect(await readFile(join(root, copy), 'utf8')).toBe(
    finding.text.replace('Admins', 'Editors').replace(finding.id, saved.id),
  );
  expect(vault.catalogue().problems).toEqual([]);
});

test('a finding and an interview with one id are told apart, too', async () => {
  const { vault } = await opened(await folderOf({ ...findingFiles(), 'interviews/twin.md': noteText(500, 'Twin') }));
  const { findings, notes, problems } = vault.catalogue();
  expect(findings).toMatchObject([{ id: finding.id, readOnly: null }]);
  expect(notes.find((note) => note.path === 'interviews/twin.md')).toMatchObject({ readOnly: 'duplicate-id' });
  expect(problems).toMatchObject([{ path: 'interviews/twin.md' }]);
});

test('two machines edit one finding: both versions are there, and the copy of the other program is named as such', async () => {
  const theirs = finding.path.replace('.md', ' (Mira’s conflicted copy 2026-11-20).md');
  const root = await folderOf({ ...findingFiles(), [theirs]: finding.text.replace('draft', 'merged') });
  const { vault } = await opened(root);
  expect(vault.catalogue().findings.map(({ id, status, readOnly }) => [id, status, readOnly])).toEqual(
    expect.arrayContaining([
      [finding.id, 'draft', null],
      [`path:${theirs}`, 'merged', 'duplicate-id'],
    ]),
  );
  expect(vault.catalogue().problems[0]!.problems[0]!.message).toContain('conflicted copy');
});

test('what two machines did to the evidence of one finding is merged by git without a conflict', async () => {
  const quote = (n: number) => ({
    highlight: highlightIdOf(n),
    interview: noteId(n),
    stance: 'supports',
    quote: `Q ${n}`,
  });
  const list = [1, 2, 3].map(quote);
  const base = setFrontMatterValue(finding.text, 'evidence', list).text;
  const added = setFrontMatterValue(base, 'evidence', [quote(4), ...list]).text;
  const turned = [list[0]!, list[1]!, { ...list[2]!, stance: 'context' }];
  const mine = setFrontMatterValue(added, 'claim', 'Admins lose track of filters.').text;
  const theirs = setFrontMatterValue(base, 'evidence', turned).text;
  const root = await folderOf({ mine, base, theirs });
  execFileSync('git', ['merge-file', 'mine', 'base', 'theirs'], { cwd: root });
  const merged = readFindingFields(await readFile(join(root, 'mine'), 'utf8'));
  expect(merged).toMatchObject({ values: { claim: 'Admins lose track of filters.' }, problems: [] });
  expect(merged.evidence).toEqual([quote(4), ...turned]);
});

test('five thousand pieces of evidence are listed, opened, changed and saved, and come from the snapshot', async () => {
  const evidence = Array.from({ length: 5000 }, (_, n) => ({
    highlight: highlightIdOf(n),
    interview: noteId(n),
    stance: 'supports' as const,
    quote: `They said ${n}`,
  }));
  const root = await folderOf(vaultFiles(1));
  const { vault, appDataDir } = await opened(root);
  const row = await vault.createFinding({ claim: 'Many said it.', evidence });
  expect(row.evidence).toEqual(evidence);
  const file = await vault.read(row.id);
  const turned = evidence.map((one, n) => (n === 2500 ? { ...one, stance: 'context' as const } : one));
  const { text } = setFrontMatterValue(file.text, 'evidence', turned);
  await vault.save({ id: row.id, baseHash: file.hash, text });
  expect(vault.catalogue().findings[0]!.evidence[2500]!.stance).toBe('context');
  await vault.close();
  const again = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'look' });
  expect(again.catalogue().findings).toEqual([{ ...row, evidence: turned }]);
  await again.close();
});

test('in a vault of a newer Fieldbook findings can be read and not be changed', async () => {
  const root = await folderOf({ ...findingFiles(), 'fieldbook.yml': configText.replace('schema: 1', 'schema: 99') });
  const { vault } = await opened(root);
  const file = await vault.read(finding.id);
  expect(file.readOnly).toBe('newer-schema');
  for (const write of [
    () => vault.save({ id: finding.id, baseHash: file.hash, text: `${file.text}x` }),
    () => vault.createFinding({ claim: 'No.' }),
    () => vault.createGoal({ question: 'No?' }),
    () => vault.trash(finding.id),
  ]) {
    await expect(write()).rejects.toMatchObject({ code: 'newer-schema' });
  }
  expect(await readFile(join(root, finding.path), 'utf8')).toBe(finding.text);
});

test.each([
  ['is no UTF-8', Buffer.from([0x63, 0xe9, 0x0a]), 'encoding'],
  ['is empty', Buffer.from(''), null],
  ['has no properties', Buffer.from('# A claim\n'), null],
  ['has broken properties', Buffer.from('---\nclaim: [\nevidence: {\n---\n'), null],
])('a finding that %s is listed and keeps its bytes', async (_, bytes, readOnly) => {
  const root = await folderOf({ 'fieldbook.yml': configText, 'findings/2026/odd.md': bytes });
  const { vault } = await opened(root);
  expect(vault.catalogue().findings).toMatchObject([
    { id: 'path:findings/2026/odd.md', claim: '', written: false, status: 'draft', evidence: [], readOnly },
  ]);
  expect((await vault.read('path:findings/2026/odd.md')).readOnly).toBe(readOnly);
  expect(await readFile(join(root, 'findings/2026/odd.md'))).toEqual(bytes);
});

test('a finding in another encoding is converted as a note is', async () => {
  const bytes = Buffer.from(finding.text.replace('Admins', 'André'), 'latin1');
  const root = await folderOf({ ...findingFiles(), [finding.path]: bytes });
  const { vault } = await opened(root);
  const [row] = vault.catalogue().findings;
  expect(row!.readOnly).toBe('encoding');
  const { hash } = await vault.conversion.preview(row!.id);
  const { saved } = await vault.conversion.convert({ id: row!.id, hash });
  expect(saved).toMatchObject({ id: finding.id, kind: 'finding' });
  expect(vault.catalogue().findings).toMatchObject([{ readOnly: null, claim: expect.stringMatching(/^André/) }]);
});

test('a file that may not be written is read-only as a finding, too', async () => {
  const root = await folderOf(findingFiles());
  await chmod(join(root, finding.path), 0o444);
  const { vault } = await opened(root);
  expect(vault.catalogue().findings[0]!.readOnly).toBe('file');
});

test('what was typed into a finding before a crash is in its file after the next start, also where the file is gone', async () => {
  const root = await folderOf(findingFiles());
  const appDataDir = await tempFolder();
  const typed = finding.text.replace('Admins', 'New admins');
  const begin = async () => {
    const vault = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'watch' });
    await vault.whenVerified();
    return vault;
  };
  for (const remove of [false, true]) {
    const before = await begin();
    const { hash } = await before.read(finding.id);
    await before.keepJournal({ id: finding.id, baseHash: hash, text: typed });
    await before.close();
    if (remove) await rename(join(root, finding.path), join(root, 'gone.txt'));
    const after = await begin();
    await vi.waitFor(() => {
      expect(after.catalogue().findings.map(({ id, claim }) => [id, claim])).toEqual([
        [finding.id, 'New admins cannot see which step a filter applies to.'],
      ]);
    }, soon);
    expect(after.catalogue().notes).toHaveLength(1);
    await after.close();
    await writeFile(join(root, finding.path), finding.text);
  }
  expect(await readdir(join(root, 'interviews/2026'))).toEqual(['note-1.md']);
});
