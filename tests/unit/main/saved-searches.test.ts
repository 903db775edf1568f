import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSavedSearches, savedSearchesPath } from '../../../main/settings/saved-searches.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { mostSavedSearches, type SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import { AppError } from '../../../shared/result.ts';

const search = (n: number, query = `word${n}`): SavedSearch => ({
  id: `01J0000000000000000000${String(n).padStart(4, '0')}`,
  name: `Search ${n}`,
  query,
});
const names = (list: { searches: SavedSearch[] }) => list.searches.map((one) => one.name);

async function setUp() {
  const dir = await mkdtemp(join(tmpdir(), 'fieldbook-searches-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const open: { vaultId: string | null } = { vaultId: 'a' };
  const start = () =>
    openSavedSearches({
      appData: { dir },
      currentVault: {
        held() {
          if (open.vaultId === null) throw new AppError('no-vault');
          return { info: { vaultId: open.vaultId } } as Vault;
        },
      },
      log: { info() {}, error() {} },
      now: () => new Date('2026-11-26T01:02:03Z'),
    });
  const file = savedSearchesPath(dir, 'a');
  const damage = async (text: string | Uint8Array) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  return { dir, open, start, file, damage };
}

test('what is saved is there at the next start, in its order, readable by its owner alone', async () => {
  const { start, file } = await setUp();
  const store = start();
  await Promise.all([store.put(search(1)), store.put(search(2)), store.put(search(3), 0)]);
  expect(names(await start().list())).toEqual(['Search 3', 'Search 1', 'Search 2']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a search is renamed in its place, moved, removed, and put back where it was', async () => {
  const { start } = await setUp();
  const store = start();
  for (const n of [1, 2, 3]) await store.put(search(n));
  expect(names(await store.put({ ...search(2), name: 'Refunds' }))).toEqual(['Search 1', 'Refunds', 'Search 3']);
  expect(names(await store.move(search(3).id, 0))).toEqual(['Search 3', 'Search 1', 'Refunds']);
  expect(names(await store.move(search(3).id, 99))).toEqual(['Search 1', 'Refunds', 'Search 3']);
  expect(names(await store.remove(search(1).id))).toEqual(['Refunds', 'Search 3']);
  expect(names(await store.remove(search(1).id))).toEqual(['Refunds', 'Search 3']);
  expect(names(await store.put(search(1), 0))).toEqual(['Search 1', 'Refunds', 'Search 3']);
});

test('each vault has its own; without one there are none', async () => {
  const { open, start } = await setUp();
  const store = start();
  await store.put(search(1));
  open.vaultId = '../b';
  expect(names(await store.list())).toEqual([]);
  await store.put(search(2));
  open.vaultId = 'a';
  expect(names(await store.list())).toEqual(['Search 1']);
  open.vaultId = null;
  await expect(store.list()).rejects.toMatchObject({ code: 'no-vault' });
});

test('there is an end to how many there can be', async () => {
  const { start, damage } = await setUp();
  await damage(
    JSON.stringify({ version: 1, searches: Array.from({ length: mostSavedSearches }, (_, n) => search(n)) }),
  );
  await expect(start().put(search(mostSavedSearches))).rejects.toMatchObject({ code: 'too-large' });
  expect(names(await start().put({ ...search(0), name: 'Renamed' }))[0]).toBe('Renamed');
});

test.each<[string, string | Uint8Array]>([
  ['empty', ''],
  ['cut short', '{"version": 1, "searches": [{"id": "01'],
  ['all NUL', Buffer.alloc(4096)],
  ['not an object', '[1, 2]'],
  ['of a newer version', JSON.stringify({ version: 2, searches: [search(1)] })],
])('a file that is %s is kept aside and told of once; saving goes on', async (_, bytes) => {
  const { start, file, damage } = await setUp();
  await damage(bytes);
  const store = start();
  const first = await store.list();
  expect(first.searches).toEqual([]);
  expect(first.setAside).toMatch(/damaged-20261126010203\.json$/);
  expect(await readFile(join(dirname(file), first.setAside ?? ''))).toEqual(Buffer.from(bytes));
  expect((await store.list()).setAside).toBeNull();
  expect(names(await store.put(search(2)))).toEqual(['Search 2']);
  expect(names(await start().list())).toEqual(['Search 2']);
});

test('of a file with one bad search the others go on, and the whole is kept', async () => {
  const { start, file, damage } = await setUp();
  const long = { ...search(2), query: 'x'.repeat(10_001) };
  const text = JSON.stringify({ version: 1, searches: [search(1), long, { ...search(3), name: ' ' }, search(4)] });
  await damage(text);
  const list = await start().list();
  expect(names(list)).toEqual(['Search 1', 'Search 4']);
  expect(await readFile(join(dirname(file), list.setAside ?? ''), 'utf8')).toBe(text);
  const again = await start().list();
  expect(names(again)).toEqual(['Search 1', 'Search 4']);
  expect(again.setAside).toBeNull();
});

test('a second damaged file in the same second takes no name from the first', async () => {
  const { start, file, damage } = await setUp();
  await damage('{');
  await start().list();
  await damage('[');
  await start().list();
  expect((await readdir(dirname(file))).length).toBe(2);
});
