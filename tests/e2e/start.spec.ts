import { expect, test } from '../support/fixtures.ts';

test('the app starts with one window and no vault', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Fieldbook/);
  expect(app.electron.windows()).toHaveLength(1);
  await expect(app.page.getByRole('button', { name: /sample/i })).toBeVisible();
});
