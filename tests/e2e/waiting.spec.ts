import { githubToken } from '../support/canary/plants.ts';
import { exportVault, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { GitHubPage } from '../support/pages/github-page.ts';
import { Workbench } from '../support/pages/workbench.ts';

test.use({
  files: exportVault({ fields: { teams: ['replay'] }, body: 'Noor Haddad of Lumenpay runs growth alone.\n' }),
});

test('offline an export is kept ready, over a restart, and goes when somebody says so; after a merge it goes as a follow-up', async ({
  app,
  github,
}) => {
  const product = github.addRepository({ owner: 'acme', name: 'product', collaborators: { 'juno-vale': 'push' } });
  const out = new ExportPage(app);
  const hub = new GitHubPage(app);
  const kept = () => app.page.getByRole('list', { name: /^(?:Kept ready|Waiting to be sent)$/ }).getByRole('listitem');

  await out.openFor(title);
  await hub.connect(github.server, githubToken);
  await app.page.keyboard.press('Alt+ArrowLeft');
  await hub.chooseRepository('acme/product');
  await out.expectCurrent();
  await out.replaceAll();
  const previewed = await out.source();

  const files = github.hold(({ route }) => route === 'POST /repos/{owner}/{repo}/git/blobs');
  await out.send();
  await expect(app.page.getByRole('region', { name: 'Publishing' })).toContainText('Sending the files');
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByText('Stopped before the branch was changed.')).toBeVisible();
  files.release();
  await expect(out.publish, 'the focus is where it was').toBeFocused();

  await github.down();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('alert')).toContainText('could not be reached');
  await app.page.getByRole('button', { name: 'Keep it ready and send later' }).press('Enter');
  await expect(app.page.getByText('Kept ready on this computer. It goes when you say so.')).toBeVisible();
  await expect(kept()).toContainText([title]);
  await expect(out.publish).toBeFocused();
  const file =
    (await app.page
      .getByText(/^user-research\/.*\.md$/)
      .first()
      .textContent()) ?? '';

  await github.up();
  await app.restart();
  await new Workbench(app).ready();
  await app.page.getByRole('button', { name: '1 export waits to be sent' }).click();
  await expect(app.page.getByRole('region', { name: 'Waiting to be sent' })).toBeFocused();
  await expect(kept()).toContainText([title]);
  expect(product.pulls, 'it is never sent by itself').toEqual([]);

  // Without a keyring the token is gone with the program: it is asked for where it is missed.
  await app.page.getByRole('button', { name: /^Send / }).click();
  await expect(app.page.getByRole('alert')).toContainText('is not connected');
  await hub.connect(github.server, githubToken);
  await new Workbench(app).run('Waiting to be sent');
  await app.page.getByRole('button', { name: /^Send / }).click();
  await expect(app.page.getByText('Pull request #1 was opened.')).toBeVisible();
  await expect(app.page.getByText('Nothing waits.')).toBeVisible();
  const [pull] = product.pulls;
  const branch = pull?.headRef ?? '';
  expect([product.pulls.length, product.branches()]).toEqual([1, ['main', branch]]);
  expect(product.read(branch, file), 'what was previewed before the restart, byte for byte').toBe(previewed);

  github.merge('acme/product', 1);
  await app.page.keyboard.press('Control+2');
  await new Workbench(app).open(title);
  await out.open();
  await app.page.getByRole('textbox', { name: 'Feedback' }).fill('Which filter?');
  await expect(out.document).toContainText('Which filter?');
  await out.expectCurrent();
  await out.publish.click();
  await expect(app.page.getByRole('region', { name: 'Pull request ended' })).toContainText('#1 was merged meanwhile');
  await app.page.getByRole('button', { name: 'Prepare a follow-up' }).click();
  await expect(out.publish).toHaveText('Open pull request…');
  await expect(app.page.getByRole('region', { name: 'Target', exact: true })).toContainText(`${branch}-2`);
  await out.send();
  await expect(out.published).toContainText('Pull request #2 was opened');
  expect(product.branches()).toEqual(['main', branch, `${branch}-2`]);
});
