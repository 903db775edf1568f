import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bundled, runNode } from './traced.ts';
import { folderOf, noteId, noteText, opened, tempFolder, titles, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const watching = { mode: 'watch' } as const;
const soon = { timeout: 8000, interval: 20 };
const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;

function git(root: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const identity = ['-c', 'user.name=Mira Okafor', '-c', 'user.email=mira@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: root, env }).toString();
}

test('a branch checked out underneath: each note shows what its file holds, and an old base never overwrites it', async () => {
  const root = await folderOf(vaultFiles(6));
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'first');
  git(root, 'checkout', '--quiet', '-b', 'other');
  await writeFile(join(root, path), noteText(1, 'On the other branch'));
  await writeFile(join(root, 'interviews/2026/note-9.md'), noteText(9, 'Only there'));
  await rm(join(root, 'interviews/2026/note-2.md'));
  git(root, 'add', '-A');
  git(root, 'commit', '--quiet', '-m', 'second');
  git(root, 'checkout', '--quiet', 'main');

  const { vault, foreign } = await opened(root, watching);
  const { hash } = await vault.read(noteId(1));
  git(root, 'checkout', '--quiet', 'other');
  await vi.waitFor(() => {
    expect(titles(vault)[path]).toBe('On the other branch');
    expect(titles(vault)).toHaveProperty(['interviews/2026/note-9.md']);
    expect(titles(vault)).not.toHaveProperty(['interviews/2026/note-2.md']);
  }, soon);
  expect(foreign.map(({ id }) => id).sort()).toEqual([noteId(1), noteId(2)].sort());
  const save = vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') });
  await expect(save).rejects.toMatchObject({ code: 'conflict' });
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1, 'On the other branch'));

  git(root, 'checkout', '--quiet', 'main');
  await vi.waitFor(() => expect(titles(vault)).toHaveProperty(['interviews/2026/note-2.md']), soon);
  expect((await vault.read(noteId(1))).hash).toBe(hash);
  expect(git(root, 'status', '--porcelain')).toBe('');
});

test.each([
  ['ten years ago', -tenYears],
  ['in ten years', tenYears],
])('files and a clock of %s: what changed is seen, saved and restored', async (_when, offset) => {
  const root = await folderOf(vaultFiles(3));
  const then = new Date(Date.now() + offset);
  await utimes(join(root, path), then, then);
  const appDataDir = await tempFolder();
  const now = () => Date.now() + offset;
  const { vault, foreign } = await opened(root, { ...watching, appDataDir, now });
  const { hash } = await vault.read(noteId(1));
  const saved = await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') });
  await vault.create({ id: noteId(8), text: noteText(8) });
  const { trashedId } = await vault.trash(noteId(2));
  await vault.restore(trashedId);
  // Somebody else's file keeps a time of long ago, or of long from now.
  await writeFile(join(root, path), noteText(1, 'Theirs'));
  await utimes(join(root, path), then, then);
  await vi.waitFor(() => expect(titles(vault)[path]).toBe('Theirs'), soon);
  expect(foreign.map(({ id }) => id)).toEqual([noteId(1)]);
  const late = vault.save({ id: noteId(1), baseHash: saved.hash, text: noteText(1, 'Late') });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
  await vault.close();
  // The clock is right again: nothing is lost for having been written in another year.
  const again = await opened(root, { ...watching, appDataDir });
  expect(Object.keys(titles(again.vault))).toHaveLength(4);
  expect((await again.vault.read(noteId(1))).text).toBe(noteText(1, 'Theirs'));
});

test('a change of the same length and time as before is caught when the note is saved', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  const { hash } = await vault.read(noteId(1));
  const { atime, mtime } = await stat(join(root, path));
  await writeFile(join(root, path), noteText(1, 'Cell 1'));
  await utimes(join(root, path), atime, mtime);
  const save = vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') });
  await expect(save).rejects.toMatchObject({ code: 'conflict' });
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1, 'Cell 1'));
});

test('a vault on a disk that is unmounted and mounted again: nothing made in its place, nothing taken for deleted', async () => {
  const [root, appData] = [await tempFolder(), await tempFolder()];
  const image = await tempFolder();
  const module = await bundled('main/vault/open-vault.ts');
  const script = `
    import { execFileSync } from 'node:child_process';
    import { cpSync, readdirSync, readFileSync } from 'node:fs';
    import { openVault } from '${module}';
    const told = [];
    const sh = (command) => execFileSync('sh', ['-c', command]);
    const until = async (test) => { while (!test()) await new Promise((done) => setTimeout(done, 20)); };
    // Two mounts of one disk: what is written before the unmount is there after the next mount.
    sh("mount -t tmpfs -o size=4m tmpfs '${image}' && mount --bind '${image}' '${root}'");
    cpSync(process.env.FIXTURE, '${root}', { recursive: true });
    const vault = await openVault('${root}', { appData: { dir: '${appData}' }, log: { info() {}, error() {} }, mode: 'watch' });
    for (const event of ['gone', 'back', 'foreignChange']) vault.on(event, () => told.push(event));
    setInterval(() => {}, 1000);
    await vault.whenVerified();
    const { hash } = await vault.read('${noteId(1)}');
    sh("umount '${root}'");
    const save = () => vault.save({ id: '${noteId(1)}', baseHash: hash, text: ${JSON.stringify(noteText(1, 'Mine'))} })
      .then(() => 'saved', (error) => error.code);
    const create = () => vault.create({ id: '${noteId(7)}', text: ${JSON.stringify(noteText(7))} }).then(() => 'saved', (error) => error.code);
    const away = [await save(), await create(), readdirSync('${root}'), vault.catalogue().notes.length];
    await until(() => told.includes('gone'));
    sh("mount --bind '${image}' '${root}'");
    await until(() => told.includes('back'));
    const back = [await save(), vault.catalogue().notes.length, readFileSync('${root}/${path}', 'utf8')];
    console.log(JSON.stringify({ away, back, told }));
    await vault.close();
    process.exit();`;
  const fixture = await folderOf(vaultFiles(3));
  const namespace = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-Urm'];
  const { stdout, stderr } = await runNode(script, namespace, { FIXTURE: fixture });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    away: ['vault-gone', 'vault-gone', [], 3],
    back: ['saved', 3, noteText(1, 'Mine')],
    told: ['gone', 'back'],
  });
  expect(await readdir(root)).toEqual([]);
});
