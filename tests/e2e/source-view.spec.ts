import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { SourceView } from '../support/pages/source-view.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/2026-11-18-filters-abcde.md';
const front = noteText({ id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Filters', occurredAt: '2026-11-18' });
const body = '## Background\r\n\r\nRuns growth *alone*.\n\n* one\n* two\n';
const long = `---\nid: 01JD9ZC4F2M6P1S8T0V3XWXABE\ntitle: One line\n---\n${'every word counts '.repeat(580_000)}`;

test.use({ files: vaultFiles({ [file]: front + body, 'interviews/2026/one-line.md': long }) });

test('the source shows the file as it is, is edited as text, and every step is undone across both views', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const source = new SourceView(app);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.goToEnd();
  await editor.type(' three');
  await workbench.expectSaved();
  const typed = (front + body).replace('two\n', 'two three\n');
  expect(await vault.read(file)).toBe(typed);

  await source.show();
  expect(await source.lines()).toEqual(typed.split(/\r\n|\n/));
  await app.page.keyboard.type(' and four');
  await app.page.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'End']) await app.page.keyboard.press(key);
  await app.page.keyboard.type(' revisited');
  await workbench.expectSaved();
  const edited = typed.replace('two three', 'two three and four').replace('title: Filters', 'title: Filters revisited');
  expect(await vault.read(file)).toBe(edited);

  await source.leave();
  await expect(editor.title).toHaveValue('Filters revisited');
  await expect(editor.body.getByRole('heading', { name: 'Background' })).toBeVisible();
  await editor.goToEnd();
  await editor.type('!');
  await expect(editor.body).toContainText('two three and four!');

  const undo = () => app.page.keyboard.press('Control+z');
  await expect(async () => {
    await undo();
    await expect(editor.body).toHaveText(/two$/, { timeout: 100 });
  }).toPass();
  await expect(editor.title).toHaveValue('Filters');
  await expect.poll(() => vault.read(file)).toBe(front + body);
  await expect(async () => {
    await app.page.keyboard.press('Control+Shift+z');
    await expect(editor.body).toHaveText(/two three and four!$/, { timeout: 100 });
  }).toPass();
  await expect.poll(() => vault.read(file)).toBe(edited.replace('and four', 'and four!'));
});

test('the caret stays where it is from one view to the other', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const source = new SourceView(app);
  await workbench.ready();
  await workbench.open('Filters');
  await editor.body.getByText('alone').click();
  await app.page.keyboard.press('Home');
  await source.show();
  await app.page.keyboard.type('Still r');
  await app.page.keyboard.press('Delete');
  await source.leave();
  await app.page.keyboard.type('x');
  await app.page.keyboard.press('Backspace');
  await workbench.expectSaved();
  expect(await vault.read(file)).toBe(front + body.replace('Runs', 'Still runs'));
});

test('a line of 10 MB opens as source, and can be written in', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const source = new SourceView(app);
  await workbench.ready();
  await workbench.row('One line').click();
  await expect(source.text).toBeVisible({ timeout: 30_000 });
  await expect(app.page.getByText('too large or too deeply nested to be formatted')).toBeVisible();
  await app.page.keyboard.press('Control+Home');
  for (let line = 0; line < 3; line++) await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.type('Here: ');
  await workbench.expectSaved();
  await expect
    .poll(() => vault.read('interviews/2026/one-line.md'))
    .toBe(long.replace('---\nevery', '---\nHere: every'));
});

for (const theme of ['light', 'dark'] as const) {
  test(`the source is accessible in the ${theme} theme`, async ({ app }) => {
    const workbench = new Workbench(app);
    const source = new SourceView(app);
    await app.setTheme(theme);
    await workbench.ready();
    await workbench.open('Filters');
    await source.show();
    await expectAccessible(app.page);
  });
}
