import { expect, test } from '../support/fixtures.ts';
import { createRemote, git } from '../support/git-remote.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { FindingPage } from '../support/pages/finding-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const noor = 'p_7f3k9q2m1x0c';
const mark = (id: string, text: string) => `<mark data-highlight="${id}" data-kind="pain">${text}</mark>`;

test.use({
  files: vaultFiles({
    'interviews/2026/2026-11-18-filters-in-funnels-wxabd.md': noteText(
      {
        ...{ id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Filters in funnels', occurredAt: '2026-11-18' },
        ...{ status: 'complete', teams: ['replay'], participants: [noor] },
      },
      `${mark('h_k3x9q2m7v0tb', 'Noor told her CEO the wrong number.')}\n\n${mark('h_k3x9q2m7v0tc', 'Dark mode, please.')}\n`,
    ),
    [`participants/${noor}.md`]: noteText({
      id: noor,
      name: 'Noor Haddad',
      company: 'Lumenpay',
      role: 'Head of growth',
    }),
  }),
});

test('from search to finding to document, by keyboard alone', async ({ app, vault, folder }) => {
  const { page } = app;
  const { bare, clone } = await createRemote(folder.path('git'));
  const finding = new FindingPage(app);
  const out = new ExportPage(app);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const command = async (title: string) => {
    await press('Control+k');
    await page.keyboard.type(`>${title}`);
    await expect(page.getByRole('option', { name: title })).toHaveAttribute('data-highlighted', '');
    await press('Enter');
  };
  /** Goes from control to control, as one does who knows where it is. */
  const tabTo = async (name: string | RegExp) => {
    const target = page.getByRole('button', { name });
    await expect(target).toBeVisible();
    for (let i = 0; i < 60 && !(await target.evaluate((one) => one === document.activeElement)); i++)
      await press('Tab');
    await expect(target).toBeFocused();
  };
  await new Workbench(app).ready();

  await press('Control+Shift+l');
  const grid = page.getByRole('grid', { name: 'Highlights' });
  await expect(grid).toBeFocused();
  await press('Control+Shift+f');
  await page.keyboard.type('wrong number');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await press('Tab');
  while (!(await grid.evaluate((one) => one === document.activeElement))) await press('Tab');
  await press('n');
  await expect(page.getByRole('textbox', { name: 'Claim' })).toBeFocused();
  await page.keyboard.type('Admins cannot see which step a filter applies to.');
  await press('Enter');
  const told = page.getByRole('region', { name: 'Notifications' });
  await expect(told.getByText('Finding created with 1 highlight')).toBeVisible();

  await finding.open();
  await expect(finding.row('the wrong number')).toBeVisible();
  await press('Control+Shift+e');
  await expect(page.getByRole('heading', { name: 'Share findings' })).toBeVisible();
  await expect(out.hit('Noor')).toBeVisible();
  await expect(out.publish).toBeDisabled();

  // The name is decided about, the clone is chosen, and the preview is what the branch gets.
  await app.chooseFolder(clone);
  await tabTo('Choose a local clone…');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Choose a local clone…' })).toBeHidden();
  await expect(out.hit('Noor')).toBeVisible();
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press('n', 'p');
  await expect(page.getByText('All decided')).toBeVisible();
  await expect(out.publish).toBeEnabled();
  await press('Control+Shift+e');
  await expect(page.getByRole('dialog', { name: 'Push to this repository?' })).toBeVisible();
  await tabTo('Push there');
  await press('Enter');
  await expect(out.published).toContainText('The branch was pushed');

  await command('Copy as Markdown…');
  await expect(told.getByText('Markdown copied')).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/“Participant \d+ told her CEO the wrong number\.”/);
  expect(copied).not.toMatch(/Noor|Haddad|Lumenpay/);
  const branch = 'research/*admins-cannot-see-which-step-a-filter-applies-to';
  const [name = ''] = (await git(bare, 'for-each-ref', '--format=%(refname:short)', `refs/heads/${branch}`)).split(
    '\n',
  );
  const file = await git(bare, 'diff', '--name-only', 'main', name);
  expect(await git(bare, 'show', `${name}:${file}`)).toBe(copied.trim());
  expect((await vault.list()).filter((path) => path.startsWith('findings/'))).toHaveLength(1);
});
