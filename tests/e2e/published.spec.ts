import { expectAccessible } from '../support/axe.ts';
import { exportVault, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { createRemote, git } from '../support/git-remote.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';

test.use({ files: exportVault({ body: 'Noor Haddad of Lumenpay runs growth alone.\n' }) });

test('where anybody may read it each export is confirmed by what leaves, and is told of a person ever after', async ({
  app,
  vault,
  folder,
}) => {
  const { bare, clone } = await createRemote(folder.path('git'));
  const workbench = new Workbench(app);
  const page = new ExportPage(app);
  await page.openFor(title);
  await page.useClone(clone);
  const visibility = app.page.getByRole('button', { name: /^Visibility/ });
  await expect(visibility, 'a remote on this computer').toHaveText('Internal');
  await visibility.click();
  await app.page.getByRole('menuitem', { name: 'Not known' }).click();
  app.expectToLeave(/^Lumenpay in an object/);
  await page.decide('Lumenpay', 'Keep');
  await page.replaceAll();
  await page.send();

  const dialog = app.page.getByRole('dialog', { name: 'Publish where anybody may read it?' });
  await expect(dialog.getByRole('region', { name: 'Where to' })).toContainText(bare);
  await expect(dialog.getByRole('region', { name: 'What leaves' }).getByRole('listitem')).toHaveText(
    /^user-research\/\d{4}\/\d{4}-\d\d-\d\d-filters-in-funnels\.md\d+ bytes$/,
  );
  const kept = dialog.getByRole('region', { name: 'Kept as it stands' }).getByRole('listitem');
  await expect(kept).toHaveText(/^Lumenpay/);
  await expectAccessible(app.page);
  await app.page.keyboard.press('Enter');
  await expect(dialog, 'the focus is on Cancel').toBeHidden();
  expect(await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe('main');

  await page.publish.click();
  await dialog.getByRole('button', { name: 'Publish exactly this' }).click();
  await expect(page.published).toContainText('The branch was pushed');
  const pushed = await git(bare, 'log', '--all', '-1', '--format=%B', '--patch');
  expect(pushed).toContain('Lumenpay');
  expect(pushed).not.toMatch(/Noor|Haddad/);

  await app.restart();
  await workbench.ready();
  await workbench.run('What have we published about…');
  await app.page.keyboard.type('noor');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('1 export concerns Noor Haddad. Kept in 1 of them: company.')).toBeVisible();
  const list = app.page.getByRole('listbox', { name: 'What has left' });
  await expect(list.getByRole('option')).toHaveText(/^Filters in funnels1 kept/);
  await expect(app.page.getByRole('region', { name: 'People' })).toContainText(/Noor Haddad.*kept: company/);
  await expectAccessible(app.page);
  const [record = ''] = (await vault.list()).filter((name) => name.startsWith('exports/'));
  expect(await vault.read(record)).not.toMatch(/Noor|Haddad|Lumenpay/i);

  const widthNow = async () => (await list.boundingBox())?.width;
  const width = await widthNow();
  await workbench.run('Trash');
  await expect(app.page.getByText('The trash is empty')).toBeVisible();
  await app.page.keyboard.press('Alt+ArrowLeft');
  await expect(list).toBeVisible();
  expect(await widthNow(), 'the trash has a narrower list; this one keeps its own').toBe(width);

  await expect(list).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
});
