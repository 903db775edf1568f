import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';
import { withoutFrames } from '../support/without-frames.ts';

const file = 'interviews/2026/2026-11-18-exports-wxabd.md';
const note = { id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Exports', occurredAt: '2026-11-18' };

test.use({ files: vaultFiles({ [file]: noteText(note, 'Exports are broken.\n') }) });

test('what is typed right after the key that opens something is typed into it, before it is drawn', async ({
  app,
  vault,
}) => {
  const { page } = app;
  const workbench = new Workbench(app);
  /** All at once: nothing is waited for between the keys, and texts come whole. */
  const press = (...keys: (string | { text: string })[]) =>
    withoutFrames(page, async () => {
      for (const key of keys) {
        await (typeof key === 'string' ? page.keyboard.press(key) : page.keyboard.insertText(key.text));
      }
    });
  await workbench.ready();
  await workbench.open('Exports');
  await new Editor(app).goToEnd();

  await press('Shift+Home', 'Control+Shift+H', '3', { text: 'csv' }, 'Enter');
  await expect(page.locator('mark')).toHaveText('Exports are broken.');
  await workbench.expectSaved();
  expect(await vault.read(file)).toMatch(/data-kind="bug" data-tags="csv"/);

  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await press('Control+k', { text: '>Search all' });
  await expect(palette.getByRole('combobox')).toHaveValue('>Search all');
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Search all interviews' });
  await expect(field).toBeFocused();
  await page.keyboard.insertText('broken');
  await press('Control+s', { text: 'Trouble' }, 'Enter');
  const row = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await row('Trouble').focus();
  await press('F2', { text: 'Broken things' }, 'Enter');
  await expect(row('Broken things')).toBeFocused();
});
