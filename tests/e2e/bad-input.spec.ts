import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { git } from '../support/git-remote.ts';
import { electronProgram, launchApp, root } from '../support/launch-app.ts';
import { Editor } from '../support/pages/editor.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { SourceView } from '../support/pages/source-view.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const fields = (n: number, title: string) => ({
  id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`,
  title,
  occurredAt: `2026-11-1${n}T15:00:00+01:00`,
  kind: 'general_feedback',
  status: 'complete',
});
const file = (name: string) => `interviews/2026/${name}.md`;
const call = noteText(fields(1, 'First call'), 'Runs growth alone.\n');

test.describe('files that are not as they should be', () => {
  const sentence = 'She said that the export took far too long, and that nobody had told her. ';
  const broken = `---\nid: ${fields(2, '').id}\ntitle: [unclosed\noccurredAt: yesterday\n---\nBody of the broken one.\n`;
  const huge = noteText(fields(5, 'Ten megabytes'), `${`${sentence.repeat(8)}\n\n`.repeat(17_500)}End.\n`);
  test.use({
    files: vaultFiles({
      [file('first')]: call,
      [file('broken')]: broken,
      [file('latin')]: Buffer.concat([Buffer.from(noteText(fields(3, 'Latin 1'), 'Caf')), Buffer.from([0xe9, 0x0a])]),
      [file('twin')]: noteText(fields(4, 'Twin'), 'The first one.\n'),
      [file('twin copy')]: noteText(fields(4, 'Copied pair'), 'The second one.\n'),
      [file('huge')]: huge,
    }),
  });

  test('each is shown, says what is the matter, and keeps its bytes', async ({ app, vault }) => {
    test.setTimeout(90_000);
    const workbench = new Workbench(app);
    const editor = new Editor(app);
    const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
    await workbench.ready();
    const before = await vault.snapshot();

    await workbench.open('Latin 1');
    await expect(interview).toContainText('This file is not UTF-8 text');
    await expect(editor.body).toHaveAttribute('contenteditable', 'false');
    await workbench.open('Copied pair');
    await expect(interview).toContainText('Another file has the same id');
    await expect(editor.body).toContainText('The second one.');
    await expect(editor.body).toHaveAttribute('contenteditable', 'false');
    await workbench.open('Twin');
    await expect(editor.body).toHaveAttribute('contenteditable', 'true');

    await workbench.row('Ten megabytes').click();
    await expect(interview).toContainText('too large or too deeply nested to be formatted');
    const source = new SourceView(app);
    await expect(source.text).toBeFocused();
    await app.page.keyboard.press('Control+End');
    await expect(source.text.getByText('End.')).toBeInViewport();
    expect(await vault.snapshot(), 'looking changes nothing').toEqual(before);

    await editor.type('Written below.');
    await expect
      .poll(async () => (await vault.read(file('huge'))) === `${huge}Written below.`, { timeout: 30_000 })
      .toBe(true);

    await workbench.open('Untitled interview');
    await expect(app.page.getByText('Line 3 cannot be read as “key: value”.').first()).toBeVisible();
    await expect(app.page.getByText('“yesterday” is not a date').first()).toBeVisible();
    await editor.goToEnd();
    await editor.type(' And more.');
    await expect.poll(() => vault.read(file('broken'))).toBe(broken.replace('broken one.', 'broken one. And more.'));
    const after = await vault.snapshot();
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual([file('broken'), file('huge')]);

    await workbench.open('Copied pair');
    await interview.getByRole('button', { name: 'Give this copy an id of its own' }).click();
    await expect(app.page.getByText('This copy has an id of its own now').first()).toBeVisible();
    await expect(editor.body).toHaveAttribute('contenteditable', 'true');
    await editor.goToEnd();
    await editor.type(' Edited here.');
    await expect.poll(() => vault.read(file('twin copy'))).toContain('The second one. Edited here.');
    expect(await vault.read(file('twin copy'))).not.toContain(fields(4, '').id);
    expect((await vault.snapshot())[file('twin')]).toBe(before[file('twin')]);
  });
});

test.describe('a folder that is not as it should be', () => {
  test.use({ files: vaultFiles({ [file('first')]: call }) });

  test('one that vanishes under a dirty note: the words wait, nothing is made in its place', async ({ app, vault }) => {
    const workbench = new Workbench(app);
    const editor = new Editor(app);
    await workbench.ready();
    await workbench.open('First call');
    await rename(vault.root, `${vault.root}-away`);
    await editor.goToEnd();
    await editor.type(' These words wait.');
    await expect(app.page.getByRole('status').filter({ hasText: 'is not there' })).toContainText('Reconnect the drive');
    await expect(workbench.saveState).toHaveText('Not saved: the vault’s folder is missing');
    await expect(workbench.row('First call')).toBeVisible();
    expect(existsSync(vault.root)).toBe(false);
    await editor.type(' These too.');
    await rename(`${vault.root}-away`, vault.root);
    await expect
      .poll(() => vault.read(file('first')), { timeout: 15_000 })
      .toBe(call.replace('alone.', 'alone. These words wait. These too.'));
    await workbench.expectSaved();
    expect((await vault.list()).filter((name) => name.startsWith('interviews/'))).toEqual([file('first')]);
  });

  test('one that is gone at the next start is named on the welcome screen', async ({ app, vault }) => {
    await new Workbench(app).ready();
    await app.close();
    await rename(vault.root, `${vault.root}-away`);
    await app.start({ vault: null });
    const name = path.basename(vault.root);
    await expect(app.page.getByRole('alert')).toContainText(
      `“${name}” was not opened. The vault’s folder is not there.`,
    );
    await rename(`${vault.root}-away`, vault.root);
    await app.page.getByRole('button', { name: 'Test vault' }).click();
    await expect(new Workbench(app).row('First call')).toBeVisible();
  });

  test('another folder named by a second start waits until all words are saved', async ({ app, vault, folder }) => {
    await folder.write('letter.md', '# A letter\n');
    const workbench = new Workbench(app);
    const editor = new Editor(app);
    await workbench.ready();
    await workbench.open('First call');
    const secondStart = (named: string) =>
      app.electron.evaluate(
        ({ app: main }, value) => main.emit('second-instance', {}, [value]),
        `--open-vault=${named}`,
      );
    await secondStart(folder.path('nowhere'));
    await expect(app.page.getByText('The vault’s folder is not there.')).toBeVisible();
    await expect(editor.title, 'the place is kept').toHaveValue('First call');
    await editor.goToEnd();
    await editor.type(' Typed at the last moment.');
    await secondStart(folder.root);
    await expect(workbench.row('A letter')).toBeVisible();
    expect(await vault.read(file('first'))).toBe(call.replace('alone.', 'alone. Typed at the last moment.'));
  });
});

test.describe('a folder to export to that is no clone, or has no remote', () => {
  test.use({ files: vaultFiles({ [file('first')]: call }) });

  test('says so, and changes nothing in it', async ({ app, folder }) => {
    const workbench = new Workbench(app);
    const exporting = new ExportPage(app);
    await workbench.ready();
    await workbench.open('First call');
    await exporting.open();
    await folder.write('plain/letter.md', 'A letter.\n');
    const choose = async (chosen: string) => {
      await app.chooseFolder(folder.path(chosen));
      await app.page.getByRole('button', { name: 'Choose a local clone…' }).click();
    };
    await choose('plain');
    await expect(app.page.getByRole('alert')).toContainText('This folder is no Git clone');
    await git(folder.root, 'init', '--quiet', 'alone');
    await git(folder.path('alone'), 'commit', '--quiet', '--allow-empty', '-m', 'docs: start');
    await choose('alone');
    await expect(app.page.getByRole('alert')).toContainText('The clone has no remote to push to');
    expect(await git(folder.path('alone'), 'branch', '--list', 'research/*')).toBe('');
  });
});

test.describe('a vault of a newer Fieldbook', () => {
  test.use({
    files: { ...vaultFiles({ [file('first')]: call }), 'fieldbook.yml': 'schema: 2\nname: Newer\n' },
  });

  test('can be read, and nothing else', async ({ app, vault }) => {
    const workbench = new Workbench(app);
    const editor = new Editor(app);
    await workbench.ready();
    const before = await vault.snapshot();
    await expect(app.page.getByRole('status').filter({ hasText: 'A newer Fieldbook' })).toContainText(
      'update Fieldbook',
    );
    await workbench.open('First call');
    await expect(editor.body).toHaveAttribute('contenteditable', 'false');
    await app.page.keyboard.press('Control+n');
    await workbench.row('First call').click();
    await app.page.keyboard.press('Delete');
    await app.page.waitForTimeout(500);
    expect(await vault.snapshot()).toEqual(before);
  });
});

test('folders without permission to read or to write, as an ordinary user meets them', async ({ folder }) => {
  const { program, home } = await prepareFor(folder.root);
  const locked = folder.path('locked');
  const sealed = folder.path('sealed');
  await mkdir(locked, { mode: 0o000 });
  for (const [name, text] of Object.entries(vaultFiles({ [file('first')]: call }))) {
    await mkdir(path.dirname(path.join(sealed, name)), { recursive: true });
    await writeFile(path.join(sealed, name), text);
  }
  await chmod(sealed, 0o555);
  const app = await launchApp({
    program,
    folder: folder.path('app'),
    profile: path.join(home, 'profile'),
    env: { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  const choose = (chosen: string) =>
    app.electron.evaluate(({ dialog }, answer) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [answer] });
    }, chosen);

  await choose(locked);
  await app.page.getByRole('button', { name: /Open a folder/ }).click();
  await expect(app.page.getByRole('alert')).toHaveText(/“locked” was not opened.*may not read.*Allow access to it/);

  await choose(sealed);
  await app.page.getByRole('button', { name: /Open a folder/ }).click();
  await expect(app.page.getByRole('status').filter({ hasText: 'cannot be written' })).toContainText('reading only');
  await app.page.getByRole('option', { name: /First call/ }).click();
  await expect(app.page.getByRole('textbox', { name: 'Notes' })).toHaveAttribute('contenteditable', 'false');
  await expect(app.page.getByRole('textbox', { name: 'Notes' })).toContainText('Runs growth alone.');
  await app.electron.close();
  await chmod(locked, 0o755);
  await chmod(sealed, 0o755);
});

/** Root may read and write everything, so root starts the app as `nobody`, from copies that everybody can read. */
async function prepareFor(folder: string): Promise<{ program: string; home: string }> {
  const home = path.join(folder, 'home');
  await mkdir(home);
  await cp(path.join(root, 'dist'), path.join(folder, 'app/dist'), { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(folder, 'app/package.json'));
  if (process.getuid?.() !== 0) return { program: electronProgram(), home };
  const nobody = 65_534;
  const dist = path.join(folder, 'electron');
  execFileSync('cp', ['-a', '--reflink=auto', path.dirname(electronProgram()), dist]);
  const program = path.join(folder, 'as-nobody');
  const change = `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups`;
  await writeFile(program, `#!/bin/sh\nexec ${change} '${path.join(dist, 'electron')}' "$@"\n`, { mode: 0o755 });
  await chown(home, nobody, nobody);
  await chmod(folder, 0o755);
  return { program, home };
}
