import { boardVault, findingIds, highlightOf } from '../support/board-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';

test.use({ files: boardVault() });

const fileOf = (id: string) => `findings/2026/${id.slice(-5).toLowerCase()}.md`;

test('highlights are sorted into findings by keyboard alone, counted against one, undone, and a status is set', async ({
  app,
  vault,
}) => {
  const { page } = app;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const waiting = page.getByRole('listbox', { name: 'Highlights to sort' });
  const column = (claim: RegExp) => page.getByRole('region', { name: claim });
  const disputes = column(/A shared replay settles/);
  await new Workbench(app).ready();
  await press('Control+3');
  await expect(waiting.getByRole('option')).toHaveCount(5);

  // Two at once, to a finding that is found by typing.
  await press('F6');
  while (!(await waiting.evaluate((list) => list === document.activeElement))) await press('F6');
  await press('Space', 'ArrowDown', 'Space', 'm');
  await expect(page.getByRole('combobox', { name: 'Move to finding' })).toBeFocused();
  await page.keyboard.type('settles');
  await press('Enter');
  await expect(disputes.getByRole('option', { name: /court of law/ })).toBeVisible();
  await expect(disputes.getByRole('option', { name: /Legal asked/ })).toBeVisible();
  await expect(waiting.getByRole('option')).toHaveCount(3);
  await expect.poll(() => vault.read(fileOf(findingIds.disputes))).toContain(highlightOf('court'));
  await expect(disputes.getByRole('definition').first()).toHaveText('2');

  // Counted against it, seen in the file, taken back.
  await press('ArrowRight');
  await expect(disputes.getByRole('listbox')).toBeFocused();
  await press('c');
  await expect(disputes.locator('[data-section=contradicts]')).toContainText('1');
  await expect.poll(() => vault.read(fileOf(findingIds.disputes))).toContain('stance: contradicts');
  await press('Control+z');
  await expect(disputes.locator('[data-section=contradicts]')).toContainText('0');
  await expect.poll(() => vault.read(fileOf(findingIds.disputes))).not.toContain('contradicts');

  // The claim, written in place; Enter carries, the arrows choose, Enter drops.
  await press('F2');
  await page.keyboard.type('A shared replay ends a dispute.');
  await press('Enter');
  await expect(column(/A shared replay ends a dispute/).getByRole('listbox')).toBeFocused();
  await expect.poll(() => vault.read(fileOf(findingIds.disputes))).toContain('claim: A shared replay ends a dispute.');
  await press('ArrowLeft', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(column(/Teams stop watching/).getByRole('option', { name: /cart value/ })).toBeVisible();
  await expect.poll(() => vault.read(fileOf(findingIds.watching))).toContain(highlightOf('cart'));

  // By status, the finding in review is merged by carrying it one column on.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>Board: columns by status');
  await expect(page.getByRole('option', { name: 'Board: columns by status' })).toHaveAttribute('data-highlighted', '');
  await press('Enter');
  const review = page.getByRole('listbox', { name: 'In review' });
  await expect(review.getByRole('option')).toHaveCount(1);
  await press('F6');
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Draft')))
    await press('F6');
  await press('ArrowRight', 'Enter', 'ArrowRight', 'Enter');
  await expect(page.getByRole('listbox', { name: 'Merged' }).getByRole('option')).toHaveCount(1);
  await expect.poll(() => vault.read(fileOf(findingIds.disputes))).toContain('status: merged');
});

test('a card is dragged into a finding and out of it, and nothing moves on Escape', async ({ app, vault }) => {
  const { page } = app;
  const waiting = page.getByRole('listbox', { name: 'Highlights to sort' });
  const moment = page.getByRole('region', { name: /Support leads look/ });
  const center = async (of: typeof waiting) => {
    const box = (await of.boundingBox())!;
    return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)] as const;
  };
  await new Workbench(app).ready();
  await page.keyboard.press('Control+3');
  const card = waiting.getByRole('option', { name: /Console tab stays empty/ });
  await expect(card).toBeVisible();

  await page.mouse.move(...(await center(card)));
  await page.mouse.down();
  await page.mouse.move(...(await center(moment)), { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(card).toBeVisible();

  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(...(await center(card)));
  await page.mouse.down();
  await page.mouse.move(...(await center(moment)), { steps: 5 });
  await expect(moment.getByText('Counter-evidence').last()).toBeVisible();
  await page.mouse.up();
  const there = moment.getByRole('option', { name: /Console tab stays empty/ });
  await expect(there).toBeVisible();
  await expect.poll(() => vault.read(fileOf(findingIds.moment))).toContain(highlightOf('safari'));

  await page.mouse.move(...(await center(there)));
  await page.mouse.down();
  await page.mouse.move(...(await center(waiting)), { steps: 5 });
  await page.mouse.up();
  await expect(card).toBeVisible();
  await expect.poll(() => vault.read(fileOf(findingIds.moment))).not.toContain(highlightOf('safari'));

  // Somebody takes the finding away while a card is carried to it.
  await card.click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await vault.remove(fileOf(findingIds.disputes));
  await expect(page.getByRole('region', { name: /A shared replay settles/ })).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByText('That finding is no longer there. Nothing was moved.').first()).toBeVisible();
  await expect(card).toBeVisible();
});
