import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const fields = (n: number, title: string) => ({
  id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`,
  title,
  occurredAt: `2026-11-1${n}T15:00:00+01:00`,
});
const file = (name: string) => `interviews/2026/${name}.md`;
const latin = Buffer.from(
  noteText(fields(1, 'Prices in Paris'), 'Trop cher, dit-elle : 5 francs au café.\nPlain line.\n'),
  'latin1',
);
const bom = `\uFEFF${noteText(fields(2, 'Mixed ends'), 'First.\n')}`.replaceAll('\n', '\r\n');
const mixed = `${bom}\r\nSecond line.\nThird line.\r\n\r\nLast without an end`;
const name = 'two\nlines \u202Egpj';

test.use({
  files: vaultFiles({
    [file('latin')]: latin,
    [file('mixed')]: mixed,
    [file('plain')]: noteText(fields(3, 'Half a pair'), 'Start.\n'),
    [file(name)]: 'The one with the odd name.\n',
    [file('synced')]: noteText(fields(4, 'Synced call'), 'Ours.\n'),
    [file('synced.sync-conflict-20261118-142311-ABCDEF7')]: noteText(fields(4, 'Synced call'), 'Theirs.\n'),
  }),
});

test('a file that is not UTF-8 is shown as it will read, converted, edited, and can be put back', async ({
  app,
  vault,
}) => {
  test.setTimeout(60_000);
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Prices in Paris');
  await expect(editor.body).toHaveAttribute('contenteditable', 'false');
  await app.page.getByRole('button', { name: 'Convert to UTF-8…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Convert to UTF-8?' });
  await expect(dialog).toContainText('Windows-1252');
  await expect(dialog.getByRole('list', { name: 'Lines as they will read' })).toContainText('5 francs au café.');
  await expect(dialog).not.toContainText('Plain line.');
  expect(await readFile(vault.path(file('latin')))).toEqual(latin);
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await workbench.run('Convert to UTF-8…');
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(editor.body).toHaveAttribute('contenteditable', 'true');
  await expect(editor.body).toContainText('5 francs au café.');
  expect(await vault.read(file('latin'))).toBe(latin.toString('latin1'));
  await app.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(editor.body).toHaveAttribute('contenteditable', 'false');
  expect(await readFile(vault.path(file('latin')))).toEqual(latin);

  await workbench.run('Convert to UTF-8…');
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await expect(editor.body).toHaveAttribute('contenteditable', 'true');
  await editor.goToEnd();
  await editor.type(' Noted.');
  await expect
    .poll(() => vault.read(file('latin')))
    .toBe(latin.toString('latin1').replace('line.\n', 'line. Noted.\n'));
});

test('byte order mark, mixed line ends and a missing one are kept where nobody typed', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Mixed ends');
  await editor.body.getByText('First.').click();
  await app.page.keyboard.press('End');
  await editor.type(' And more.');
  await expect.poll(() => vault.read(file('mixed'))).toBe(mixed.replace('First.', 'First. And more.'));
});

test('half of a surrogate pair that is pasted is saved as valid UTF-8, and typing goes on', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Half a pair');
  await editor.goToEnd();
  await editor.pasteHtml('<p>broken \uD83E and whole \u{1F98A}</p>', 'broken \uD83E and whole \u{1F98A}');
  await editor.type(' goes on');
  await workbench.expectSaved();
  await expect.poll(() => vault.read(file('plain'))).toContain('whole \u{1F98A} goes on');
  const bytes = await readFile(vault.path(file('plain')));
  expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('broken \uFFFD and');
  await app.restart();
  await workbench.ready();
  await workbench.open('Half a pair');
  await expect(editor.body).toHaveAttribute('contenteditable', 'true');
  await expect(editor.body).toContainText('whole \u{1F98A} goes on');
});

test('a name with a line break and a change of direction is one plain line wherever it is shown', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('two lines gpj');
  await expect(editor.body).toContainText('The one with the odd name.');
  const text = await app.page.locator('body').innerText();
  expect(text).toContain('two\uFFFDlines \uFFFDgpj.md');
  expect(await app.page.locator('body').evaluate((body) => body.textContent?.includes('\u202E'))).toBe(false);
  await editor.goToEnd();
  await editor.type(' Edited.');
  await expect.poll(() => vault.read(file(name))).toContain('odd name. Edited.');
});

test('what a syncing program kept as a second version is told as that, and nothing is merged', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  const before = await vault.snapshot();
  const rows = workbench.row('Synced call');
  await expect(rows).toHaveCount(2);
  await rows.filter({ hasText: 'Conflicted copy of another file' }).click();
  await expect(editor.body).toContainText('Theirs.');
  await expect(editor.body).toHaveAttribute('contenteditable', 'false');
  const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
  await expect(interview).toContainText('This is a conflicted copy');
  await interview.getByRole('button', { name: 'Open the interview' }).click();
  await expect(editor.body).toContainText('Ours.');
  await expect(editor.body).toHaveAttribute('contenteditable', 'true');
  expect(await vault.snapshot()).toEqual(before);
  await writeFile(
    vault.path(file('synced (Mira’s conflicted copy 2026-11-18)')),
    noteText(fields(4, 'Synced call'), 'A third.\n'),
  );
  await expect(rows).toHaveCount(3);
});

test.describe('files that are too much, or no text at all', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  test.use({
    files: vaultFiles({
      [file('huge')]: noteText(fields(5, 'Fifty megabytes'), 'word '.repeat(10 * 1024 * 1024)),
      [file('photo')]: Buffer.from(png, 'base64'),
      [file('lost')]: Buffer.alloc(10_240),
    }),
  });

  test('each is listed, told for what it is, and left alone', async ({ app, vault }) => {
    test.setTimeout(60_000);
    const workbench = new Workbench(app);
    const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
    await workbench.ready();
    const before = await vault.snapshot();
    await workbench.open('Fifty megabytes');
    await expect(interview).toContainText('This file is too large to edit here', { timeout: 15_000 });
    for (const title of ['photo', 'lost']) {
      await workbench.open(title);
      await expect(interview).toContainText('holds bytes that are not text');
      await expect(interview.getByRole('button', { name: 'Show history' })).toBeVisible();
      await expect(interview.getByRole('button', { name: 'Convert to UTF-8…' })).toBeHidden();
      await app.page.keyboard.type('x');
    }
    expect(await vault.snapshot()).toEqual(before);
  });
});
