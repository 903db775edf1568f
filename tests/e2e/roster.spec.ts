import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { root } from '../support/launch-app.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { vaultFiles } from '../support/temp-vault.ts';

const first = path.join(root, 'tests/fixtures/handbook-page.md');
const edited = path.join(root, 'tests/fixtures/handbook-page-edited.md');

/** A vault without a roster. */
test.use({ files: { 'fieldbook.yml': vaultFiles()['fieldbook.yml'] ?? '' } });

test('a handbook page becomes the roster; imported again it changes nothing; edited, it shows the difference', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const { page } = app;
  // A toast is a dialog, too, but no modal one.
  const dialog = page.locator('[role=dialog][data-modal]');
  const review = async (file: string) => {
    await app.chooseFolder(file);
    await workbench.run('Import teams and PMs');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  };
  const accept = async () => {
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await workbench.ready();
  const before = await vault.snapshot();

  await review(first);
  await expect(dialog).toContainText('10 teams and 3 people on the page');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'light support' })).toContainText('Surveys');
  expect(await vault.snapshot()).toEqual(before);
  await expectAccessible(page);
  await accept();
  await expect.poll(() => vault.read('roster/people/tomasz.yml')).toContain('{team: surveys, support: light, from: ');
  const sidebar = page.getByRole('navigation', { name: 'Areas and teams' });
  await expect(sidebar.getByRole('region', { name: 'Teams of Tomasz' })).toContainText('Feature Flags');
  await expect(sidebar.getByRole('region', { name: 'Teams without a PM' })).toContainText('Data Warehouse');
  await expect(sidebar.getByRole('region', { name: 'Teams without a PM' })).toContainText(/Surveys.*light/s);
  const imported = await vault.snapshot();

  await workbench.run('Teams and people');
  await expect(page.getByRole('main')).toContainText('light support from Tomasz');
  await page.getByRole('button', { name: 'This is me: Mira' }).click();
  await expect(page.getByRole('button', { name: 'This is me: Mira' })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);

  await review(first);
  await expect(dialog).toContainText('The vault already matches this page.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await vault.snapshot()).toEqual(imported);

  await review(edited);
  await expect(dialog).toContainText('formerly Session Replay');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'support ends' })).toContainText('Data Pipelines');
  await accept();
  await expect.poll(() => vault.read('roster/teams/session-replay.yml')).toContain('aliases: [Session Replay]');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => vault.snapshot()).toEqual(imported);
});

test('a pasted page without a team says what is expected; one copied in a browser is read', async ({ app }) => {
  const workbench = new Workbench(app);
  const { page } = app;
  await workbench.ready();
  await workbench.run('Import teams and PMs');
  const text = page.getByRole('textbox', { name: 'Or paste the page’s text' });
  await expect(text).toBeFocused();
  await text.fill('PMs meet on Mondays.');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('alert')).toContainText('name in bold');

  await text.fill('');
  const html = '<p><b>Mira</b></p><ul><li><a href="/teams/cdp">CDP</a></li></ul>';
  await text.evaluate((element, copied) => {
    const transfer = new DataTransfer();
    transfer.setData('text/html', copied);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, html);
  await expect(text).toHaveValue(/\*\*Mira\*\*\s*- \[CDP\]\(\/teams\/cdp\)/);
  await text.fill(readFileSync(first, 'utf8'));
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.locator('[role=dialog][data-modal]')).toContainText('10 teams and 3 people on the page');
});
