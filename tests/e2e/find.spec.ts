import type { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { SourceView } from '../support/pages/source-view.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/2026-11-18-filters-abcde.md';
const mark = '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">';
const front = noteText({ id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Filters', occurredAt: '2026-11-18' });
const filler = 'Nothing of note was said in this paragraph, which makes the note long.\n\n'.repeat(60);
const body = `A fil**ter** here, ${mark}two Filters</mark> there.\n\n${filler}* the last filter\n\n<div>filter</div>\n`;

test.use({ files: vaultFiles({ [file]: front + body }) });

/** What is drawn as a hit in the formatted text, and as the current one. */
const drawn = ({ page }: App) =>
  page.evaluate(() =>
    ['fieldbook-find', 'fieldbook-current'].map((name) => [...(CSS.highlights.get(name) ?? [])].map(String)),
  );

test('finds and replaces in the formatted text and in the source; one undo takes all of it back', async ({
  app,
  vault,
}) => {
  const { keyboard } = app.page;
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const source = new SourceView(app);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.body.getByText('A fil').click();
  await keyboard.press('Control+Home');

  await keyboard.press('Control+f');
  const bar = app.page.getByRole('search', { name: 'Find in the text' });
  const field = bar.getByRole('textbox', { name: 'Find' });
  await expect(field).toBeFocused();
  await keyboard.type('filter');
  await expect(bar).toContainText('1 of 4');
  expect(await drawn(app)).toEqual([['Filter', 'filter', 'filter'], ['filter']]);
  await keyboard.press('Shift+Enter');
  await keyboard.press('Shift+Enter');
  await expect(bar).toContainText('3 of 4');
  await expect(editor.body.getByText('the last filter')).toBeInViewport();
  await keyboard.press('Alt+c');
  await expect(bar).toContainText('2 of 3');
  await keyboard.press('Alt+w');
  await keyboard.press('Alt+c');
  await expect(bar).toContainText('2 of 3');
  await keyboard.press('Alt+w');
  await expectAccessible(app.page);

  await keyboard.press('Escape');
  await expect(bar).toBeHidden();
  expect(await drawn(app)).toEqual([[], []]);
  await keyboard.type('!');
  await workbench.expectSaved();
  const edited = body.replace('last filter', 'last filter!');
  expect(await vault.read(file)).toBe(front + edited);

  await keyboard.press('Control+h');
  await expect(field).toHaveValue('filter');
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('lens');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(bar).toContainText('Replaced 3: one is shown as a whole or as source');
  const replaced = edited
    .replace('fil**ter**', 'lens')
    .replace('two Filters', 'two lenss')
    .replace('last filter', 'last lens');
  await expect.poll(() => vault.read(file)).toBe(front + replaced);

  await keyboard.press('Escape');
  await source.show();
  await keyboard.press('Control+h');
  await expect(field).toHaveValue('filter');
  await expect(bar).toContainText('of 2');
  await field.fill('pain');
  await expect(bar).toContainText('1 of 1');
  await bar.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(bar).toContainText('part of a highlight’s tag');
  await field.fill('lens');
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('glass');
  await keyboard.press('Control+Enter');
  await expect.poll(() => vault.read(file)).toBe(front + replaced.replaceAll('lens', 'glass'));
  await keyboard.press('Escape');
  await expect(source.text).toBeFocused();
  await keyboard.press('Control+z');
  await expect.poll(() => vault.read(file)).toBe(front + replaced);
  await keyboard.press('Control+z');
  await expect.poll(() => vault.read(file)).toBe(front + edited);
  await source.leave();
  await expect(editor.body).toContainText('two Filters there');
});

test('a note opened from the search shows its hits; Ctrl+G goes on, Escape goes back until something is edited', async ({
  app,
}) => {
  const { keyboard } = app.page;
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  const field = app.page.getByRole('combobox', { name: 'Search all interviews' });
  const passages = app.page.getByRole('listbox', { name: 'Passages' });
  await keyboard.press('Control+Shift+F');
  await expect(field).toBeFocused();
  await field.fill('filter');
  const chosen = passages.getByRole('option', { selected: true });
  await expect(chosen).toContainText('two');
  await keyboard.press('ArrowDown');
  await expect(chosen).toContainText('last');
  await keyboard.press('Enter');

  const bar = app.page.getByRole('search', { name: 'Hits of the search' });
  await expect(bar).toContainText('3 of 4');
  await expect(editor.body.getByText('the last filter')).toBeInViewport();
  await expect(editor.body).toBeFocused();
  await keyboard.press('Control+g');
  await keyboard.press('Control+g');
  await expect(bar).toContainText('1 of 4');
  await expect(editor.body.getByText('A fil')).toBeInViewport();
  await expectAccessible(app.page);

  await keyboard.press('Control+f');
  await keyboard.press('Escape');
  await expect(bar).toContainText('1 of 4');
  await keyboard.press('Escape');
  await expect(field).toHaveValue('filter');
  await expect(chosen).toContainText('last');

  await keyboard.press('Enter');
  await expect(bar).toContainText('3 of 4');
  await keyboard.type(' filter');
  await expect(bar).toContainText('of 5');
  await keyboard.press('Escape');
  await expect(editor.body).toBeVisible();
  await bar.getByRole('button', { name: 'Results' }).click();
  await expect(field).toHaveValue('filter');
});
