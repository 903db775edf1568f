import type { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';

/** Opens the sample vault, as a first user does. */
async function openSample(app: App): Promise<Workbench> {
  await expect(app.page.locator('html')).toHaveAttribute('data-ready', 'welcome');
  await app.page.getByRole('button', { name: /Try the sample vault/ }).click();
  const workbench = new Workbench(app);
  await workbench.ready();
  await expect(workbench.list.getByRole('option').first()).toBeVisible();
  return workbench;
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test('axe finds nothing on any screen', async ({ app }) => {
      test.setTimeout(180_000);
      const { page } = app;
      await app.setTheme(theme);
      await expect(page.locator('html')).toHaveAttribute('data-ready', 'welcome');
      await expectAccessible(page);

      const workbench = await openSample(app);
      await workbench.list.getByRole('option').nth(2).click();
      await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
      await expectAccessible(page);

      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+/');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+Shift+F');
      const field = page.getByRole('combobox', { name: 'Search all interviews' });
      await field.fill('step');
      await expect(page.getByRole('listbox', { name: 'Passages' }).getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      await field.press('Home');
      await field.pressSequentially('squad:x team:');
      await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
      await expect(page.getByText('There is no operator “squad:”')).toBeVisible();
      await expectAccessible(page);
      await field.fill('');
      await page.getByRole('radio', { name: 'Highlights' }).click();
      await expect(page.getByText(/highlights in/)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('grid', { name: 'Highlights' }).press('Space');
      await expect(page.getByRole('toolbar', { name: 'Chosen highlights' })).toBeVisible();
      await page.keyboard.press('t');
      await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('grid', { name: 'Highlights' }).press('m');
      await expect(page.getByRole('combobox', { name: 'Finding' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'Cards' }).click();
      await expect(page.getByRole('listbox', { name: 'Highlights' }).getByRole('option').first()).toBeVisible();
      await expectAccessible(page);

      await page.keyboard.press('Control+3');
      await expect(page.getByRole('listbox', { name: 'Highlights to sort' }).getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('radio', { name: 'List' }).click();
      await expect(page.getByRole('listbox', { name: 'Findings' }).getByRole('img').first()).toBeVisible();
      await expectAccessible(page);
      for (const dialog of ['New finding', 'New research goal']) {
        await workbench.run(`${dialog}…`);
        await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      }

      await page.keyboard.press('Control+2');
      await workbench.list.getByRole('option').nth(2).click();
      await page.keyboard.press('Control+Shift+E');
      await expect(page.getByRole('region', { name: 'What will leave' }).getByRole('article')).toBeVisible();
      await expectAccessible(page);

      await workbench.run('Share findings…');
      await expect(page.getByRole('article', { name: 'Preview of the document' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('radio', { name: 'Goal answer' }).click();
      await expect(page.getByRole('combobox', { name: /^Research goal/ })).toBeVisible();
      await expectAccessible(page);

      await workbench.run('Teams and people');
      await expect(page.getByRole('heading', { name: 'Teams and people' })).toBeVisible();
      await expectAccessible(page);
      await workbench.run('Import teams and PMs from a page…');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+,');
      await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible();
      await expectAccessible(page);

      await page.keyboard.press('Control+Shift+N');
      await expect(page.getByRole('timer')).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('nothing is cut off at the smallest window', async ({ app }) => {
  await app.resize(880, 560);
  const workbench = await openSample(app);
  await workbench.list.getByRole('option').nth(2).click();
  await expect(app.page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
  const overflow = await app.page.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth,
    document.documentElement.scrollHeight - innerHeight,
  ]);
  expect(overflow).toEqual([0, 0]);
  await expect(app.page.locator('[data-save]')).toBeInViewport();
});

test('the theme follows the system while the app runs', async ({ app }) => {
  const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await app.setTheme('light');
  await expect(app.page.locator('html')).toHaveAttribute('data-ready', 'welcome');
  const light = await background();
  await app.setTheme('dark');
  await expect.poll(background).not.toBe(light);
});
