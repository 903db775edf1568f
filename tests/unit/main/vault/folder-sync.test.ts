import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openVault } from '../../../../main/vault/open-vault.ts';
import { bundled, trace } from './traced.ts';
import {
  configText,
  folderOf,
  noteId,
  noteText,
  opened,
  silent,
  tempFolder,
  titles,
  vaultFiles,
} from './vault-fixture.ts';

const watching = { mode: 'watch' } as const;
const path = 'interviews/2026/note-1.md';
const soon = { timeout: 5000, interval: 20 };

test('changes by others show: a new note, an edited one, a deleted one, a renamed one', async () => {
  const root = await folderOf(vaultFiles(4));
  const { vault, foreign } = await opened(root, watching);
  await writeFile(join(root, 'interviews/2026/new.md'), noteText(9, 'New'));
  await writeFile(join(root, path), noteText(1, 'Edited'));
  await rm(join(root, 'interviews/2026/note-2.md'));
  await rename(join(root, 'interviews/2026/note-3.md'), join(root, 'interviews/2026/renamed.md'));
  await vi.waitFor(() => {
    expect(titles(vault)).toEqual({
      [path]: 'Edited',
      'interviews/2026/new.md': 'New',
      'interviews/2026/renamed.md': 'Call 3',
      'interviews/2026/note-4.md': 'Call 4',
    });
  }, soon);
  const edited = await vault.read(noteId(1));
  expect(foreign).toEqual(
    expect.arrayContaining([
      { id: noteId(1), hash: edited.hash },
      { id: noteId(2), hash: null },
    ]),
  );
  expect(foreign).toHaveLength(2);
  expect((await vault.read(noteId(3))).path).toBe('interviews/2026/renamed.md');
});

test('each of several changes is seen', async () => {
  const root = await folderOf(vaultFiles(30));
  const { changes } = await opened(root, watching);
  for (let n = 1; n <= 3; n++) {
    await writeFile(join(root, path), noteText(1, `Edited ${n}`));
    await vi.waitFor(() => expect(changes).toHaveLength(n), { timeout: 5000, interval: 5 });
  }
});

test('own writes are not taken for somebody else’s', async () => {
  const root = await folderOf(vaultFiles(2));
  const { vault, foreign } = await opened(root, watching);
  let { hash } = await vault.read(noteId(1));
  for (let n = 0; n < 20; n++) {
    ({ hash } = await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, `Title ${n}`) }));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await vault.create({ id: noteId(7), text: noteText(7) });
  const { trashedId } = await vault.trash(noteId(2));
  await vault.restore(trashedId);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(foreign).toEqual([]);
  // Somebody else goes on, and then back to our bytes: both are theirs.
  await writeFile(join(root, path), noteText(1, 'Theirs'));
  await vi.waitFor(() => expect(foreign).toHaveLength(1), soon);
  await writeFile(join(root, path), noteText(1, 'Title 19'));
  await vi.waitFor(() => expect(foreign).toHaveLength(2), soon);
});

test('a whole folder of notes arrives and is renamed', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault, foreign } = await opened(root, watching);
  await folderOf({ 'a/one.md': noteText(20), 'a/b/two.md': noteText(21) }, join(root, 'interviews'));
  await vi.waitFor(() => expect(Object.keys(titles(vault))).toHaveLength(3), soon);
  await rename(join(root, 'interviews/a'), join(root, 'interviews/z'));
  await vi.waitFor(() => expect(titles(vault)).toHaveProperty(['interviews/z/b/two.md']), soon);
  await vi.waitFor(() => expect(Object.keys(titles(vault))).toHaveLength(3), soon);
  expect(foreign).toEqual([]);
});

test('roster and participant files changed by others show', async () => {
  const root = await folderOf({ ...vaultFiles(1), 'roster/teams/replay.yml': 'id: replay\nname: Replay\n' });
  const { vault, changes } = await opened(root, watching);
  await folderOf(
    {
      'roster/teams/replay.yml': 'id: replay\nname: Session Replay\n',
      'roster/people/mira.yml': 'id: mira\nname: Mira\nrole: pm\n',
    },
    root,
  );
  await vi.waitFor(() => expect(vault.roster().people).toMatchObject([{ id: 'mira' }]), soon);
  await vi.waitFor(() => expect(vault.roster().teams).toMatchObject([{ name: 'Session Replay' }]), soon);
  expect(changes.at(-1)?.roster).toEqual(vault.roster());
});

test('the vault vanishes and comes back: nothing is deleted, nothing made in its place', async () => {
  const root = await folderOf(vaultFiles(30));
  const { vault, events, foreign } = await opened(root, watching);
  const { hash } = await vault.read(noteId(1));
  const away = `${root}-away`;
  await rename(root, away);
  try {
    await expect(vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') })).rejects.toMatchObject({
      code: 'vault-gone',
    });
    await expect(vault.create({ id: noteId(77), text: noteText(77) })).rejects.toMatchObject({ code: 'vault-gone' });
    await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'vault-gone' });
    await vi.waitFor(() => expect(events).toEqual(['gone']), soon);
    expect(vault.catalogue().notes).toHaveLength(30);
    await expect(readdir(root)).rejects.toMatchObject({ code: 'ENOENT' });
    // An empty mount point in its place is not the vault.
    await mkdir(root);
    await expect(vault.create({ id: noteId(77), text: noteText(77) })).rejects.toMatchObject({ code: 'vault-gone' });
    expect(await readdir(root)).toEqual([]);
    await rm(root, { recursive: true });
  } finally {
    await rename(away, root);
  }
  await vi.waitFor(() => expect(events).toEqual(['gone', 'back']), soon);
  const saved = await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'Mine') });
  expect(saved.summary!.title).toBe('Mine');
  expect(foreign).toEqual([]);
  await writeFile(join(root, 'interviews/2026/after.md'), noteText(90, 'After'));
  await vi.waitFor(() => expect(titles(vault)).toHaveProperty(['interviews/2026/after.md']), soon);
});

test('many files gone at once stay listed until the user agrees', async () => {
  const root = await folderOf(vaultFiles(30));
  const { vault, events, foreign, appDataDir } = await opened(root, watching);
  for (let n = 1; n <= 4; n++) await rm(join(root, `interviews/2026/note-${n}.md`));
  await vi.waitFor(() => expect(vault.missing()).toBe(4), soon);
  expect(vault.catalogue().notes).toHaveLength(30);
  expect(vault.catalogue().problems.map((problem) => problem.path)).toContain(path);
  expect(foreign).toEqual([]);
  await expect(vault.read(noteId(1))).rejects.toMatchObject({ code: 'not-found' });
  await writeFile(join(root, path), noteText(1, 'Back again'));
  await vi.waitFor(() => expect(events.at(-1)).toBe('missing 3'), soon);
  expect(vault.missing()).toBe(3);
  // Also after a restart.
  await vault.close();
  const again = await opened(root, { ...watching, appDataDir });
  expect(again.vault.missing()).toBe(3);
  expect(again.vault.catalogue().notes).toHaveLength(30);
  await again.vault.acceptMissing();
  expect(again.vault.missing()).toBe(0);
  expect(again.vault.catalogue()).toMatchObject({ problems: [] });
  expect(again.vault.catalogue().notes).toHaveLength(27);
  expect(again.events).toEqual(['missing 0']);
  expect(events[0]).toMatch(/^missing/);
});

test('a note deleted by somebody else goes; a few of many too', async () => {
  const root = await folderOf(vaultFiles(40));
  const { vault, foreign } = await opened(root, watching);
  for (const n of [1, 2, 3]) await rm(join(root, `interviews/2026/note-${n}.md`));
  await vi.waitFor(() => expect(vault.catalogue().notes).toHaveLength(37), soon);
  expect(foreign).toHaveLength(3);
});

test('leftovers of a writer that died are cleaned up, others are not touched', async () => {
  const root = await folderOf(vaultFiles(1));
  const old = new Date(Date.now() - 48 * 60 * 60 * 1000);
  const stale = join(root, 'interviews/2026/.fieldbook-00000000-1-0123456789ab.tmp');
  const fresh = join(root, 'interviews/2026/.fieldbook-00000000-1-0123456789ac.tmp');
  await writeFile(stale, 'half');
  await utimes(stale, old, old);
  await writeFile(fresh, 'half of another machine');
  await writeFile(join(root, 'interviews/2026/mine.tmp'), 'x');
  await opened(root);
  expect((await readdir(join(root, 'interviews/2026'))).sort()).toEqual([
    '.fieldbook-00000000-1-0123456789ac.tmp',
    'mine.tmp',
    'note-1.md',
  ]);
});

test('a vault that is only looked at is not changed, and its lock is not needed', async () => {
  const root = await folderOf(vaultFiles(1));
  const appDataDir = await tempFolder();
  await opened(root, { ...watching, appDataDir });
  await expect(opened(root, { appDataDir })).rejects.toMatchObject({ code: 'vault-in-use' });
  const { vault } = await opened(root, { mode: 'look', appDataDir });
  const { hash } = await vault.read(noteId(1));
  await expect(vault.save({ id: noteId(1), baseHash: hash, text: 'x' })).rejects.toMatchObject({
    code: 'vault-in-use',
  });
});

test('where the system watches no further, the folder is looked at every few seconds', async () => {
  const root = await folderOf(vaultFiles(3));
  const [module, appData] = [await bundled('main/vault/open-vault.ts'), await tempFolder()];
  const script = `import { writeFileSync } from 'node:fs';
    import { openVault } from '${module}';
    const told = [];
    setInterval(() => {}, 1000); // an app stays alive by itself
    const log = { info() {}, error: (message) => told.push(message) };
    const vault = await openVault('${root}', { appData: { dir: '${appData}' }, log, mode: 'watch' });
    await vault.whenVerified();
    writeFileSync('${root}/${path}', ${JSON.stringify(noteText(1, 'Theirs'))});
    const change = await new Promise((resolve) => vault.on('catalogue', resolve));
    console.log(JSON.stringify([told, change.upserted[0].title]));
    await vault.close();
    process.exit();`;
  const { stdout } = await trace(script, 'inotify_add_watch:error=ENOSPC');
  const [told, title] = JSON.parse(stdout) as [string[], string];
  expect(title).toBe('Theirs');
  expect(told).toEqual([expect.stringContaining('cannot be watched')]);
});

test('a foreign folder that becomes a vault shows its interviews alone', async () => {
  const root = await folderOf({ ...vaultFiles(2), 'README.md': '# About\n' });
  await rm(join(root, 'fieldbook.yml'));
  const { vault } = await opened(root, watching);
  expect(Object.keys(titles(vault))).toHaveLength(3);
  await writeFile(join(root, 'fieldbook.yml'), configText);
  await vi.waitFor(() => expect(vault.info.name).toBe('Customer research'), soon);
  await vi.waitFor(() => expect(Object.keys(titles(vault))).toHaveLength(2), soon);
});

test('a note started while the folder is being read is not taken for a removed one', async () => {
  const root = await folderOf(vaultFiles(300));
  const vault = await openVault(root, { appData: { dir: await tempFolder() }, log: silent, mode: 'watch' });
  const foreign: unknown[] = [];
  vault.on('foreignChange', (change) => foreign.push(change));
  await new Promise((resolve) => vault.on('verified', resolve));
  const { path: made } = await vault.create({ id: noteId(900), text: noteText(900, 'A new call') });
  await new Promise<void>((resolve) => vault.on('verified', (progress) => progress === 1 && resolve()));
  expect(titles(vault)).toMatchObject({ [made]: 'A new call' });
  expect(foreign).toEqual([]);
  await vault.close();
});

test('a vault that is closed while its folder is being read closes soon, and is complete the next time', async () => {
  const root = await folderOf(vaultFiles(1500));
  const appDataDir = await tempFolder();
  const vault = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'watch' });
  await new Promise((resolve) => vault.on('verified', resolve));
  await vault.close();
  const read = vault.catalogue().notes.length;
  expect(read).toBeLessThan(1500);
  const again = await opened(root, { appDataDir });
  expect(again.vault.catalogue().notes).toHaveLength(1500);
});
