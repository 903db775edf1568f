import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const [first, second, third] = ['interviews/2026/first.md', 'interviews/2026/second.md', 'interviews/2026/third.md'];
const note = (n: number, title: string, body: string) =>
  noteText({ id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title, occurredAt: `2026-11-1${n}T15:00:00+01:00` }, body);
const [a, b] = ['h_aaaaaaaaaaaa', 'h_bbbbbbbbbbbb'];
const open = (id: string) => `<mark data-highlight="${id}" data-kind="pain">`;
const mark = (id: string, text: string) => `${open(id)}${text}</mark>`;

test.use({
  files: vaultFiles({
    [first]: note(1, 'First call', `Alpha said ${mark(a, 'the export is slow')} today.\n\nEnd.\n`),
    [second]: note(2, 'Second call', 'Beta.\n'),
    [third]: note(3, 'Third call', `Gamma said ${mark(b, 'billing is odd')} once.\n\nThen ${open(b)}nothing more.\n`),
  }),
});

test('a highlight keeps its id where it is moved and gets a new one where it is copied, by keyboard', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const { keyboard } = app.page;
  const bodyOf = (file: string) => vault.read(file).then((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ''));
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  await workbench.ready();
  await workbench.open('First call');

  // Split by Enter, joined again by Backspace.
  await editor.body.getByText('Alpha').click();
  await press('Home');
  for (let i = 0; i < 'Alpha said the export'.length; i++) await keyboard.press('ArrowRight');
  await press('Enter');
  await expect
    .poll(() => bodyOf(first))
    .toBe(`Alpha said ${mark(a, 'the export')}\n\n${mark(a, 'is slow')} today.\n\nEnd.\n`);
  await press('Backspace');
  await expect.poll(() => bodyOf(first)).toBe(`Alpha said ${mark(a, 'the export is slow')} today.\n\nEnd.\n`);

  // The whole line cut and pasted into another interview: a move.
  await press('Home', 'Shift+End', 'Control+x');
  await workbench.open('Second call');
  await editor.goToEnd();
  await press('Enter', 'Control+v');
  await expect.poll(() => bodyOf(second)).toBe(`Beta.\n\nAlpha said ${mark(a, 'the export is slow')} today.\n`);
  await expect.poll(() => bodyOf(first)).toBe('End.\n');

  // Copied from there into the first one, whose text the other note now holds: a copy.
  await press('Home', 'Shift+End', 'Control+c');
  await workbench.open('First call');
  await editor.goToEnd();
  await press('Enter', 'Control+v');
  await expect
    .poll(() => bodyOf(first))
    .toMatch(
      /^End\.\n\nAlpha said <mark data-highlight="h_\w{12}" data-kind="pain">the export is slow<\/mark> today\.\n$/,
    );
  await expect.poll(() => bodyOf(first)).not.toContain(a);
  await press('Control+z');
  await expect.poll(() => bodyOf(first)).toBe('End.\n');

  // As Markdown from another program, with an id that a note holds which is not open.
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), `So ${mark(b, 'billing')} it is`);
  await press('Control+v');
  await expect
    .poll(() => bodyOf(first))
    .toMatch(/So <mark data-highlight="h_\w{12}" data-kind="pain">billing<\/mark> it is/);
  await expect.poll(() => bodyOf(first)).not.toContain(b);
});

test('a marked passage is dragged elsewhere and stays the same highlight', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('First call');
  const passage = editor.body.locator('mark');
  await passage.dblclick({ position: { x: 40, y: 10 } });
  await passage.evaluate((element) => getSelection()?.selectAllChildren(element));
  const from = (await passage.boundingBox())!;
  const to = (await editor.body.getByText('End.').boundingBox())!;
  await app.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await app.page.mouse.down();
  await app.page.mouse.move(to.x + 5, to.y + to.height / 2, { steps: 8 });
  await app.page.mouse.up();
  await expect
    .poll(() => vault.read(first))
    .toMatch(new RegExp(`Alpha said\\s+today\\.\\n\\n.*${open(a)}the export is slow</mark>`));
  expect((await vault.read(first)).split(a)).toHaveLength(2);
  await app.page.keyboard.press('Control+z');
  await expect.poll(() => vault.read(first)).toContain(`Alpha said ${mark(a, 'the export is slow')} today.\n\nEnd.\n`);
});

test('a tag that lost its other half is told and repaired by keyboard', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  const source = await vault.read(third);
  await workbench.open('Third call');
  await expect(app.page.getByText('A highlight tag has lost its other half.')).toBeVisible();
  await expect(app.page.getByRole('list', { name: 'Highlight tags to repair' })).toContainText('Tag without its end');
  await workbench.run('Repair a highlight tag');
  await expect(app.page.getByRole('button', { name: 'Close it at the end of its line' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(editor.body).toBeFocused();
  await expect.poll(() => vault.read(third)).toBe(source.replace('nothing more.', 'nothing more.</mark>'));
  await expect(app.page.getByText('A highlight tag has lost its other half.')).toBeHidden();
  await app.page.keyboard.press('Control+z');
  await expect.poll(() => vault.read(third)).toBe(source);
  await expect(app.page.getByText('A highlight tag has lost its other half.')).toBeVisible();
});
