import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const file = 'interviews/2026/first.md';
const head = { id: '01JD9ZC4F2M6P1S8T0V3XWXAB1', title: 'First call', occurredAt: '2026-11-11T15:00:00+01:00' };
const note = (body: string) => noteText(head, body);
const details = '<details>\n<summary>Raw</summary>\n</details>';

test.use({ files: vaultFiles({ [file]: note(`Start\n\n${details}\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n`) }) });

test('what is shown as its source is chosen, edited, moved, copied and deleted by keyboard', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const { keyboard } = app.page;
  const body = () => vault.read(file).then((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ''));
  const block = (name: string) => editor.body.getByRole('group', { name: `${name}, shown as its source` });
  const field = (name: string) => app.page.getByRole('textbox', { name: `Source of ${name}` });
  await workbench.ready();
  await workbench.open(head.title);
  await editor.body.getByText('Start').click();

  // Down selects it, Enter opens its source, Escape gives up.
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(field('html')).toBeFocused();
  await expect(field('html')).toHaveValue(details);
  await keyboard.type('lost');
  await keyboard.press('Escape');
  await expect(editor.body).toBeFocused();
  await expect(block('HTML')).toHaveText(details);

  // Edited as source, undone in its own field and then as one step of the note.
  await keyboard.press('Enter');
  await keyboard.press('Control+a');
  await keyboard.type('## Raw\n\n- one');
  await keyboard.press('Control+Enter');
  await expect(editor.body.getByRole('heading', { name: 'Raw' })).toBeVisible();
  await expect.poll(body).toBe('Start\n\n## Raw\n\n- one\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n');
  await keyboard.press('Control+z');
  await expect(block('HTML')).toHaveText(details);
  await expect.poll(body).toBe(`Start\n\n${details}\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n`);

  // Moved, copied, pasted, deleted, brought back.
  await editor.body.getByText('Start').click();
  await keyboard.press('ArrowDown');
  await keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(body).toBe(`${details}\n\nStart\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n`);
  await keyboard.press('Control+c');
  await keyboard.press('Delete');
  await expect.poll(body).toBe('Start\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n');
  await editor.body.getByText('See').click();
  await keyboard.press('Home');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Control+v');
  await expect.poll(body).toBe(`Start\n\n${details}\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n`);

  // Within a line, with the mouse and with the arrows.
  await editor.body.getByText('[[Pricing]]').dblclick();
  await expect(field('wiki link')).toBeFocused();
  await keyboard.type('!');
  await keyboard.press('Enter');
  await expect.poll(body).toContain('See [[Pricing]]! now.');
  await keyboard.press('Control+z');
  await expect.poll(body).toContain('See [[Pricing]] now.');

  // Below the last block there is a line to write in.
  await block('Math').click();
  await keyboard.press('ArrowDown');
  await keyboard.type('after');
  await expect.poll(body).toBe(`Start\n\n${details}\n\nSee [[Pricing]] now.\n\n$$\nx^2\n$$\n\nafter\n`);

  // Leaving the field applies, wherever one goes.
  await block('Math').dblclick();
  await keyboard.type('\nabove');
  await expect(field('math')).toBeFocused();
  await app.page.getByRole('textbox', { name: 'Title' }).click();
  await expect.poll(body).toContain('above');

  // So does quitting.
  await editor.body.getByText('[[Pricing]]').dblclick();
  await expect(field('wiki link')).toBeFocused();
  await keyboard.type(' at last');
  await app.close();
  expect(await body()).toContain('See [[Pricing]] at last now.');
  await app.start();
});
