import { readdir, rename, writeFile } from 'node:fs/promises';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { TrashPage } from '../support/pages/trash-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = (n: number) => `interviews/2026/note-${n}.md`;
const note = (n: number, title: string, body: string) =>
  noteText(
    { id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title, occurredAt: `2026-11-1${n}T15:00:00+01:00`, status: 'complete' },
    body,
  );

test.use({
  files: vaultFiles({
    [file(1)]: note(1, 'First call', '## Plan\n\n- Ask about filters\n'),
    [file(2)]: note(2, 'Second call', 'Nothing to see.\n'),
    [file(3)]: note(3, 'Third call', 'Stays.\n'),
  }),
});

test('what goes to the trash can be read there, comes back whole, or goes for good', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const trash = new TrashPage(app);
  await workbench.ready();
  await trash.open();
  await expect(trash.view).toContainText('The trash is empty');
  await workbench.run('Interviews');

  await workbench.open('First call');
  await editor.goToEnd();
  await editor.type(' and labels');
  await workbench.list.focus();
  await app.page.keyboard.press('Delete'); // before the text was saved by itself
  await expect(workbench.row('First call')).toHaveCount(0);
  await workbench.open('Second call');
  await workbench.list.focus();
  await app.page.keyboard.press('Delete');
  await expect(workbench.row('Second call')).toHaveCount(0);
  await writeFile(vault.path('.trash/letter.txt'), 'Not Fieldbook’s.');

  await trash.open();
  await expect(trash.row('Second call')).toHaveAttribute('aria-selected', 'true');
  await expect(trash.view).toContainText('1 other item in the folder “.trash”');
  await app.page.keyboard.press('ArrowDown');
  await expect(trash.text.getByRole('heading', { name: 'Plan' })).toBeVisible();
  await expect(trash.text).toContainText('Ask about filters and labels');
  for (const theme of ['light', 'dark'] as const) {
    await app.setTheme(theme);
    await expectAccessible(app.page);
  }

  await app.page.keyboard.press('Enter');
  await expect(editor.title).toHaveValue('First call');
  await expect(editor.body).toContainText('Ask about filters and labels');
  await expect(workbench.row('First call')).toBeVisible();
  expect(await vault.read(file(1))).toBe(note(1, 'First call', '## Plan\n\n- Ask about filters and labels\n'));
  const restored = app.page.getByRole('dialog').filter({ hasText: 'Interview restored' });
  await restored.getByRole('button', { name: 'Undo' }).click();
  await expect(workbench.row('First call')).toHaveCount(0);

  await trash.open();
  await expect(trash.row('First call')).toBeVisible();
  await trash.row('Second call').click();
  await app.page.keyboard.press('Delete');
  const dialog = app.page.getByRole('dialog', { name: 'Delete “Second call” for good?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(trash.row('Second call')).toBeVisible();
  await app.page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(trash.row('Second call')).toHaveCount(0);
  await expect(trash.row('First call')).toHaveAttribute('aria-selected', 'true');

  await trash.button(/^Empty trash/).click();
  await app.page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(trash.view).toContainText('The trash is empty');
  expect(await readdir(vault.path('.trash'))).toEqual(['letter.txt']);
  expect((await vault.list()).filter((name) => name.startsWith('interviews/'))).toEqual([file(3)]);
});

test('an interview on screen that another program puts away and back goes on where it was', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
  await workbench.ready();
  await workbench.open('Third call');
  await rename(vault.path(file(3)), vault.path('.put-away'));
  await expect(interview).toContainText('was removed from the folder');
  await rename(vault.path('.put-away'), vault.path(file(3)));
  await expect(interview).not.toContainText('was removed from the folder');
  await editor.goToEnd();
  await editor.type(' It did.');
  await expect.poll(() => vault.read(file(3))).toBe(note(3, 'Third call', 'Stays. It did.\n'));
});

test.describe('in a vault for reading only', () => {
  const trashed = `.trash/01JDA0R7Y5N3W9Q2H8E6C4KQ7D/${file(2)}`;
  test.use({
    files: {
      ...vaultFiles({ [trashed]: note(2, 'Second call', 'Nothing to see.\n') }),
      'fieldbook.yml': 'schema: 2\nname: Newer\n',
    },
  });

  test('the trash can be looked at, and says why no more', async ({ app, vault }) => {
    const trash = new TrashPage(app);
    await new Workbench(app).ready();
    await trash.open();
    await expect(trash.text).toContainText('Nothing to see.');
    for (const name of [/^Restore/, /^Delete for good/, /^Empty trash/]) {
      await expect(trash.button(name)).toHaveAttribute('aria-disabled', 'true');
    }
    await expect(trash.button(/^Restore/)).toHaveAttribute('title', 'The vault cannot be changed now');
    await trash.row('Second call').click();
    await app.page.keyboard.press('Delete');
    await app.page.keyboard.press('Enter');
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
    expect(await vault.list()).toContain(trashed);
  });
});
