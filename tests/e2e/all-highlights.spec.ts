import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const names = ['ana', 'ben', 'cho'] as const;
const person = (n: number) => `p_${String(n).repeat(12)}`;
const file = (n: number) => `interviews/2026/call-${n}.md`;
const words = ['the export never ends', 'exports are fast enough', 'we wait for the export all morning'];
const mark = (n: number, tags = '') =>
  `<mark data-highlight="h_${String(n).repeat(12)}" data-kind="pain"${tags}>${words[n - 1]}</mark>`;

test.use({
  files: vaultFiles({
    ...Object.fromEntries(
      names.flatMap((name, i) => [
        [`participants/${person(i + 1)}.md`, `---\nid: ${person(i + 1)}\nname: ${name}\ncompany: ${name} & co\n---\n`],
        [
          file(i + 1),
          noteText(
            {
              id: `01JD9ZC4F2M6P1S8T0V3XWXAB${i + 1}`,
              title: `Call ${i + 1}`,
              occurredAt: `2026-11-1${i + 1}`,
              teams: ['replay'],
              participants: [person(i + 1)],
            },
            `Some say that ${mark(i + 1)}.\n`,
          ),
        ],
      ]),
    ),
  }),
});

test('highlights of several interviews are tagged, undone, and become the evidence of a new finding, by keyboard alone', async ({
  app,
  vault,
}) => {
  const { page } = app;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const told = page.getByRole('region', { name: 'Notifications' });
  const grid = page.getByRole('grid', { name: 'Highlights' });
  const chosen = grid.getByRole('row', { selected: true });
  await new Workbench(app).ready();
  const before = await vault.snapshot();

  await press('Control+Shift+l');
  await expect(grid).toBeFocused();
  await expect(grid.getByRole('row')).toContainText(['Who', words[2]!, words[1]!, words[0]!]);
  await press('Space', 'ArrowDown', 'ArrowDown', 'Space');
  await expect(chosen).toContainText([words[2]!, words[0]!]);

  // One step for both interviews, and one undo.
  await press('t');
  await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await page.keyboard.type('slow');
  await press('Enter', 'Enter');
  await expect(told.getByText('2 highlights retagged')).toBeVisible();
  await expect.poll(() => vault.read(file(1))).toContain(mark(1, ' data-tags="slow"'));
  expect(await vault.read(file(3))).toContain(mark(3, ' data-tags="slow"'));
  await expect(chosen).toContainText(['slow', 'slow']);
  await expect(grid).toBeFocused();
  await press('Control+z');
  await expect.poll(() => vault.snapshot()).toEqual(before);

  // Into an interview and back: what was chosen is chosen still.
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Call 1');
  await expect(page.getByRole('textbox', { name: 'Notes' }).locator('mark')).toBeInViewport();
  await press('Escape');
  await expect(grid).toBeFocused();
  await expect(chosen).toHaveCount(2);

  await press('n');
  await expect(page.getByRole('textbox', { name: 'Claim' })).toBeFocused();
  await page.keyboard.type('Exports take longer than people can wait.');
  await press('Enter');
  await expect(told.getByText('Finding created with 2 highlights')).toBeVisible();
  const [path] = (await vault.list()).filter((name) => name.startsWith('findings/'));
  expect(await vault.read(path!)).toContain('claim: Exports take longer than people can wait.');

  // The third one speaks against it.
  await expect(grid).toBeFocused();
  await press('Escape', 'ArrowUp', 'm');
  await expect(page.getByRole('combobox', { name: 'Finding' })).toBeFocused();
  await press('Shift+Tab', 'ArrowRight', 'Tab', 'Enter');
  await expect(told.getByText(/1 highlight added as counter-evidence/)).toBeVisible();
  const evidence = [...(await vault.read(path!)).matchAll(/stance: (\w+)\n +quote: (.*)/g)].map(([, s, q]) => [s, q]);
  expect(evidence).toEqual([
    ['supports', words[2]],
    ['supports', words[0]],
    ['contradicts', words[1]],
  ]);

  await press('Control+3');
  await page.getByRole('radio', { name: 'List' }).press('Space');
  const card = page.getByRole('listbox', { name: 'Findings' }).getByRole('option');
  await expect(card).toContainText('Exports take longer than people can wait.');
  await expect(card).toContainText(/2 people\s*2 companies\s*2 mentions/);
  await expect(card).toContainText('1 person against');
});
