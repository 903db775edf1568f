import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { createRemote, git } from '../support/git-remote.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { vaultFiles } from '../support/temp-vault.ts';

test.use({ files: vaultFiles() });

test('the whole main job by keyboard alone: note, tags, highlight, search, export', async ({ app, vault, folder }) => {
  test.setTimeout(60_000);
  const { bare, clone } = await createRemote(folder.path('git'));
  const { page } = app;
  const press = (keys: string) => page.keyboard.press(keys);
  const type = (text: string) => page.keyboard.type(text);
  const focusedName = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  /** Moves by Tab until the focused control has this name. */
  const tabTo = async (name: RegExp, keys = 'Tab') => {
    for (let i = 0; i < 80; i++) {
      if (name.test(await focusedName())) return;
      await press(keys);
    }
    throw new Error(`${name} cannot be reached by ${keys}`);
  };
  const command = async (title: string) => {
    await press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await type(`>${title}`);
    await expect(page.getByRole('option', { name: title }).first()).toHaveAttribute('data-highlighted', '');
    await press('Enter');
  };
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'list');

  await press('Control+Shift+N');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await type('Labels on steps');
  await press('Enter');
  await press('Control+Shift+T');
  await type('Noor cannot see which step a filter applies to.');
  await press('Shift+Home');
  await press('Control+Shift+H');
  await press('2');
  await type('filters');
  await press('Enter');
  await expect(page.locator('mark')).toContainText('Noor cannot see');

  await command('Tag with a team');
  await expect(page.getByRole('combobox', { name: 'Team', exact: true })).toBeFocused();
  await type('repl');
  await press('Enter');
  await press('Escape');
  await command('Add a participant');
  await expect(page.getByRole('combobox', { name: 'Participant', exact: true })).toBeFocused();
  await type('Noor Haddad');
  await press('Enter');
  await press('Escape');
  await command('End the call');
  await expect(page.getByRole('group', { name: 'People' })).toContainText('Noor Haddad');
  await press('Control+s');
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'saved');

  await press('Control+Shift+F');
  await expect(page.getByRole('combobox', { name: 'Search all interviews' })).toBeFocused();
  await type('which step');
  await expect(page.getByRole('listbox', { name: 'Passages' }).getByRole('option').first()).toBeVisible();
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Labels on steps');

  await press('Control+Shift+E');
  await expect(page.locator('[data-hit-row]').first()).toBeVisible();
  await app.chooseFolder(clone);
  await tabTo(/^Choose a local clone/);
  await press('Enter');
  await expect(page.getByText('Branch', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a local clone…' })).toBeHidden();
  await new ExportPage(app).expectCurrent();
  const open = page.locator('[data-hit-row][data-open]');
  for (let left = await open.count(); left > 0; left--) {
    await press('n');
    await press('p');
    await expect(open).toHaveCount(left - 1);
  }
  await expect(page.getByRole('button', { name: /^Push branch/ })).toBeEnabled();
  await tabTo(/^Push branch/);
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Push there' })).toBeVisible();
  await tabTo(/^Push there/);
  await press('Enter');
  await expect(page.getByRole('region', { name: 'Published' })).toBeVisible();

  const branch = (await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads'))
    .split('\n')
    .find((name) => name !== 'main');
  const file = await git(bare, 'diff', '--name-only', 'main', branch ?? '');
  const markdown = await git(bare, 'show', `${branch}:${file}`);
  expect(markdown).toContain('cannot see which step a filter applies to');
  expect(markdown).not.toMatch(/Noor|Haddad/);
  const note = (await vault.list()).find((name) => name.startsWith('interviews/')) ?? '';
  expect(await readFile(vault.path(note), 'utf8')).toMatch(/data-kind="request" data-tags="filters"/);
});
