import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';

const fixture = (name: string) => path.join(import.meta.dirname, '../fixtures', name);

test.use({
  files: { 'fieldbook.yml': 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Empty vault\n' },
});

test('a handbook page becomes the roster; again it changes nothing; edited it shows the difference', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const { page } = app;
  const dialog = page.getByRole('dialog', { name: /^Import|^Review/ });
  const review = async (file: string) => {
    await workbench.run('Import teams and PMs from a page…');
    await app.chooseFolder(fixture(file));
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    const next = dialog.getByRole('button', { name: 'Review' });
    if (await next.isVisible().catch(() => false)) await next.click();
    await expect(dialog.getByRole('textbox', { name: 'Holds from' }).or(dialog.getByLabel('Holds from'))).toBeVisible();
  };

  await review('handbook-page.md');
  await expect(dialog).toContainText('Session Replay');
  await expect(dialog).toContainText(/light/i);
  expect(
    (await vault.list()).filter((name) => name.startsWith('roster/')),
    'nothing is written before',
  ).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  const sidebar = page.getByRole('navigation', { name: 'Areas and teams' });
  await expect(sidebar.getByRole('region', { name: 'Teams of Tomasz' })).toContainText('Feature Flags');
  await expect(sidebar.getByRole('region', { name: 'Teams without a PM' })).toContainText('Data Warehouse');
  await expect(sidebar.getByRole('region', { name: 'Teams without a PM' })).toContainText(/Surveys.*light/s);
  expect(await vault.read('roster/people/tomasz.yml')).toMatch(/team: surveys, support: light/);

  const imported = await vault.snapshot();
  await review('handbook-page.md');
  await expect(dialog).toContainText('already matches this page');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await vault.snapshot()).toEqual(imported);

  await review('handbook-page-edited.md');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
  await page.keyboard.press('Escape');
  expect(await vault.snapshot()).toEqual(imported);
});

test('a page without any team says what is expected', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.run('Import teams and PMs from a page…');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('# Lunch\n\n- soup\n- bread\n');
  await dialog.getByRole('button', { name: 'Review' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/team/i);
  expect((await readFile(fixture('handbook-page.md'), 'utf8')).length).toBeGreaterThan(100);
});
