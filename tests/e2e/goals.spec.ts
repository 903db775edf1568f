import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const [interview, finding, goal] = ['1', '8', '9'].map((n) => `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`) as [
  string,
  string,
  string,
];
const file = 'goals/2026-Q4/why.md';

test.use({
  files: vaultFiles({
    'interviews/2026/a.md': noteText(
      { id: interview, title: 'A', occurredAt: '2026-11-01', status: 'complete', goals: [goal] },
      'Some <mark data-highlight="h_111111111111" data-kind="pain">words</mark>.\n',
    ),
    'findings/2026/f.md': noteText({
      id: finding,
      claim: 'People leave.',
      evidence: [{ highlight: 'h_111111111111', interview, stance: 'supports', quote: 'words' }],
    }),
    [file]: noteText(
      { id: goal, question: 'Why?', quarter: '2026-Q4', biggestUnknown: true, targetInterviews: 3, status: 'active' },
      'Nobody knows.\n',
    ),
  }),
});

test('the biggest unknown is followed and edited; a goal’s change and a finding in the trash are undone alike', async ({
  app,
  vault,
}) => {
  const { page } = app;
  const before = await vault.snapshot();
  await new Workbench(app).ready();
  await page.keyboard.press('Control+3');
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(page.getByText('1 of 3 interviews')).toBeVisible();

  await page.getByRole('button', { name: 'Goal', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit the goal…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Research goal', exact: true });
  await dialog.getByRole('textbox', { name: 'Question' }).fill('Why do they leave?');
  await dialog.getByRole('textbox', { name: 'Interviews wanted' }).fill('five');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Write a number, or leave it empty.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Interviews wanted' }).fill('5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('1 of 5 interviews')).toBeVisible();
  expect(await vault.read(file)).toMatch(
    /question: Why do they leave\?\n[\s\S]*targetInterviews: 5\n[\s\S]*Nobody knows\.\n$/,
  );

  const list = page.getByRole('listbox', { name: 'Findings' });
  await list.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('No findings yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('option')).toContainText('People leave.');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 of 3 interviews')).toBeVisible();
  await expect.poll(() => vault.snapshot()).toEqual(before);
});
