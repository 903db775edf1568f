import { exportVault, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { createRemote } from '../support/git-remote.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'privacy/copy.yml';

test.use({ files: exportVault({ body: 'Noor Haddad of Lumenpay runs growth alone.\n' }) });

test('what was decided holds after a restart, without a name in its file; what a merge has spoiled is asked again and told', async ({
  app,
  vault,
}) => {
  const page = new ExportPage(app);
  const open = () => app.page.locator('[data-hit-row][data-open]');
  await page.openFor(title);
  await expect(open()).toHaveCount(2);
  await page.decide('Noor Haddad', 'Keep');
  await page.replaceAll();
  await expect.poll(() => vault.list()).toContain(file);

  await app.restart({ vault: null });
  await page.openFor(title);
  await expect(page.hit('Noor Haddad')).toBeVisible();
  await expect(open()).toHaveCount(0);
  await expect(page.document).toContainText('Noor Haddad of Company');
  const kept = await vault.read(file);
  expect(kept).not.toMatch(/noor|haddad|lumenpay/i);
  expect(kept).toContain('"decision":"keep"');

  await vault.write(file, `<<<<<<< HEAD\n${kept}=======\n>>>>>>> theirs\n`);
  await app.page.getByRole('button', { name: 'Back' }).click();
  await page.open();
  await expect(app.page.getByText(`“${file}” holds both sides of a merge.`)).toBeVisible();
  await expect(open()).not.toHaveCount(0);
});

test('Undo takes back what was decided for the repository on screen, not for another one', async ({ app, folder }) => {
  const { clone } = await createRemote(folder.path('git'));
  const page = new ExportPage(app);
  const chosen = (choice: string) => page.hit('Noor Haddad').getByRole('radio', { name: choice });
  await page.openFor(title);
  await page.decide('Noor Haddad', 'Keep');
  await expect(chosen('Keep')).toBeChecked();
  await page.decide('Noor Haddad', 'Redact');
  await expect(chosen('Redact')).toBeChecked();

  await page.useClone(clone);
  await expect(app.page.getByText('The preview for this repository is being made')).toBeHidden();
  await expect(chosen('Redact')).toBeChecked();
  await page.document.focus();
  await app.page.keyboard.press('u');
  await app.page.keyboard.press('n');
  await expect(chosen('Keep')).not.toBeChecked();
  await expect(page.document).not.toContainText('Noor Haddad');
});

test.describe('nobody in it', () => {
  const text = noteText({ id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title }, 'Everybody sets the same filter.\n');
  test.use({ files: vaultFiles({ 'interviews/2026/filters.md': text }) });
  test('what has left to one repository is not told of another', async ({ app, folder }) => {
    const first = await createRemote(folder.path('git'));
    const second = await createRemote(folder.path('other'));
    const page = new ExportPage(app);
    await page.openFor(title);
    await page.useClone(first.clone);
    await page.send();
    await expect(page.published).toBeVisible();

    await app.chooseFolder(second.clone);
    await app.page.getByRole('button', { name: 'Repository' }).click();
    await app.page.getByRole('menuitem', { name: 'Choose a local clone…' }).click();
    await expect(page.published).toBeHidden();
    await expect(app.page.getByText('Nothing has left this computer')).toBeVisible();
  });
});
