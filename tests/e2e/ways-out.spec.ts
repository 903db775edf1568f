import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { pngPicture } from '../support/pictures.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const title = 'Filters in funnels';
const id = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const noor = 'p_7f3k9q2m1x0c';

test.use({
  files: vaultFiles({
    'interviews/2026/2026-11-18-filters-in-funnels-wxabd.md': noteText(
      { id, title, occurredAt: '2026-11-18', kind: 'general_feedback', status: 'complete', participants: [noor] },
      `Noor Haddad runs growth alone.\n\n![The funnel of Noor](../../attachments/${id}/Noor.png)\n\n![Old](old.heic)\n`,
    ),
    [`attachments/${id}/Noor.png`]: pngPicture(320, 180, [61, 91, 198], 'Noor Haddad'),
    'interviews/2026/old.heic': 'no picture',
    [`participants/${noor}.md`]: noteText({ id: noor, name: 'Noor Haddad', role: 'Head of growth' }),
  }),
});

test('a document leaves with its picture: as rich text, as a folder, on paper', async ({ app, folder }) => {
  const workbench = new Workbench(app);
  const page = new ExportPage(app);
  await workbench.ready();
  await workbench.open(title);
  await app.page.keyboard.press('Control+p');
  await expect(page.hit('Noor Haddad').first()).toBeVisible();
  await page.replaceAll();
  const picture = page.document.getByRole('figure', { name: /^The funnel of Participant \d+$/ });
  await expect(picture.locator('img')).toHaveJSProperty('naturalWidth', 320);
  await expect(app.page.getByRole('list', { name: 'Pictures left out' })).toHaveText(
    /old\.heic stays: not a PNG or JPEG/,
  );
  await expectAccessible(app.page);

  await app.page.getByRole('button', { name: 'Copy or save' }).click();
  await app.page.getByRole('menuitem', { name: 'Copy as rich text' }).click();
  await expect(app.page.getByText('Rich text copied')).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => ({
    text: clipboard.readText(),
    html: (clipboard as unknown as { readHTML(): string }).readHTML(),
  }));
  expect(copied.text).toMatch(
    /^!\[The funnel of Participant \d+\]\(\d{4}-\d\d-\d\d-filters-in-funnels\/image-\w+\.png\)$/m,
  );
  expect(copied.html).toMatch(/<h1>Filters in funnels<\/h1>[\s\S]*<img src="data:image\/png;base64,/);

  const place = folder.path('saved');
  await folder.write('saved/mine.txt', 'mine');
  await app.chooseFolder(place);
  await workbench.run('Save the export as a folder…');
  await expect(app.page.getByText(/^Saved the folder/)).toBeVisible();
  const name = (await readdir(place)).find((file) => file !== 'mine.txt') ?? '';
  const file = path.join(place, name, `${name}.md`);
  expect(await readFile(file, 'utf8')).toBe(await page.source());
  const [image = ''] = await readdir(path.join(place, name, name));
  const bytes = await readFile(path.join(place, name, name, image));
  expect(bytes.equals(pngPicture(320, 180, [61, 91, 198])), 'the picture without its metadata').toBe(true);

  await writeFile(file, 'mine');
  await workbench.run('Save the export as a folder…');
  const dialog = app.page.getByRole('dialog', { name: 'Replace the folder?' });
  await expect(dialog).toContainText('is already there');
  await expectAccessible(app.page);
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await expect(app.page.getByText(`Saved the folder “${name}-2”`)).toBeVisible();
  expect(await readFile(file, 'utf8'), 'nothing is replaced unasked').toBe('mine');

  // In the place of the system's dialog, the page that it would print, as a PDF.
  await app.electron.evaluate(({ app: electron }) => {
    electron.once('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        const pdf = contents.printToPDF({ generateDocumentOutline: true, generateTaggedPDF: true });
        void pdf.then((data) => {
          Object.assign(globalThis, { printed: { pdf: data.toString('latin1'), url: contents.getURL() } });
          done?.(false, 'Print job canceled');
        });
      };
    });
  });
  await app.page.keyboard.press('Control+p');
  const printed = () =>
    app.electron.evaluate(() => (globalThis as { printed?: { pdf: string; url: string } }).printed ?? null);
  await expect.poll(printed).not.toBeNull();
  const { pdf, url } = (await printed())!;
  expect(url).toBe('app://print/');
  const headings = [...pdf.matchAll(/\/Title \(([^)]*)\)/g)].map((match) => match[1]);
  expect(headings).toEqual(expect.arrayContaining(['Research: Filters in funnels', 'Summary', 'Decision']));
  await expect.poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
