import type { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const mark = (n: number, tags: string) =>
  `<mark data-kind="pain" data-highlight="h_00000000000${n}" data-tags="${tags}">words ${n}</mark> and more\n`;
const note = (n: number, title: string, tags: string[], body: string) => ({
  [`interviews/2026/note-${n}.md`]: noteText({ id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title, tags }, body),
});

test.use({
  files: vaultFiles({
    ...note(1, 'Checkout', ['Onboarding', 'filters'], mark(1, 'onboarding, funnel')),
    ...note(2, 'Cleanup', ['onboarding'], mark(2, 'funnel')),
    ...note(3, 'Lunch', [], 'Nothing of note.\n'),
  }),
});

const list = (app: App) => app.page.getByRole('listbox', { name: 'Tags' });
const row = (app: App, text: string | RegExp) => list(app).getByRole('option').filter({ hasText: text });
const toast = (app: App, text: string | RegExp) => app.page.getByText(text).first();

test('tags are merged, undone, renamed and described by keyboard, and nothing typed meanwhile is lost', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const { keyboard } = app.page;
  await workbench.ready();
  const file = (n: number) => vault.read(`interviews/2026/note-${n}.md`);

  // Typed a moment ago and still being typed, while the tags of the note are merged.
  await workbench.open('Checkout');
  await editor.goToEnd();
  await keyboard.type(' typed');
  const merging = app.page.evaluate(() => window.bridge.invoke('tags:merge', { from: ['funnel'], into: 'funnels' }));
  await keyboard.type(' on');
  expect(await merging).toMatchObject({ ok: true, value: { changed: 2, failed: [] } });
  await keyboard.type(' and on');
  await expect.poll(() => file(1)).toContain('and more typed on and on');
  expect(await file(1)).toContain('data-tags="onboarding,funnels"');
  await expect(editor.body).toContainText('typed on and on');
  // A step of undo in the text is one of typing; the merge stays.
  await keyboard.press('Control+z');
  await expect(editor.body).not.toContainText('and on');
  await expect.poll(() => file(1)).not.toContain('and on');
  expect(await file(1)).toContain('data-tags="onboarding,funnels"');
  // In the source the caret stays where it is, and a step of undo is one of typing, too.
  await keyboard.press('Control+Shift+u');
  const source = app.page.getByRole('textbox', { name: 'Markdown source' });
  await expect(source).toBeFocused();
  await keyboard.press('Control+End');
  await keyboard.type('in ');
  const again = app.page.evaluate(() => window.bridge.invoke('tags:merge', { from: ['funnels'], into: 'steps' }));
  await keyboard.type('source ');
  expect(await again).toMatchObject({ ok: true, value: { changed: 2, failed: [] } });
  await keyboard.type('view');
  await expect.poll(() => file(1)).toMatch(/data-tags="onboarding,steps".*\n.*in source view$/s);
  await keyboard.press('Control+z');
  await expect.poll(() => file(1)).not.toContain('view');
  expect(await file(1)).toContain('data-tags="onboarding,steps"');
  await keyboard.press('Control+Shift+u');
  await workbench.expectSaved();
  expect((await vault.list()).filter((path) => path.startsWith('interviews/'))).toHaveLength(3);

  // The proposal stands first; one key merges, one undoes, one does it again.
  await workbench.run('Tags');
  await expect(list(app)).toBeFocused();
  await expect(row(app, 'Onboarding → onboarding')).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(app.page);
  const before = await vault.snapshot();
  await keyboard.press('m');
  await expect(toast(app, 'Merged “Onboarding” into “onboarding”')).toBeVisible();
  await expect(row(app, /^onboarding/)).toHaveAttribute('aria-selected', 'true');
  expect(await file(1)).toMatch(/tags:\n {2}- onboarding\n {2}- filters\n/);
  await keyboard.press('Control+z');
  await expect(toast(app, 'Undone: Merged “Onboarding” into “onboarding”')).toBeVisible();
  await expect.poll(() => vault.snapshot()).toEqual(before);
  await keyboard.press('Control+y');
  await expect(toast(app, 'Done again: Merged')).toBeVisible();
  await expect(row(app, '→')).toHaveCount(0);

  await keyboard.press('Home');
  await expect(row(app, /^onboarding/)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('F2');
  const dialog = app.page.getByRole('dialog', { name: 'Rename “onboarding”' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await keyboard.insertText('first run 🚀');
  await keyboard.press('Enter');
  await expect(row(app, 'first run 🚀')).toHaveAttribute('aria-selected', 'true');
  expect(await file(2)).toContain('- first run 🚀');

  await keyboard.press('Tab');
  await expect(app.page.getByRole('textbox', { name: 'Description' })).toBeFocused();
  await keyboard.insertText('Until something works for the first time');
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  await expect(app.page.getByRole('radio', { name: 'Red' })).toBeChecked();
  const yml = async () => vault.read((await vault.list()).find((path) => path.startsWith('tags/')) ?? 'fieldbook.yml');
  await expect.poll(yml).toBe('tag: first run 🚀\ndescription: Until something works for the first time\ncolor: red\n');

  // Its picker merges it by name; Enter shows where a tag is used.
  await app.page.getByRole('button', { name: /Show where it is used/ }).focus();
  await keyboard.press('Shift+Tab');
  await list(app).focus();
  await keyboard.press('m');
  await keyboard.insertText('filt');
  await keyboard.press('Enter');
  await expect(row(app, /^filters/)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(yml).toContain('tag: filters\ndescription: Until');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('option', { name: /Checkout/ }).first()).toBeVisible();
});
