import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/2026-11-18-filters-abcde.md';
const fields = { id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Filters', occurredAt: '2026-11-18T15:00:00+01:00' };
const source = noteText(fields, '## Background\n\nRuns growth alone.\n');

test.use({ files: vaultFiles({ [file]: source }) });

/** What the journals of a profile hold. */
async function journals(profile: string): Promise<string> {
  const folder = path.join(profile, 'journals');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('.journal'));
  return (await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

test('a kill while typing leaves whole files, all that was shown as saved, and all but the last second of the rest', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Killed');
  await editor.type('These words were saved.');
  await workbench.expectSaved();
  await app.page.keyboard.type(' These were typed when the power went', { delay: 20 });
  await app.page.waitForTimeout(1000);
  await app.page.keyboard.type(' lost');
  await app.kill();

  for (const name of await vault.list()) expect(name).not.toMatch(/\.tmp|~$/);
  expect(await vault.read(file)).toBe(source);
  await app.start();
  await workbench.ready();
  await workbench.open('Killed');
  await expect(editor.body).toContainText('These words were saved. These were typed when the power went');
});

test('words that no save could write come back at the next start, with one quiet sentence', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.goToEnd();
  await rename(vault.root, `${vault.root}-away`);
  await app.page.keyboard.insertText(' Kept in the journal.');
  await expect.poll(() => journals(app.profile)).toContain('Kept in the journal.');
  await app.kill();
  await rename(`${vault.root}-away`, vault.root);
  expect(await vault.read(file)).toBe(source);

  await app.start();
  await workbench.ready();
  await workbench.open('Filters');
  await expect(editor.body).toContainText('Runs growth alone. Kept in the journal.');
  await expect(app.page.getByText('What you had typed is restored.')).toBeVisible();
  expect(await readFile(vault.path(file), 'utf8')).toBe(source.replace('alone.', 'alone. Kept in the journal.'));
  await app.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.page.getByText('What you had typed is restored.')).toBeHidden();
});

test('a page that crashes comes back with what was typed', async ({ app }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.goToEnd();
  await editor.type(' Typed before the crash.');
  await app.page.waitForTimeout(1000);
  await editor.type(' At once.');
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]!.webContents;
    const again = new Promise((resolve) => page.once('did-finish-load', () => resolve(null)));
    page.forcefullyCrashRenderer();
    await again;
  });
  // Playwright gives a crashed page up, so the one that is loaded again is looked at from main.
  const body = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(
        "document.querySelector('.note-body')?.innerText ?? ''",
      ),
    );
  await expect.poll(body, { timeout: 20_000 }).toContain('Typed before the crash.');
});

test('words in an open source field survive a kill', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await vault.write(file, `${source}\n<details>kept</details>\n`);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.body.getByText('<details>').dblclick();
  await app.page.keyboard.press('End');
  await app.page.keyboard.insertText(' typed in the field');
  await expect.poll(() => journals(app.profile)).toContain('typed in the field');
  await app.kill();
  expect(await vault.read(file)).toBe(`${source}\n<details>kept</details>\n`);
  await app.start();
  await workbench.ready();
  await workbench.open('Filters');
  await expect(editor.body).toContainText('<details>kept</details> typed in the field');
});
