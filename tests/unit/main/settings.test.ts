import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openPreferences } from '../../../main/settings/preferences.ts';
import { readWindowState } from '../../../main/window-state.ts';

const defaults = { theme: 'system' };

/** Written whole, as electron-store does, which needs Electron. */
const openFake = async (dir: string) => ({
  set store(value: Record<string, unknown>) {
    writeFileSync(join(dir, 'preferences.json'), JSON.stringify(value));
  },
});
const opened = (dir: string) => openPreferences(dir, openFake);

async function appData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldbook-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a change is there at the next start', async () => {
  const dir = await appData();
  const store = opened(dir);
  expect(store.get()).toMatchObject(defaults);
  await store.set({ theme: 'dark' });
  expect(opened(dir).get()).toMatchObject({ theme: 'dark' });
});

// Disk and time of the table of bad input: corrupt settings.
test.each<[string, string | Uint8Array]>([
  ['empty', ''],
  ['cut short', '{"theme": "da'],
  ['all NUL', Buffer.alloc(4096)],
  ['not an object', '[1, 2]'],
  ['an empty object', '{}'],
  ['no JSON', 'theme = dark'],
])('settings that are %s: the last good copy holds, and the next change is written', async (_what, content) => {
  const dir = await appData();
  await opened(dir).set({ theme: 'dark' });
  await writeFile(join(dir, 'preferences.json'), content);
  const store = opened(dir);
  expect(store.get()).toMatchObject({ theme: 'dark' });
  await store.set({ panes: { window: { list: 320 } } });
  const again = opened(dir).get();
  expect(again).toMatchObject({ theme: 'dark', panes: { window: { list: 320 } } });
  expect(JSON.parse(await readFile(join(dir, 'preferences.last-good.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
});

test('settings and copy both corrupt: the defaults, and the app goes on', async () => {
  const dir = await appData();
  await writeFile(join(dir, 'preferences.json'), '{');
  await writeFile(join(dir, 'preferences.last-good.json'), '}');
  const store = opened(dir);
  expect(store.get()).toMatchObject(defaults);
  await store.set({ theme: 'light' });
  expect(opened(dir).get()).toMatchObject({ theme: 'light' });
});

test('one value that does not fit costs that one', async () => {
  const dir = await appData();
  await writeFile(join(dir, 'preferences.json'), JSON.stringify({ theme: 'pink', panes: { window: { list: 320 } } }));
  expect(opened(dir).get()).toMatchObject({ theme: 'system', panes: { window: { list: 320 } } });
});

test.each(['', '{', 'null', '{"bounds": {"x": "left"}}'])(
  'a window state of %j counts as the first start',
  async (content) => {
    const dir = await appData();
    await writeFile(join(dir, 'window.json'), content);
    expect(readWindowState(dir)).toEqual({ bounds: null, maximized: false, theme: 'system' });
  },
);
