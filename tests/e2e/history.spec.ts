import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { keepVersions } from '../support/kept-versions.ts';
import { Editor } from '../support/pages/editor.ts';
import { HistoryPage } from '../support/pages/history-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const vaultId = '01JD9Z6M3Q8V7T5R2K4N0XWABC';
const file = (n: number) => `interviews/2026/note-${n}.md`;
const id = (n: number) => `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`;
const note = (n: number, title: string, body: string) =>
  noteText(
    { id: id(n), title, occurredAt: `2026-11-1${n}T15:00:00+01:00`, status: 'complete', teams: ['replay'] },
    body,
  );

const filler = Array.from({ length: 12 }, (_, n) => `Paragraph ${n + 1} stays as it is.\n\n`).join('');
const body = (middle: string) => `## Background\n\nRuns growth alone.\n\n${filler}${middle}`;
const monday = note(1, 'Filters', body('She saw a wrong number.\n'));
const tuesday = note(1, 'Filters in funnels', body('She saw a wrong number, and told her CEO.\n\n- Send the docs\n'));
const today = note(
  1,
  'Filters in funnels',
  body(
    'She saw the wrong number, and told her CEO.\n\n- Send the docs on steps\n\n> <mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">Nobody told me.</mark>\n',
  ),
);
const lost = note(2, 'Lost words', 'Worth every word.\n');

test.use({
  files: vaultFiles({ [file(1)]: today, [file(2)]: lost, [file(3)]: note(3, 'New one', 'Never edited.\n') }),
});

test('versions by day, what changed in each, and one of them back, by keyboard alone', async ({ app, vault }) => {
  await keepVersions({ profile: app.profile, vaultId, root: vault.root }, { id: id(1), path: file(1) }, [
    { text: monday, at: '2026-11-16T10:00:00+01:00', because: 'found' },
    { text: tuesday, at: '2026-11-17T11:30:00+01:00' },
    { text: today, at: '2026-11-17T11:45:00+01:00' },
  ]);
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const history = new HistoryPage(app);
  await workbench.ready();
  await workbench.open('Filters in funnels');
  await history.open();
  await expect(history.versions).toHaveText([
    /^11:45.*words$/,
    /^11:30\+\d+ words$/,
    /^10:00As it was found\d+ words$/,
  ]);
  await expect(history.dialog).toContainText('Nov 17');
  await expect(history.chosen, 'the newest that is not what stands there').toContainText('11:30');
  await expect(history.removed).toHaveText(['a']);
  await expect(history.added).toHaveText(['the', ' on steps', 'Nobody told me.']);
  await expect(history.changes.locator('mark')).toHaveAttribute('data-kind', 'pain');
  await expect(history.changes).not.toContainText('Paragraph 5 stays');
  await history.changes.getByRole('button', { name: /^Show \d+ more lines$/ }).click();
  await expect(history.changes).toContainText('Paragraph 5 stays');

  await history.list.press('ArrowDown');
  await expect(history.chosen).toContainText('As it was found');
  await expect(history.changes.getByLabel('Properties that changed')).toContainText('Title');
  await expect(history.removed.first()).toHaveText('Filters');
  await app.page.keyboard.press('ArrowUp');
  await history.dialog.getByRole('radio', { name: 'In this version' }).click();
  await expect(history.added.last()).toHaveText('Send the docs');
  for (const theme of ['light', 'dark'] as const) {
    await app.setTheme(theme);
    await expectAccessible(app.page);
  }

  await history.versions.nth(1).click();
  await app.page.keyboard.press('ArrowDown');
  await expect(history.restore).toBeEnabled();
  await app.page.keyboard.press('Enter');
  await expect(history.dialog).toBeHidden();
  await expect(editor.title).toHaveValue('Filters');
  await expect(editor.body).toContainText('She saw a wrong number.');
  await expect.poll(() => vault.read(file(1))).toBe(monday);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.title).toHaveValue('Filters in funnels');
  await expect.poll(() => vault.read(file(1))).toBe(today);
  await editor.body.click();
  await app.page.keyboard.press('Control+z');
  await expect(editor.title, 'undo goes on in the editor').toHaveValue('Filters');
  await app.page.keyboard.press('Control+y');
  await expect.poll(() => vault.read(file(1))).toBe(today);
  await history.open();
  await expect(history.versions, 'the restored text is a version of its own').toHaveCount(4);
});

test('what was typed is in the history after a restart, and an interview that was never edited has none', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const history = new HistoryPage(app);
  await workbench.ready();
  await workbench.open('New one');
  await history.open();
  await expect(history.dialog).toContainText('No earlier versions yet');
  await expect(async () => {
    await app.page.keyboard.press('Escape');
    await expect(history.dialog).toBeHidden({ timeout: 1000 });
  }).toPass();
  await editor.goToEnd();
  await editor.type(' And now it was.');
  await workbench.expectSaved();
  await editor.type(' Twice.');
  await workbench.expectSaved();
  await app.restart();
  await workbench.ready();
  await workbench.open('New one');
  await workbench.run('History…');
  await expect(history.versions).toHaveText([/\+1 word$/, /\+4 words$/, /As it was found/]);
  expect((await vault.list()).filter((name) => name.includes('history'))).toEqual([]);
});

test('a file of zeros and an emptied one offer their history and are whole again', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const history = new HistoryPage(app);
  const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
  await workbench.ready();
  for (const title of ['Lost words', 'New one']) {
    await workbench.open(title);
    await editor.goToEnd();
    await editor.type(' Typed here.');
    await workbench.expectSaved();
  }
  const words = await vault.read(file(2));
  const other = await vault.read(file(3));
  await workbench.open('Filters in funnels');
  await writeFile(vault.path(file(2)), Buffer.alloc(10_240));
  await writeFile(vault.path(file(3)), '');

  await workbench.open('note-2');
  await expect(interview).toContainText('This file is damaged');
  await interview.getByRole('button', { name: 'Show history' }).click();
  await expect(history.changes).toContainText('Worth every word. Typed here.');
  await history.restore.click();
  await expect(editor.title).toHaveValue('Lost words');
  await expect(editor.body).toHaveAttribute('contenteditable', 'true');
  expect(await vault.read(file(2))).toBe(words);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(interview).toContainText('This file is damaged');
  await interview.getByRole('button', { name: 'Show history' }).click();
  await expect(history.changes).toContainText('Worth every word. Typed here.');
  await history.restore.click();
  await expect(editor.title).toHaveValue('Lost words');
  await workbench.run('History…');
  await expect(history.versions.first()).toContainText('Not text10 KB');
  await app.page.keyboard.press('Escape');

  await workbench.open('note-3');
  await expect(interview).toContainText('This file is empty');
  await interview.getByRole('button', { name: 'Show history' }).click();
  await history.restore.click();
  await expect(editor.title).toHaveValue('New one');
  await expect.poll(() => vault.read(file(3))).toBe(other);
});

test('a history that cannot be written is told there, and saving goes on', async ({ app, vault }) => {
  await writeFile(path.join(app.profile, 'history'), 'in the way');
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const history = new HistoryPage(app);
  await workbench.ready();
  await workbench.open('New one');
  await editor.goToEnd();
  await editor.type(' Still saved.');
  await workbench.expectSaved();
  expect(await vault.read(file(3))).toContain('Still saved.');
  await history.open();
  await expect(history.dialog).toContainText('The last changes are not in the history.');
});
