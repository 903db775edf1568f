import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from '../../../../main/vault/lock.ts';
import { openVault } from '../../../../main/vault/open-vault.ts';
import { bundled, runNode } from './traced.ts';
import { folderOf, noteId, noteText, opened, silent, tempFolder, titles, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';

test('the catalogue of the last time is there at once, and then follows the folder', async () => {
  const root = await folderOf(vaultFiles(20));
  const first = await opened(root);
  await first.vault.close();
  await writeFile(join(root, path), noteText(1, 'Changed meanwhile'));
  await rm(join(root, 'interviews/2026/note-2.md'));
  const same = new Date(Date.now() + 5000);
  await utimes(join(root, 'interviews/2026/note-3.md'), same, same);
  const vault = await openVault(root, { appData: { dir: first.appDataDir }, log: silent, mode: 'write' });
  const atOnce = vault.catalogue();
  const progress: number[] = [];
  vault.on('verified', (value) => void progress.push(value));
  const changed: string[] = [];
  vault.on('catalogue', (change) => void changed.push(...change.upserted.map((note) => note.id), ...change.removed));
  await vault.whenVerified();
  expect(atOnce.notes).toHaveLength(20);
  expect(atOnce.notes.find((note) => note.path === path)?.title).toBe('Call 1');
  expect(titles(vault)[path]).toBe('Changed meanwhile');
  expect(vault.catalogue().notes).toHaveLength(19);
  expect(changed.sort()).toEqual([noteId(1), noteId(2)].sort());
  expect(progress.at(-1)).toBe(1);
  await vault.close();
});

test('a snapshot with a flipped bit, cut short or of another version is not believed', async () => {
  const root = await folderOf(vaultFiles(3));
  const { vault, appDataDir } = await opened(root);
  await vault.close();
  const folder = join(appDataDir, 'catalogues');
  const [name] = await readdir(folder);
  const good = await readFile(join(folder, name!));
  const bad = [
    good.subarray(0, 100),
    good.subarray(0, -10),
    Buffer.from(good.toString().replace(/catalogue \d+/, 'catalogue 3')),
    Buffer.alloc(0),
  ];
  for (let n = 0; n < 40; n++) {
    const flipped = Buffer.from(good);
    const at = (n * 7919) % good.length;
    flipped[at] = flipped[at]! ^ (1 << (n % 8));
    bad.push(flipped);
  }
  for (const bytes of bad) {
    await writeFile(join(folder, name!), bytes);
    const again = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'look' });
    const atOnce = again.catalogue().notes.length;
    await again.whenVerified();
    expect([atOnce, again.catalogue().notes.length]).toEqual([0, 3]);
    await again.close();
  }
});

test('the snapshot is kept by vault and real path, for its user alone', async () => {
  const root = await folderOf(vaultFiles(2));
  const other = await folderOf(vaultFiles(5)); // a copy with the same vaultId
  const { vault, appDataDir } = await opened(root);
  await vault.close();
  const copy = await openVault(other, { appData: { dir: appDataDir }, log: silent, mode: 'write' });
  expect(copy.catalogue().notes).toEqual([]);
  await copy.whenVerified();
  await copy.close();
  expect(await readdir(join(appDataDir, 'catalogues'))).toHaveLength(2);
  expect(await readdir(root)).toEqual(['fieldbook.yml', 'interviews']);
});

test('what a start that was killed left beside the snapshot goes', async () => {
  const root = await folderOf(vaultFiles(1));
  const appDataDir = await tempFolder();
  const leftover = '.fieldbook-00000000-1-0123456789ab.tmp';
  const folder = await folderOf({ [leftover]: 'half', 'other.tmp': 'x' }, join(appDataDir, 'catalogues'));
  const old = new Date(Date.now() - 48 * 60 * 60 * 1000);
  for (const name of [leftover, 'other.tmp']) await utimes(join(folder, name), old, old);
  const { vault } = await opened(root, { appDataDir });
  await vault.close();
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual(['other.tmp']);
});

test('other work gets its turn while a big folder is read', async () => {
  const root = await folderOf(vaultFiles(1500));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const { vault } = await opened(root);
  clearInterval(timer);
  expect(vault.catalogue().notes).toHaveLength(1500);
  expect(turns).toBeGreaterThan(10);
});

test('one writer at a time on this machine, whatever path leads to the vault', async () => {
  const root = await folderOf(vaultFiles(1));
  const { symlink } = await import('node:fs/promises');
  const link = `${await tempFolder()}/link`;
  await symlink(root, link);
  const { vault, appDataDir } = await opened(root);
  await expect(opened(link, { appDataDir })).rejects.toMatchObject({ code: 'vault-in-use' });
  await vault.close();
  await opened(link, { appDataDir });
});

test('a lock of another process holds while it lives and is taken over when it is gone', async () => {
  const lock = await bundled('main/vault/lock.ts');
  const dir = await tempFolder();
  const script = `import { takeLock } from '${lock}'; await takeLock('${dir}', '/vault');`;
  await runNode(`${script} process.exit();`); // dies without releasing
  expect(await readdir(join(dir, 'locks'))).toHaveLength(1);
  const release = await takeLock(dir, '/vault');
  const second = await runNode(`import { takeLock } from '${lock}';
    await takeLock('${dir}', '/vault').then(() => console.log('taken'), (error) => console.log(error.code));`);
  expect(second.stdout).toBe('vault-in-use\n');
  await release();
  await release();
  expect(await readdir(join(dir, 'locks'))).toEqual([]);
});

test.each([
  ['cut short', '{"pid":'],
  ['a pid used again', JSON.stringify({ pid: process.ppid, startedAt: 'another boot/1' })],
  ['our own pid after a restart', JSON.stringify({ pid: process.pid, startedAt: 'x' })],
  ['nonsense', 'null'],
])('a lock that is %s does not shut the vault for ever', async (_name, content) => {
  const dir = await tempFolder();
  const release = await takeLock(dir, '/vault');
  const [name] = await readdir(join(dir, 'locks'));
  await release();
  await mkdir(join(dir, 'locks'), { recursive: true });
  await writeFile(join(dir, 'locks', name!), content);
  await (await takeLock(dir, '/vault'))();
});

test('of processes that come at once never two hold it', async () => {
  const lock = await bundled('main/vault/lock.ts');
  const dir = await tempFolder();
  await runNode(`import { takeLock } from '${lock}'; await takeLock('${dir}', '/vault'); process.exit();`);
  const script = `import { takeLock } from '${lock}';
    const release = await takeLock('${dir}', '/vault').catch(() => null);
    const since = Date.now();
    if (release) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      console.log(JSON.stringify([since, Date.now()]));
      await release();
    }`;
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => runNode(script)));
  const times = outcomes.flatMap(({ stdout }) => (stdout === '' ? [] : [JSON.parse(stdout) as [number, number]]));
  times.sort((a, b) => a[0] - b[0]);
  expect(times.length).toBeGreaterThan(0);
  for (const [n, [start]] of times.entries()) expect(start).toBeGreaterThanOrEqual(times[n - 1]?.[1] ?? 0);
  expect(outcomes.map(({ stderr }) => stderr).join('')).toBe('');
});

test('which notes hold a highlight is known of the folder, of what was just saved, and after a start from the snapshot', async () => {
  const mark = (id: string) => `A <mark data-highlight="${id}" data-kind="pain">slow</mark> page.\n`;
  const [here, both, none] = ['h_aaaaaaaaaaaa', 'h_bbbbbbbbbbbb', 'h_cccccccccccc'];
  const root = await folderOf({
    ...vaultFiles(0),
    'interviews/2026/note-1.md': noteText(1, 'One', mark(here) + mark(both)),
    'interviews/2026/note-2.md': noteText(2, 'Two', `${mark(both)}\n${mark(both)}`),
    'interviews/2026/note-3.md': noteText(3, 'Three', '`<mark data-highlight="h_cccccccccccc">code</mark>`\n'),
  });
  const ask = (vault: Awaited<ReturnType<typeof openVault>>) => vault.holders([here, both, none]);
  const { vault, appDataDir } = await opened(root);
  expect(await ask(vault)).toEqual({ [here]: [noteId(1)], [both]: [noteId(1), noteId(2)] });

  const { hash } = await vault.read(noteId(1));
  await vault.save({ id: noteId(1), baseHash: hash, text: noteText(1, 'One', mark(none)) });
  const after = { [both]: [noteId(2)], [none]: [noteId(1)] };
  expect(await ask(vault)).toEqual(after);
  await vault.close();

  const again = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'look' });
  expect(await ask(again)).toEqual(after);
  await again.close();
});
