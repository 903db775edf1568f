import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { appEnvironment, electronProgram, root } from '../support/launch-app.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const noor = 'p_7f3k9q2m1x0c';
const note = (n: number, title: string, body: string, participants: string[] = []) => ({
  [`interviews/2026/2026-11-0${n}-note-${n}.md`]: noteText(
    {
      id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`,
      title,
      occurredAt: `2026-11-0${n}`,
      status: 'complete',
      teams: ['replay'],
      pms: ['mira'],
      participants,
    },
    body,
  ),
});

test.use({
  files: vaultFiles({
    ...note(1, 'Checkout', '[12:34](#t=754) Noor Haddad: The scrubbing jumps past the toast.\n', [noor]),
    ...note(2, 'Cleanup', 'Noor Haddad showed how scrubbing takes =1+1 mornings.\n'),
    ...note(3, 'Unrelated', 'Lunch was good.\n'),
    [`participants/${noor}.md`]: noteText({ id: noor, name: 'Noor Haddad', role: 'Head of growth' }),
  }),
});

const field = (app: App) => app.page.getByRole('combobox', { name: 'Search all interviews' });
const sidebar = (app: App) => app.page.getByRole('navigation', { name: 'Areas and teams' });
const clipboard = (app: App) => app.electron.evaluate(({ clipboard: board }) => board.readText());

async function saveSearch(app: App, query: string, name: string) {
  await app.page.keyboard.press('Control+Shift+F');
  await expect(field(app)).toBeFocused();
  await app.page.keyboard.insertText(query);
  await app.page.keyboard.press('Control+s');
  const dialog = app.page.getByRole('dialog', { name: 'Save the search' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await app.page.keyboard.insertText(name);
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('a search is kept with a live count, opened by keyboard, and its results leave once each name is decided', async ({
  app,
  vault,
  folder,
}) => {
  const workbench = new Workbench(app);
  const page = new ExportPage(app);
  await workbench.ready();
  await saveSearch(app, 'scrubbing', 'Scrub trouble');
  const row = () => sidebar(app).getByRole('button', { name: /^Scrub trouble/ });
  await expect(row()).toHaveText('Scrub trouble2');
  await expect(row()).toHaveAttribute('aria-current', 'page');
  await expectAccessible(app.page);

  const written = Object.entries(note(4, 'New', 'More scrubbing.\n'))[0]!;
  await vault.write(...written);
  await expect(row()).toHaveText('Scrub trouble3');
  await vault.remove(written[0]);
  await expect(row()).toHaveText('Scrub trouble2');

  // Another one, renamed, moved before the first and deleted, all by keyboard; Undo puts it back where it was.
  await saveSearch(app, ' team:nobody', 'Gone team');
  await app.page.keyboard.press('Control+2');
  await sidebar(app)
    .getByRole('button', { name: /^Gone team/ })
    .focus();
  await app.page.keyboard.press('F2');
  await expect(app.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Gone team');
  await app.page.keyboard.insertText('Nobody');
  await app.page.keyboard.press('Enter');
  const other = sidebar(app).getByRole('button', { name: /^Nobody/ });
  await expect(other).toBeFocused();
  await app.page.keyboard.press('Alt+ArrowUp');
  const names = sidebar(app).locator('[data-saved-search]');
  await expect(names).toHaveText([/^Nobody/, /^Scrub trouble/]);
  await expect(other).toBeFocused();
  await app.page.keyboard.press('Delete');
  await expect(names).toHaveText([/^Scrub trouble/]);
  await expect(row()).toBeFocused();
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveText([/^Nobody/, /^Scrub trouble/]);
  await other.focus();
  await app.page.keyboard.press('Enter');
  await expect(field(app)).toBeVisible();
  await expect(app.page.getByText('No team in this vault is called “nobody”.')).toBeVisible();

  // From the palette, after a restart.
  await app.restart();
  await workbench.ready();
  await expect(row()).toHaveText('Scrub trouble2');
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.insertText('scrub tr');
  await expect(app.page.getByRole('option', { name: /Scrub trouble/ })).toBeVisible();
  await app.page.keyboard.press('Enter');
  await expect(field(app)).toHaveValue('scrubbing');

  await workbench.run('Results of the search as Markdown…');
  await expect(page.hit('Noor Haddad').first()).toBeVisible();
  const copy = app.page.getByRole('button', { name: 'Copy', exact: true });
  await expect(copy).toBeDisabled();
  await expectAccessible(app.page);
  await page.replaceAll();
  await expect(copy).toBeEnabled();
  await copy.click();
  await expect(app.page.getByText('Markdown copied')).toBeVisible();
  const text = await clipboard(app);
  expect(text).toMatch(/^# Scrub trouble$/m);
  expect(text).toMatch(/“The scrubbing jumps past the toast\.”\\\n {2}> Participant \d+, Head of growth · 12:34$/m);
  expect(text).not.toContain('Noor');

  // The same as a table, in a file of the user's choice.
  await app.page.getByRole('radio', { name: 'CSV' }).first().click();
  await page.replaceAll();
  await expect(app.page.getByRole('table', { name: 'Preview of the table' })).toBeVisible();
  await app.chooseFolder(folder.path('results.csv'));
  await app.page.getByRole('button', { name: 'Save as file…' }).click();
  await expect(app.page.getByText('Saved “results.csv”')).toBeVisible();
  const csv = await readFile(folder.path('results.csv'), 'utf8');
  expect(csv).toMatch(/^\uFEFFTitle,Date,Team,PM,Kind,Mark,Tags,Time,Quote\r\n/);
  expect(csv).toContain('Checkout,2026-11-01,');
  expect(csv).not.toContain('Noor');

  await app.page.keyboard.press('Escape');
  await expect(field(app)).toHaveValue('scrubbing');
});

test('a link is followed once a vault is open; one that names somebody is decided about before it is copied', async ({
  app,
}) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const open = (link: string) =>
    app.electron.evaluate(({ app: main }, value) => main.emit('second-instance', {}, ['fieldbook', value]), link);
  // As the system does it: a second start, which hands its link over and ends.
  const second = spawn(
    electronProgram(),
    ['.', `--user-data-dir=${app.profile}`, '--no-sandbox', '--disable-gpu', 'fieldbook://search?q=scrubbing'],
    { cwd: root, env: appEnvironment(), stdio: 'ignore' },
  );
  expect((await once(second, 'exit'))[0]).toBe(0);
  await expect(field(app)).toHaveValue('scrubbing');
  await open('fieldbook://interview/01JD9ZC4F2M6P1S8T0V3XWXAB3');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Unrelated');
  for (const link of [
    'fieldbook://run?q=calc',
    'fieldbook://search?q=%00',
    'fieldbook://search?q=100%',
    `fieldbook://search?q=${'a'.repeat(20_000)}`,
  ]) {
    await open(link);
    const line = app.page.getByText('That link leads nowhere in Fieldbook');
    await expect(line.first()).toBeVisible();
    await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Unrelated');
  }
  await open('fieldbook://interview/01JD9ZC4F2M6P1S8T0V3XWXAB9');
  await expect(app.page.getByText('The interview of that link is not in this vault')).toBeVisible();

  // Without a vault a link waits for one. The searches of the one that was open are damaged meanwhile: told, and kept.
  await saveSearch(app, 'lunch', 'Lunch');
  await expect(sidebar(app).getByRole('button', { name: /^Lunch/ })).toBeVisible();
  await workbench.run('Close the vault');
  const recent = app.page.getByRole('button', { name: /Test vault/ });
  await expect(recent).toBeVisible();
  const searches = path.join(app.profile, 'saved-searches');
  const [file = ''] = await readdir(searches);
  await writeFile(path.join(searches, file), '{"version": 1, "searches": [');
  await open('fieldbook://search?q=waiting');
  await recent.click();
  await workbench.ready();
  await expect(field(app)).toHaveValue('waiting');
  await expect(app.page.getByText(/^Some saved searches could not be read\./)).toBeVisible();
  expect((await readdir(searches)).filter((name) => name.includes('.damaged-'))).toHaveLength(1);

  await app.close();
  await app.start({ args: ['fieldbook://search?q=%22good%22%20lunch'] });
  await workbench.ready();
  await expect(field(app)).toHaveValue('"good" lunch');
  await workbench.run('Copy the search as a link');
  await expect.poll(() => clipboard(app)).toBe('fieldbook://search?q=%22good%22%20lunch');

  await open('fieldbook://search?q=%22Noor%20Haddad%22');
  await expect(field(app)).toHaveValue('"Noor Haddad"');
  await workbench.run('Copy the search as a link');
  const page = new ExportPage(app);
  await expect(page.hit('Noor Haddad')).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Copy link' })).toBeDisabled();
  await page.decide('Noor Haddad', 'Redact');
  await app.page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => clipboard(app)).toBe('fieldbook://search?q=%22redacted%22');
});
