import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const note = (n: number, title: string) =>
  noteText({ id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title, occurredAt: `2026-11-1${n}T15:00:00+01:00` }, 'Words.\n');
const second = 'interviews/2026/second.md';

test.use({
  files: vaultFiles({ 'interviews/2026/first.md': note(1, 'First call'), [second]: note(2, 'Second call') }),
});

test('a restart brings back the vault, the note, the theme, the widths, and every word', async ({ app, vault }) => {
  const { page } = app;
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await page.keyboard.press('Control+,');
  await page.getByRole('navigation', { name: 'Settings' }).getByText('Appearance').click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.keyboard.press('Control+2');
  const width = () =>
    app.page.locator('[data-pane=list]').evaluate((pane) => Math.round(pane.getBoundingClientRect().width));
  const before = await width();
  await page.getByRole('separator', { name: 'Width of the interview list' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before + 10);
  const wide = await width();

  await workbench.open('Second call');
  await page.waitForTimeout(1200); // how long a note is on screen until it counts as the last
  await editor.goToEnd();
  await editor.type(' Typed at the very last moment');
  await app.restart({ vault: null });

  expect(await vault.read(second)).toContain('Words. Typed at the very last moment\n');
  await workbench.ready();
  await expect(editor.title).toHaveValue('Second call');
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await width()).toBe(wide);
});
