import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { githubToken } from '../support/canary/plants.ts';
import { expect, test } from '../support/fixtures.ts';
import { createRemote, git } from '../support/git-remote.ts';
import { Editor } from '../support/pages/editor.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { FindingPage } from '../support/pages/finding-page.ts';
import { GitHubPage } from '../support/pages/github-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { Gallery } from './gallery.ts';

const output = process.env.FIELDBOOK_DEMO_OUTPUT ?? 'demo-output';
const netLog = process.env.FIELDBOOK_DEMO_NET_LOG;
const page = path.join(import.meta.dirname, '../fixtures/handbook-page.md');

test.use({ launch: { args: netLog ? [`--log-net-log=${netLog}`] : [] } });

test('the main job, from a first start to a reviewed pull request', async ({ app, github }) => {
  const gallery = new Gallery(app, output);
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  const exports = new ExportPage(app);
  const { page: window } = app;
  const { clone, bare } = await createRemote(path.join(output, 'git'));

  await test.step('first start', async () => {
    await expect(window.locator('html')).toHaveAttribute('data-ready', 'welcome');
    await gallery.show('welcome');
    await window.getByRole('button', { name: /Try the sample vault/ }).click();
    await workbench.ready();
    await workbench.list.getByRole('option').nth(3).click();
    await expect(editor.body.locator('mark').first()).toBeVisible();
    await gallery.show('sample-vault');
  });

  await test.step('roster from a handbook page', async () => {
    await workbench.run('Import teams and PMs from a page…');
    const dialog = window.getByRole('dialog', { name: /^Import (teams|from)|^Review/ });
    await gallery.show('roster-import');
    await app.chooseFolder(page);
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    const review = dialog.getByRole('button', { name: 'Review' });
    if (await review.isVisible().catch(() => false)) await review.click();
    await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
    await gallery.show('roster-review');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden();
    await workbench.run('Teams and people');
    await expect(window.getByRole('heading', { name: 'Teams and people' })).toBeVisible();
    await gallery.show('teams-and-people');
  });

  await test.step('a note during a call', async () => {
    await window.keyboard.press('Control+Shift+N');
    await expect(editor.title).toBeFocused();
    await editor.type('Step filters that nobody sees');
    await window.keyboard.press('Enter');
    await editor.type('## How the number is made\n');
    await window.keyboard.press('Control+Shift+T');
    await editor.type('Builds one funnel a week for the board.\n');
    await editor.type('I filtered the third step and read the total as if all of it were filtered.');
    await window.keyboard.press('Control+Shift+H');
    await window.keyboard.press('1');
    await window.keyboard.type('filters');
    await gallery.show('mark-a-highlight');
    await window.keyboard.press('Enter');
    await window.keyboard.press('Control+End');
    await editor.type('\n- [ ] Send Ines the docs on step filters, ines@tidewater.example');
    await editor.add('Team', 'Product Analytics');
    await editor.add('Participant', 'Ines Calder');
    await editor.add('Tag', 'funnels');
    await workbench.expectSaved();
    await gallery.show('a-note-in-a-call');
    await workbench.run('End the call');
  });

  await test.step('paste from a web page', async () => {
    await editor.goToEnd();
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    const html =
      '<h2>Plan</h2><table><tr><th>Step</th><th>Users</th></tr><tr><td>Visit</td><td>1,204</td></tr></table><script>alert(1)</script>';
    await editor.pasteHtml(html, 'Plan');
    await workbench.expectSaved();
    await gallery.show('pasted-table');
  });

  await test.step('find it again', async () => {
    // A log of its own: the second start would write over the first one's.
    await app.restart(netLog ? { args: [`--log-net-log=${netLog}.restarted`] } : {});
    await workbench.ready();
    await app.page.keyboard.press('Control+Shift+F');
    await app.page.getByRole('combobox', { name: 'Search all interviews' }).fill('read the total');
    const passages = app.page.getByRole('listbox', { name: 'Passages' });
    await expect(passages).toContainText('I filtered the third step and read the total');
    await gallery.show('search');
    const filters = app.page.getByRole('complementary', { name: 'Filters' });
    await filters.getByRole('region', { name: 'Team' }).getByText('Product Analytics').first().click();
    await expect(passages).toContainText('read the total');
    await gallery.show('search-by-team');
    await app.page.keyboard.press('Control+Shift+F');
    await app.page.keyboard.press('Enter');
    await expect(editor.title).toHaveValue('Step filters that nobody sees');
    await gallery.show('opened-at-the-hit');
  });

  await test.step('every command in one list', async () => {
    await app.page.keyboard.press('Control+k');
    await app.page.keyboard.type('exp');
    await gallery.show('palette');
    await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
    await app.page.keyboard.press('Control+/');
    await gallery.show('shortcuts');
    await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
  });

  await test.step('export as a pull request', async () => {
    await exports.open();
    await exports.useClone(clone);
    await expect(exports.hit('ines@tidewater.example')).toBeVisible();
    await gallery.show('export-to-decide');
    await exports.replaceAll();
    await gallery.show('export-decided');
    const previewed = await exports.source();
    await gallery.show('export-markdown');
    await exports.send();
    await expect(exports.published).toContainText('The branch was pushed');
    await gallery.show('published');
    await app.page.getByRole('radio', { name: 'Changes' }).click();
    await gallery.show('changes-since');
    const branches = (await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).split('\n');
    const branch = branches.find((name) => name !== 'main') ?? '';
    const [file = ''] = (await git(bare, 'diff', '--name-only', 'main', branch)).split('\n');
    expect(await git(bare, 'show', `${branch}:${file}`)).toBe(previewed.trim());
    await writeFile(
      path.join(output, 'commit.patch'),
      `${await git(bare, 'format-patch', '--stdout', `main..${branch}`)}\n`,
    );
  });

  await test.step('what has left, and of whom', async () => {
    await workbench.run('Published');
    await expect(app.page.getByRole('option', { name: /Step filters that nobody sees/ })).toBeVisible();
    await gallery.show('what-has-left');
  });

  await test.step('a finding as a pull request on GitHub, without a clone', async () => {
    const hub = new GitHubPage(app);
    const repository = github.addRepository({
      owner: 'harbourline',
      name: 'product',
      visibility: 'private',
      collaborators: { 'juno-vale': 'push', 'jonas-w': 'push', 'mira-o': 'push' },
      labels: ['research', 'funnels'],
    });
    await workbench.run('GitHub accounts');
    await gallery.show('no-github-account');
    await hub.connect(github.server, githubToken);
    await gallery.show('github-account');
    const finding = new FindingPage(app);
    await finding.open();
    const claim = (await finding.claim.textContent()) ?? '';
    await gallery.show('a-finding');
    await exports.open();
    await workbench.run('Choose a repository on GitHub…');
    const choose = app.page.getByRole('dialog', { name: 'Choose a repository' });
    await choose.getByRole('combobox', { name: 'Find a repository' }).fill('product');
    await gallery.show('choose-a-repository');
    await choose.getByRole('option', { name: 'harbourline/product' }).click();
    await choose.getByRole('button', { name: 'Use repository' }).click();
    await exports.expectCurrent();
    await exports.replaceAll();
    await hub.options.getByRole('radio', { name: 'Draft' }).click();
    await hub.options.scrollIntoViewIfNeeded();
    await gallery.show('pull-request-options');
    const previewed = await exports.source();
    await exports.send();
    await expect(exports.published).toContainText('Pull request #1 was opened');
    await gallery.show('pull-request-opened');
    const [branch = ''] = repository.branches().filter((name) => name !== 'main');
    const [file = ''] = (await git(repository.bare, 'diff', '--name-only', 'main', branch)).split('\n');
    expect(repository.read(branch, file)).toBe(previewed);

    const line = previewed.split('\n').findIndex((text) => /`h_[0-9a-z]{12}`/.test(text)) + 1;
    github.review('harbourline/product', 1, {
      login: 'jonas-w',
      state: 'CHANGES_REQUESTED',
      body: 'Convinced by the quotes, less so by the count.',
      comments: [{ path: file, line, body: 'How many of these accounts are on the free plan?' }],
    });
    await app.page.keyboard.press('Control+3');
    await app.page.getByRole('listbox', { name: 'Findings' }).getByText(claim).click();
    await app.page.keyboard.press('Enter');
    await expect(finding.claim).toHaveText(claim);
    await finding.evidence.getByRole('button', { name: 'Refresh the reviews' }).click();
    await expect(finding.evidence.getByRole('list', { name: 'Reviewers' })).toContainText('jonas-w');
    await gallery.show('reviewed');
    await app.page.getByRole('button', { name: 'Make it an open question' }).first().click();
    await gallery.show('an-open-question');
  });

  await test.step('the vault, and the sample removed in one action', async () => {
    await cp(path.join(app.profile, 'sample-vault'), path.join(output, 'vault'), { recursive: true });
    await workbench.run('Settings');
    await gallery.show('settings');
    await workbench.run('Remove the sample vault');
    const confirm = app.page.getByRole('button', { name: /^Remove/ });
    if (await confirm.isVisible().catch(() => false)) await confirm.click();
    await expect(app.page.locator('html')).toHaveAttribute('data-ready', 'welcome');
    await expect(app.page.getByRole('button', { name: /Try the sample vault/ })).toBeVisible();
  });
});
