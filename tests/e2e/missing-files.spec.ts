import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const pathOf = (n: number) => `interviews/2026/note-${n}.md`;
const textOf = (n: number) =>
  noteText({ id: `01JD9ZC4F2M6P1S8T0V3XW${String(n).padStart(4, '0')}`, title: `Note ${n}`, occurredAt: '2026-11-17' });
const notes = Array.from({ length: 20 }, (_, n) => n);

test.use({ files: vaultFiles(Object.fromEntries(notes.map((n) => [pathOf(n), textOf(n)]))) });

test('files that are gone in a crowd stay listed until one agrees to their removal', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const size = () => workbench.list.getByRole('option').first().getAttribute('aria-setsize');
  const before = Number(await size());
  for (const n of [1, 2, 3, 4, 5]) await vault.remove(pathOf(n));
  const banner = app.page.getByRole('status').filter({ hasText: 'Nothing was removed from the list' });
  await expect(banner).toContainText('5 files are not in the folder');
  expect(Number(await size())).toBe(before);

  await vault.write(pathOf(1), textOf(1));
  await expect(banner).toContainText('4 files are');
  await banner.getByRole('button', { name: 'Remove from list' }).click();
  await expect(banner).toBeHidden();
  await expect.poll(async () => Number(await size())).toBe(before - 4);
  await expect(workbench.row(/^Note 1(?!\d)/)).toBeVisible();
});
