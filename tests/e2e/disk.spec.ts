import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { mountDisk, type OwnDisk } from '../support/own-disk.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, type TempVault, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/call.md';
const call = noteText(
  { id: '01JD9ZC4F2M6P1S8T0V3XWXAB1', title: 'First call', occurredAt: '2026-11-17T15:00:00+01:00' },
  'Runs growth alone.\n',
);

let disk: OwnDisk | null = null;
test.afterEach(() => {
  disk?.dispose();
  disk = null;
});

/** A vault on a disk of its own, open in the app. Returns its folder. */
async function openOnDisk(app: App, folder: TempVault) {
  const root = folder.path('drive');
  await mkdir(root);
  await mkdir(folder.path('store'));
  disk = mountDisk(root, folder.path('store'), 512);
  for (const [name, text] of Object.entries(vaultFiles({ [file]: call }))) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  await app.chooseFolder(root);
  await app.page.getByRole('button', { name: /Open a folder/ }).click();
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.open('First call');
  return { root, workbench, disk };
}

test('a disk that is full is told at once, every word is kept, and saving resumes by itself', async ({
  app,
  folder,
}) => {
  test.setTimeout(90_000);
  const { root, workbench, disk: drive } = await openOnDisk(app, folder);
  const editor = new Editor(app);
  await drive.fill();
  await editor.goToEnd();
  await editor.type(' She exports the funnel by hand.');
  await expect(workbench.saveState).toHaveText('Not saved: the disk is full');
  const banner = app.page.getByRole('region', { name: 'Interview', exact: true });
  await expect(banner).toContainText('Free some space; what you typed is kept here until then.');
  await expect(app.page.getByRole('status').filter({ hasText: 'Not saved: the disk is full' })).toBeAttached();
  await app.page.keyboard.press('Enter');
  await editor.type('Every Monday.');
  expect(await readFile(path.join(root, file), 'utf8'), 'the file is whole').toBe(call);
  expect(await readdir(path.join(root, 'interviews/2026'))).toEqual(['call.md']);

  await drive.drain();
  await expect(workbench.saveState).toHaveAttribute('data-save', 'saved', { timeout: 15_000 });
  await expect(workbench.saveState).toContainText('Saved');
  const expected = call.replace('alone.\n', 'alone. She exports the funnel by hand.\n\nEvery Monday.\n');
  expect(await readFile(path.join(root, file), 'utf8')).toBe(expected);
  expect(await readdir(path.join(root, 'interviews/2026'))).toEqual(['call.md']);
  await expect(banner).not.toContainText('Not saved');
});

test('a drive that is pulled while one types: the words wait, nothing is made in its place, and all goes on when it is back', async ({
  app,
  folder,
}) => {
  test.setTimeout(90_000);
  const { root, workbench, disk: drive } = await openOnDisk(app, folder);
  const editor = new Editor(app);
  drive.unmount();
  await editor.goToEnd();
  await editor.type(' These words wait.');
  await expect(app.page.getByRole('status').filter({ hasText: 'is not there' })).toContainText('Reconnect the drive');
  await expect(workbench.saveState).toHaveText('Not saved: the vault’s folder is missing');
  await expect(workbench.row('First call'), 'nothing counts as deleted').toBeVisible();
  await editor.type(' These too.');
  expect(await readdir(root), 'no ghost of a vault in the mount point').toEqual([]);

  drive.mount();
  const expected = call.replace('alone.', 'alone. These words wait. These too.');
  await expect.poll(() => readFile(path.join(root, file), 'utf8'), { timeout: 15_000 }).toBe(expected);
  await workbench.expectSaved();
  await expect(app.page.getByRole('status').filter({ hasText: 'is not there' })).toBeHidden();
  expect(await readdir(path.join(root, 'interviews/2026'))).toEqual(['call.md']);
});

test.describe('settings that cannot be read', () => {
  test.use({ files: vaultFiles({ [file]: call }) });

  test('the last good ones hold, and are written anew', async ({ app }) => {
    const workbench = new Workbench(app);
    const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await workbench.ready();
    const settings = path.join(app.profile, 'preferences.json');
    await workbench.run('Theme: dark');
    await expect.poll(() => readFile(settings, 'utf8').catch(() => '')).toContain('"dark"');
    await expect
      .poll(() => readFile(path.join(app.profile, 'preferences.last-good.json'), 'utf8').catch(() => ''))
      .toContain('"dark"');
    expect(await isDark()).toBe(true);
    await app.close();
    await writeFile(settings, '{"theme": "da');
    await app.start();
    await workbench.ready();
    await expect.poll(isDark).toBe(true);
    await workbench.run('Theme: light');
    await expect.poll(() => readFile(settings, 'utf8')).toContain('"light"');
  });
});
