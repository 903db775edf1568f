import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const goal = '01JD9ZC4F2M6P1S8T0V3XWXABG';
const note = (n: number, title: string, teams: string[], body: string) => ({
  [`interviews/2026/2026-11-0${n}-note-${n}.md`]: noteText(
    {
      id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`,
      title,
      occurredAt: `2026-11-0${n}`,
      status: 'complete',
      teams,
      pms: teams.includes('replay') ? ['mira'] : [],
      goals: teams.includes('flags') ? [goal] : [],
    },
    body,
  ),
});
const filler = 'Nothing of note was said in this paragraph, which is here to make the note long.\n\n'.repeat(40);

test.use({
  files: vaultFiles({
    'roster/teams/flags.yml': 'id: flags\nname: Feature Flags\naliases: []\n',
    'goals/2026-Q4/leave.md': noteText({ id: goal, question: 'Why do admins leave?', status: 'active' }),
    ...note(
      1,
      'Café checkout',
      ['replay'],
      `${filler}[12:34](#t=754) The naïve scrubbing jumps past the toast.\n\n${filler}`,
    ),
    ...note(2, 'Flag cleanup', ['flags'], 'Scrubbing through old flags takes a morning.\n'),
    ...note(3, 'Unrelated', [], 'Lunch was good.\n'),
  }),
});

const highlight = (id: string, kind: string, text: string) =>
  `<mark data-highlight="h_${id.padEnd(12, '0')}" data-kind="${kind}">${text}</mark>`;

const field = (app: import('../support/app.ts').App) =>
  app.page.getByRole('combobox', { name: 'Search all interviews' });

async function search(app: import('../support/app.ts').App, query: string) {
  await app.page.keyboard.press('Control+Shift+F');
  await expect(field(app)).toBeFocused();
  await field(app).fill(query);
  return app.page.getByRole('listbox', { name: 'Passages' });
}

test('results come as one types, with the hit in context; Enter opens the note at the hit', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const passages = await search(app, 'naive scrub');
  await expect(passages.getByRole('option').first()).toContainText('naïve scrubbing jumps past the toast');
  await expect(passages.getByRole('option').first()).toContainText('12:34');
  await app.page.keyboard.press('Enter');
  const editor = new Editor(app);
  await expect(editor.title).toHaveValue('Café checkout');
  await expect(editor.body.getByText('jumps past the toast')).toBeInViewport();
  const shown = await app.page.evaluate(() => {
    const textsOf = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);
    const { textDecorationLine } = getComputedStyle(document.body, '::highlight(fieldbook-hit)');
    return [textsOf('fieldbook-hit'), textsOf('fieldbook-current'), textDecorationLine];
  });
  expect(shown).toEqual([['naïve', 'scrubbing'], ['naïve'], 'underline']);
  await app.page.keyboard.press('Alt+ArrowLeft');
  await expect(field(app)).toHaveValue('naive scrub');
});

test('a team and a research goal narrow the results, and back', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const passages = await search(app, 'scrubbing');
  await expect(passages.getByRole('group')).toHaveCount(2);
  const filters = app.page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('region', { name: 'Team' }).getByText('Feature Flags').click();
  await expect(passages.getByRole('group')).toHaveCount(1);
  await expect(passages).toContainText('takes a morning');
  await filters.getByRole('region', { name: 'Team' }).getByText('Feature Flags').click();
  await expect(passages.getByRole('group')).toHaveCount(2);
  await filters.getByRole('region', { name: 'PM' }).getByText('Mira Okafor').click();
  await expect(passages).toContainText('jumps past the toast');
  await expect(passages.getByRole('group')).toHaveCount(1);
  await filters.getByRole('region', { name: 'PM' }).getByText('Mira Okafor').click();
  await filters.getByRole('region', { name: 'Goal' }).getByText('Why do admins leave?').click();
  await expect(passages.getByRole('group')).toHaveCount(1);
  await expect(passages).toContainText('takes a morning');
  await expect(app.page.getByRole('button', { name: 'goal: Why do admins leave?', exact: true })).toBeVisible();
});

test('what was just typed is found, and so is somebody else’s edit', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Fresh');
  await editor.type('The zeppelin lands at noon.');
  await workbench.expectSaved();
  let passages = await search(app, 'zeppelin');
  await expect(passages).toContainText('zeppelin lands at noon');
  await vault.write(
    'interviews/2026/2026-11-09-new.md',
    noteText({ id: '01JD9ZC4F2M6P1S8T0V3XWXAB9', title: 'New' }, 'A gyroscope.\n'),
  );
  passages = await search(app, 'gyroscope');
  await expect(passages).toContainText('A gyroscope');
});

test('searching for odd things neither breaks nor hangs', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  for (const query of ['*'.repeat(9000), '"unclosed', '(((', '\u200b\u200f', '🦓', '\\d+(.*)+$', 'x'.repeat(9000)]) {
    await search(app, query);
    await expect(app.page.getByText('Searching')).toHaveCount(0);
  }
  await search(app, '🦓');
  await expect(app.page.getByText('Nothing found for “🦓”')).toBeVisible();
  const passages = await search(app, 'lunch');
  await expect(passages).toContainText('Lunch was good');
});

test('the search process may die: it comes back by itself', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  let passages = await search(app, 'lunch');
  await expect(passages).toContainText('Lunch was good');
  const pid = await app.electron.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find((m) => m.type === 'Utility' && m.serviceName === 'node.mojom.NodeService')?.pid,
  );
  expect(pid).toBeGreaterThan(0);
  process.kill(pid ?? 0, 'SIGKILL');
  await expect
    .poll(
      async () => {
        passages = await search(app, `morning${Math.random() < 0.5 ? ' ' : ''}`);
        return passages.textContent({ timeout: 500 }).catch(() => '');
      },
      { timeout: 10_000 },
    )
    .toContain('takes a morning');
});

test('the passages of an interview that are left out at first can be opened, and the list is there again as it was', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const words = ['first', 'second', 'third', 'fourth', 'fifth', ...Array.from({ length: 25 }, (_, i) => `${i + 6}th`)];
  const body = words.map((word) => `The ${word} walrus.`).join('\n\n');
  for (const [file, text] of Object.entries(note(4, 'Walruses', [], `${body}\n`))) await vault.write(file, text);
  const passages = await search(app, 'walrus');
  await expect(passages.getByRole('option')).toHaveCount(4);
  await expect(passages.getByRole('option').last()).toHaveText('27 more passages');
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(passages.getByRole('option')).toHaveCount(30);
  const selected = passages.getByRole('option', { selected: true });
  await expect(selected).toHaveText('The fourth walrus.');
  for (let i = 0; i < 21; i++) await app.page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText('The 25th walrus.');
  await passages.evaluate((list) => list.scrollBy(0, 60));
  const top = async () => Math.round((await selected.boundingBox())?.y ?? 0);
  const before = await top();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Walruses');
  await app.page.keyboard.press('Escape');
  await expect.poll(top).toBe(before);

  // So does an interview that is found by its title alone.
  const byTitle = await search(app, 'unrelated');
  await expect(byTitle.getByRole('option')).toHaveText([/Unrelated/]);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Unrelated');
  await app.page.keyboard.press('Escape');
  await expect(byTitle.getByRole('option')).toHaveText([/Unrelated/]);
});

test.describe('by keyboard alone', () => {
  test.use({
    files: vaultFiles({
      'roster/teams/flags.yml': 'id: flags\nname: Feature Flags\naliases: []\n',
      ...note(
        1,
        'Checkout',
        ['replay'],
        `${filler}I ${highlight('a', 'pain', 'scrub for ten minutes to find one click')}.\n\n${filler}Scrubbing is fun.\n`,
      ),
      ...note(2, 'Flag cleanup', ['flags'], `We ${highlight('b', 'request', 'want to scrub flags')}.\n\n${filler}`),
    }),
  });

  test('operators are completed, become chips, explain themselves; Escape leads back to where one was', async ({
    app,
  }) => {
    const { page } = app;
    const workbench = new Workbench(app);
    const editor = new Editor(app);
    const press = (key: string) => page.keyboard.press(key);
    const chips = page.getByRole('toolbar', { name: 'Filters of the search' });
    const chip = (name: string) => chips.getByRole('button', { name, exact: true });
    const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
    const passages = page.getByRole('listbox', { name: 'Passages' });
    await workbench.ready();
    await workbench.open('Flag cleanup');
    await editor.body.click();
    await press('Control+End');
    const scroller = page.locator('[data-scroller]');
    const scrolled = () => scroller.evaluate((element) => Math.round(element.scrollTop));
    await expect.poll(scrolled).toBeGreaterThan(200);
    const before = await scrolled();

    await press('Control+Shift+F');
    await page.keyboard.type('scrub te');
    await expect(suggestions.getByRole('option')).toHaveText(/team:/);
    await press('Tab');
    await expect(field(app)).toHaveValue('scrub team:');
    await expect(suggestions.getByRole('option', { selected: true })).toBeVisible();
    await page.keyboard.type('ses');
    await expect(suggestions.getByRole('option', { selected: true })).toContainText('Session Replay');
    await press('Enter');
    await expect(chip('team: Session Replay')).toBeVisible();
    await expect(field(app)).toHaveValue('scrub ');
    await expect(passages.getByRole('group')).toHaveCount(1);

    await page.keyboard.type('mrak:pain ');
    await expect(page.getByText('There is no operator “mrak:”')).toBeVisible();
    await expect(chip('mrak: pain. There is no operator “mrak:”. Try mark:pain.')).toBeVisible();
    await expect(passages.getByRole('group')).toHaveCount(1);
    await press('Control+.');
    await expect(chip('mark: pain')).toBeVisible();
    await expect(page.getByText('There is no operator')).toHaveCount(0);

    await press('Home');
    await press('ArrowLeft');
    await expect(chip('mark: pain')).toBeFocused();
    await press('ArrowLeft');
    await press('Delete');
    await expect(chips.getByRole('button', { name: /^team/ })).toHaveCount(0);
    await press('Control+z');
    await expect(chip('team: Session Replay')).toBeVisible();

    await press('F6');
    await expect(page.getByRole('radio', { name: 'Interviews' })).toBeFocused();
    await press('ArrowRight');
    await expect(page.getByText('1 highlight')).toBeVisible();
    const rows = page.getByRole('grid', { name: 'Highlights' }).getByRole('row');
    await expect(rows.nth(1)).toContainText('scrub for ten minutes to find one click');
    await press('Control+Shift+F');
    await press('Enter');
    await expect(editor.title).toHaveValue('Checkout');
    await expect(editor.body.getByText('for ten minutes')).toBeInViewport();

    await press('Escape');
    await expect(chip('team: Session Replay')).toBeVisible();
    await expect(field(app)).toHaveValue('scrub ');
    await expect(rows).toHaveCount(2);
    await press('Escape');
    await expect(editor.title).toHaveValue('Flag cleanup');
    await expect.poll(scrolled).toBe(before);
    await page.keyboard.type('Back.');
    await expect(editor.body).toContainText('long.Back.');
  });
});

test('a long query and many chips leave the results their place in the smallest window', async ({ app }) => {
  const workbench = new Workbench(app);
  await app.resize(880, 560);
  await workbench.ready();
  const many = Array.from({ length: 60 }, (_, i) => `tag:number-${i}`).join(' ');
  await search(app, `${many} ${'x'.repeat(9000)} `);
  await expect(app.page.getByRole('toolbar', { name: 'Filters of the search' }).getByRole('button')).not.toHaveCount(0);
  const overflow = await app.page.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth,
    document.documentElement.scrollHeight - innerHeight,
  ]);
  expect(overflow).toEqual([0, 0]);
  const results = await app.page.getByRole('region', { name: 'Results' }).boundingBox();
  expect(results?.height).toBeGreaterThan(250);
});

test('a page pasted into the field by mistake is cut and told, and what stands first is found', async ({ app }) => {
  await new Workbench(app).ready();
  const passages = await search(app, 'scrubbing ');
  await expect(passages.getByRole('group')).toHaveCount(2);
  await app.page.keyboard.insertText('*'.repeat(100_000));
  await expect(app.page.getByText('Only the first 10,000 characters are searched for.')).toBeVisible();
  await expect(passages.getByRole('group')).toHaveCount(2);
});

test('the list’s filter begins a search as its chip', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.narrow('Feature Flags');
  const passages = await search(app, 'scrub');
  await expect(app.page.getByRole('button', { name: 'team: Feature Flags', exact: true })).toBeVisible();
  await expect(passages.getByRole('group')).toHaveCount(1);
  await app.page.getByRole('button', { name: 'Remove team: Feature Flags' }).click();
  await expect(passages.getByRole('group')).toHaveCount(2);
  await expect(field(app)).toBeFocused();
});
