import { rename } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { FindingPage } from '../support/pages/finding-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, type VaultFiles, vaultFiles } from '../support/temp-vault.ts';

const findingFile = 'findings/2026/step-filters-are-invisible-4kq7d.md';
const filters = 'interviews/2026/2026-11-18-filters-abcde.md';
const clear = 'interviews/2026/2026-11-20-clear-fghjk.md';
const [lost, wrong] = ['h_k3x9q2m7v0tb', 'h_k3x9q2m7v0tc'];
const filtersId = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const clearId = '01JD9ZC4F2M6P1S8T0V3XWXABE';
const mark = (id: string, kind: string, text: string) =>
  `<mark data-highlight="${id}" data-kind="${kind}">${text}</mark>`;
const participant = (id: string, name: string, company: string): VaultFiles => ({
  [`participants/${id}.md`]: `---\n${stringify({ id, name, company })}---\n`,
});
const interview = (id: string, title: string, occurredAt: string, who: string, body: string) =>
  noteText({ id, title, occurredAt, participants: [who] }, body);

test.use({
  files: vaultFiles({
    ...participant('p_7f3k9q2m1x0c', 'Ida Lund', 'Fernhollow'),
    ...participant('p_7f3k9q2m1x0d', 'Tom Reyes', 'Quillstack'),
    [filters]: interview(
      filtersId,
      'Filters in funnels',
      '2026-11-18',
      'p_7f3k9q2m1x0c',
      `${mark(lost, 'pain', 'I lose the filter.')}\n\nShe said: ${mark(wrong, 'pain', 'I told my CEO the wrong number.')}\n`,
    ),
    [clear]: interview(
      clearId,
      'A clear bar',
      '2026-11-20',
      'p_7f3k9q2m1x0d',
      `${mark('h_k3x9q2m7v0td', 'praise', 'The bar is clear enough for me.')}\n`,
    ),
    [findingFile]: noteText(
      {
        id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7D',
        claim: 'Admins cannot see which funnel step a filter applies to.',
        status: 'draft',
        evidence: [
          { highlight: lost, interview: filtersId, stance: 'supports', quote: 'I lose the filter.' },
          { highlight: wrong, interview: filtersId, stance: 'supports', quote: 'I told my CEO the wrong number.' },
        ],
      },
      '## Limitations\n',
    ),
  }),
});

async function openFinding(app: App): Promise<FindingPage> {
  const finding = new FindingPage(app);
  await new Workbench(app).ready();
  await finding.open();
  await expect(finding.counts).toHaveText(/^person1company1mentions2/);
  return finding;
}

test('counter-evidence is found, attached and counted beside, by keyboard alone', async ({ app, vault }) => {
  const finding = await openFinding(app);
  const { keyboard } = app.page;
  await new Workbench(app).run('Search for the opposite');
  const dialog = app.page.getByRole('dialog', { name: 'Add evidence' });
  await expect(dialog.getByRole('combobox', { name: 'Search highlights' })).toBeFocused();
  await expect(dialog.getByRole('radio', { name: 'Contradicts' })).toBeChecked();
  await keyboard.press('Control+a');
  await keyboard.type('clear');
  await expect(dialog.getByRole('option')).toHaveText([/The bar is clear enough for me\..*Tom Reyes/]);
  await keyboard.press('Enter');
  await expect(dialog.getByText('All that match are attached already')).toBeVisible();
  await keyboard.press('Escape'); // empties the field
  await keyboard.press('Escape');

  await expect(finding.group('Counter-evidence').getByRole('heading')).toHaveText(/1\s*1 person · 1 company/);
  await expect(finding.counts).toHaveText(/^person1company1mentions2/);
  await expect.poll(() => vault.read(findingFile)).toContain('stance: contradicts');

  // Another stance is one letter, and one undo.
  await finding.row('The bar is clear').focus();
  await keyboard.press('s');
  await expect(finding.counts).toHaveText(/^people2companies2mentions3/);
  await expect(finding.row('The bar is clear')).toBeFocused();
  await keyboard.press('Control+z');
  await expect(finding.counts).toHaveText(/^person1company1mentions2/);
  await expect(finding.row('The bar is clear')).toBeFocused();
  await expectAccessible(app.page);

  // A recommendation gets its owner by the first letters of a name.
  await app.page.getByRole('textbox', { name: 'Text' }).press('Control+End');
  await keyboard.press('Enter');
  await keyboard.type('Name the step @oka');
  await expect(app.page.getByRole('option', { name: /Mira Okafor/ })).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.type('.');
  await expect.poll(() => vault.read(findingFile)).toContain('Name the step (@mira).');
});

test('evidence that broke is told, keeps its quote, and is put right by keyboard alone', async ({ app, vault }) => {
  const finding = await openFinding(app);
  const { keyboard } = app.page;

  // Other words in the interview: the difference is shown, and taken over.
  await keyboard.press('F6');
  await expect(finding.row('I lose the filter.')).toBeFocused();
  await keyboard.press('Enter');
  const body = app.page.getByRole('textbox', { name: 'Notes' });
  await expect(body).toBeFocused();
  await keyboard.press('Control+Home');
  for (let i = 0; i < 'I lose'.length; i++) await keyboard.press('ArrowRight');
  await keyboard.type(' sight of');
  await keyboard.press('Alt+ArrowLeft');
  await expect(finding.row('I lose')).toBeFocused();
  await expect(finding.row('I lose').locator('ins')).toHaveText(' sight of');
  await keyboard.press('u');
  await expect(finding.row('I lose sight of the filter.')).toBeFocused();
  await expect.poll(() => vault.read(findingFile)).toContain('quote: I lose sight of the filter.');

  // The mark is deleted, the words stay: it is missing, not gone, and its mark can be put back.
  const marked = await vault.read(filters);
  await vault.write(
    filters,
    marked.replace(mark(wrong, 'pain', 'I told my CEO the wrong number.'), 'I told my CEO the wrong number.'),
  );
  const missing = finding.row('I told my CEO');
  await expect(missing).toContainText('This highlight is not in “Filters in funnels” anymore.');
  await expect(finding.counts).toContainText('1 quote not found again. Not counted.');
  await expect(missing.getByRole('button', { name: 'Put the mark back' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(missing).toBeFocused();
  await keyboard.press('p');
  await expect(missing).not.toContainText('anymore');
  await expect.poll(() => vault.read(filters)).toContain(mark(wrong, 'quote', 'I told my CEO the wrong number.'));

  // Renamed and moved by somebody else: still found.
  await rename(vault.path(filters), vault.path('interviews/renamed.md'));
  const catalogue = () =>
    app.page.evaluate(() => window.bridge.invoke('vault:catalogue', undefined).then(JSON.stringify));
  await expect.poll(catalogue).toContain('interviews/renamed.md');
  await expect(finding.row('I told my CEO')).not.toContainText('not in');
  await expect(app.page.getByText(/not found again/)).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(app.page.getByText('interviews/renamed.md')).toBeVisible();
  await keyboard.press('Escape');
  await expect(finding.row('I told my CEO')).toBeFocused();
  await expect(finding.counts).toHaveText(/^person1company1mentions2/);
});
