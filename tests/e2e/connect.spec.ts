import { expectAccessible } from '../support/axe.ts';
import { canaryToken } from '../support/canary/plants.ts';
import { exportVault, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { startGitHub } from '../support/github/double.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';

test.use({ files: exportVault({ body: 'Filters are lost when the funnel is saved.\n' }) });

test('an account is connected on the way to a repository, which is chosen by keys alone, and removed', async ({
  app,
  folder,
}) => {
  const github = await startGitHub({ folder: folder.path('github') });
  const { page } = app;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  github.addUser({ login: 'mira-okafor', token: canaryToken, kind: 'classic', scopes: ['read:user'] });
  const owner = 'mira-okafor';
  github.addRepository({ owner, name: 'handbook', pushedAt: '2026-11-20T10:00:00Z' });
  github.addRepository({ owner, name: 'research-2024', archived: true, pushedAt: '2026-11-19T10:00:00Z' });
  github.addRepository({ owner, name: 'research', visibility: 'public', pushedAt: '2026-11-18T10:00:00Z' });
  try {
    const exporting = new ExportPage(app);
    await exporting.openFor(title);
    const target = page.getByRole('region', { name: 'Target', exact: true });
    const way = target.getByRole('button', { name: 'Connect GitHub…' });
    await way.focus();
    await press('Enter');
    const connect = page.getByRole('dialog', { name: 'Connect GitHub' });
    const token = connect.getByLabel('Token', { exact: true });
    await expect(token).toBeFocused();
    await press('Shift+Tab', 'ArrowRight', 'Tab');
    await page.keyboard.type(github.server);
    await press('Tab');
    await page.keyboard.type('ghp_notOfAnybody0000000000000');
    await press('Enter');
    await expect(connect.getByRole('alert')).toContainText(`${github.host} does not take this token`);
    await expect(token, 'what was sent stands nowhere any more').toHaveValue('');
    await expectAccessible(page);

    // A right is missing: said in words, and seen once it is there.
    await token.focus();
    await page.keyboard.type(canaryToken);
    await press('Enter');
    const connected = page.getByRole('dialog', { name: 'GitHub is connected' });
    await expect(connected).toContainText(`Connected as mira-okafor on ${github.host}`);
    await expect(connected).toContainText('It may not put a branch or open a pull request');
    await expect(connected).toContainText('add the scope “repo”');
    expect(await page.content()).not.toContain(canaryToken);
    github.world.tokens[0]!.scopes.splice(0, 1, 'repo');
    await connected.getByRole('button', { name: 'Check again' }).press('Enter');
    await expect(connected).not.toContainText('It may not');
    await connected.getByRole('button', { name: 'Done' }).press('Enter');

    const choose = page.getByRole('dialog', { name: 'Choose a repository' });
    const list = choose.getByRole('listbox', { name: 'Repositories' });
    const field = choose.getByRole('combobox', { name: 'Find a repository' });
    await expect(field).toBeFocused();
    await expect(list.getByRole('option')).toHaveCount(3);
    await page.keyboard.type('RESEARCH');
    await expect(list.getByRole('option')).toHaveCount(2);
    const marked = list.locator('[aria-selected=true]');
    await expect(marked).toContainText('Archived: nobody can push to it');
    await press('Enter');
    await expect(choose.getByRole('button', { name: 'Use repository' })).toHaveAttribute('aria-disabled', 'true');
    await press('ArrowDown');
    await expect(marked).toHaveText(/mira-okafor\/research(?!-)/);
    await expectAccessible(page);
    await press('Enter');
    await expect(choose).toBeHidden();
    await expect(target.getByRole('button', { name: /^Repository/ })).toBeFocused();
    await expect(target.getByRole('button', { name: /^Repository/ })).toContainText(
      `${github.host}/mira-okafor/research`,
    );
    await expect(target).toContainText('Anybody can read it. Each export there is confirmed on its own.');
    await expect(target.getByRole('combobox', { name: 'Base branch: main' })).toBeVisible();

    await new Workbench(app).run('GitHub accounts');
    const account = page.getByRole('region', { name: 'GitHub', exact: true });
    await expect(account).toContainText(`ending in ${canaryToken.slice(-4)}`);
    await account.getByRole('button', { name: `Remove mira-okafor of ${github.host}…` }).press('Enter');
    const remove = page.getByRole('dialog', { name: 'Remove mira-okafor from this computer?' });
    await expect(remove.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await remove.getByRole('button', { name: 'Remove' }).press('Enter');
    await expect(account).toContainText('No account is connected');
    await expect(account.getByRole('button', { name: 'Connect GitHub…' })).toBeFocused();
    await press('Alt+ArrowLeft');
    await expect(target.getByRole('button', { name: /^Repository/ }), 'the repository stays known').toBeVisible();
    expect([...github.hosts]).toEqual([github.host]);
  } finally {
    await github.close();
  }
});
