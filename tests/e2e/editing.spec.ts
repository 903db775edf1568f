import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/first.md';
const head = { id: '01JD9ZC4F2M6P1S8T0V3XWXAB1', title: 'First call', occurredAt: '2026-11-11T15:00:00+01:00' };
const note = (body: string) => noteText(head, body);
const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, '');

test.use({ files: vaultFiles({ [file]: note('Start.\n\nEnd.\n') }) });

const markdown = (length: number) => {
  const part = '## Section\n\nShe said **it is slow**, see [docs](https://docs.example/a).\n\n- one\n- two `x`\n\n';
  return part
    .repeat(Math.ceil(length / part.length))
    .slice(0, length)
    .trimEnd();
};
const prose = (length: number) => {
  const part = '12:34 Noor: I scrub for ten minutes * and 2 < 3 & so on.\n';
  return part
    .repeat(Math.ceil(length / part.length))
    .slice(0, length)
    .trimEnd();
};

test('a paste of 5 MB is there at once as its source, and undone as one step', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open(head.title);
  await editor.body.getByText('Start.').click();
  await app.page.keyboard.press('End');
  await editor.type(' Here:');
  const block = editor.body.getByRole('group', { name: 'Markdown, shown as its source' });
  for (const text of [markdown(5_000_000), prose(5_000_000)]) {
    await editor.body.getByText('Here:').click();
    await app.page.keyboard.press('End');
    await editor.body.evaluate((element, pasted) => {
      const transfer = new DataTransfer();
      transfer.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, text);
    await expect(block).toBeVisible();
    await expect.poll(async () => (await vault.read(file)).includes(text), { timeout: 20_000 }).toBe(true);
    expect(bodyOf(await vault.read(file))).toMatch(/^Start\. Here:\n\n[\s\S]*\n\nEnd\.\n$/);
    await app.page.keyboard.press('Control+z');
    await expect(block).toBeHidden();
    await expect.poll(async () => bodyOf(await vault.read(file)), { timeout: 20_000 }).toBe('Start. Here:\n\nEnd.\n');
  }
});

test('undo in another field leaves the text of the note alone', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const { keyboard } = app.page;
  await workbench.ready();
  await workbench.open(head.title);
  await editor.goToEnd();
  await editor.type(' Typed.');
  await expect.poll(() => vault.read(file)).toBe(note('Start.\n\nEnd. Typed.\n'));

  await editor.title.click();
  for (let i = 0; i < 3; i++) await keyboard.press('Control+z');
  await keyboard.press('End');
  await editor.type(' b');
  for (let i = 0; i < 6; i++) await keyboard.press('Control+z');
  await expect(editor.title).toHaveValue(head.title);
  await expect(editor.body).toContainText('End. Typed.');

  await app.page.getByRole('combobox', { name: 'Add tag' }).click();
  await editor.type('x');
  for (let i = 0; i < 6; i++) await keyboard.press('Control+z');
  await keyboard.press('Escape');
  await expect(editor.body).toContainText('End. Typed.');
  await workbench.expectSaved();
  expect(bodyOf(await vault.read(file))).toBe('Start.\n\nEnd. Typed.\n');

  await editor.body.getByText('Typed').click();
  await keyboard.press('Control+z');
  await expect.poll(async () => bodyOf(await vault.read(file))).toBe('Start.\n\nEnd.\n');
});

test('a key pressed right before quitting is in the file', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open(head.title);
  await editor.goToEnd();
  await editor.type(' Last words');
  await app.page.keyboard.press('!');
  await app.close();
  expect(bodyOf(await vault.read(file))).toBe('Start.\n\nEnd. Last words!\n');
  await app.start();
});

test('whole characters are deleted, and those that cannot be seen are kept', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const { keyboard } = app.page;
  await workbench.ready();
  await workbench.open(head.title);
  await editor.goToEnd();
  for (const character of ['👨‍👩‍👧‍👦', '🇩🇪', 'e\u0301', 'कि']) {
    await keyboard.insertText(character);
    await keyboard.press('Backspace');
  }
  await keyboard.insertText(' שלום 12:34 (מרחבא) a\u200bb\u2060c\u00a0d 👩‍👩‍👧');
  await expect
    .poll(async () => bodyOf(await vault.read(file)))
    .toBe('Start.\n\nEnd. שלום 12:34 (מרחבא) a\u200bb\u2060c\u00a0d 👩‍👩‍👧\n');
});
