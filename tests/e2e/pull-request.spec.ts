import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hostsIn } from '../../scripts/lib/net-log.mjs';
import { githubToken } from '../support/canary/plants.ts';
import { exportVault, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { git } from '../support/git-remote.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { GitHubPage } from '../support/pages/github-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { pngPicture } from '../support/pictures.ts';
import { noteText } from '../support/temp-vault.ts';

const id = '01JD9ZC4F2M6P1S8T0V3XWXABD';

test.use({
  launch: ({ folder }, use) => use({ args: [`--log-net-log=${folder.path('net.json')}`] }),
  files: exportVault({
    fields: { teams: ['replay'] },
    body: `Noor Haddad of Lumenpay runs growth alone.\n\n![The funnel](../../attachments/${id}/Noor.png)\n`,
    files: {
      [`attachments/${id}/Noor.png`]: pngPicture(320, 180, [61, 91, 198], 'Noor Haddad'),
      'roster/people/mira.yml': noteText({
        id: 'mira',
        name: 'Mira Okafor',
        role: 'pm',
        github: 'mira-okafor',
        memberships: [{ team: 'replay', support: 'full', from: '2026-01-01' }],
      }).replace(/^---\n|---\n$/g, ''),
    },
  }),
});

test('without a clone, from an interview to a pull request, and again after a reviewer’s commit', async ({
  app,
  folder,
  github,
}) => {
  const product = github.addRepository({
    owner: 'acme',
    name: 'product',
    collaborators: { 'juno-vale': 'push', 'mira-okafor': 'push' },
    labels: ['research'],
  });
  const { page } = app;
  const out = new ExportPage(app);
  const hub = new GitHubPage(app);
  const writes = () => github.requests.filter(({ method }) => method !== 'GET').length;
  /** What a branch adds to `main`, as bytes by path, by a clone that git makes of it. */
  const cloned = async (branch: string) => {
    const work = folder.path(`cloned-${github.requests.length}`);
    await git(folder.root, 'clone', '--quiet', '--branch', branch, product.cloneUrl, work);
    const paths = (await git(work, 'diff', '--name-only', 'origin/main', 'HEAD')).split('\n');
    return Object.fromEntries(
      await Promise.all(paths.map(async (name) => [name, await readFile(path.join(work, name))] as const)),
    );
  };
  /** Changes the document, and publishes once that is what the preview shows. */
  const ask = async (feedback: string) => {
    await page.getByRole('textbox', { name: 'Feedback' }).fill(feedback);
    await expect(out.document).toContainText(feedback);
    await out.expectCurrent();
    await out.publish.click();
  };

  await out.openFor(title);
  await hub.connect(github.server, githubToken);
  await page.keyboard.press('Alt+ArrowLeft');
  await hub.chooseRepository('acme/product');

  // With an account connected GitHub is asked for what somebody opens, and for nothing else: not at the start, nor by what is shown.
  const asked = () => github.requests.map(({ route }) => route);
  const sofar = asked();
  await page.reload();
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.run('GitHub accounts');
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+2');
  await out.openFor(title);
  await out.expectCurrent();
  await expect(hub.options).toBeVisible();
  expect(asked()).toEqual(sofar);
  const labels = hub.options.getByRole('combobox', { name: 'Label' });
  github.fail(1, { status: 403, message: 'Resource not accessible by personal access token' });
  await labels.click();
  await expect(page.getByText(/^The token may not open pull requests there/)).toBeVisible();
  await page.keyboard.press('Escape');
  await labels.click();
  await expect(page.getByRole('option', { name: 'research' })).toBeVisible();
  expect(asked().slice(sofar.length)).toEqual(Array(2).fill('GET /repos/{owner}/{repo}/labels'));
  await page.keyboard.press('Escape');

  await out.replaceAll();
  const previewed = await out.source();
  await hub.options.getByRole('radio', { name: 'Draft' }).click();
  await hub.options.getByRole('button', { name: 'Ask Mira Okafor to review' }).click();
  await out.send();
  await expect(out.published).toContainText('Pull request #1 was opened');
  const [pull] = product.pulls;
  expect(pull).toMatchObject({ draft: true, login: 'juno-vale', reviewers: ['mira-okafor'], base: 'main' });
  const branch = pull?.headRef ?? '';
  const there = await cloned(branch);
  const [document = '', picture = ''] = Object.keys(there);
  expect(Object.keys(there)).toEqual([
    expect.stringMatching(/^user-research\/\d{4}\/\d{4}-\d\d-\d\d-filters-in-funnels\.md$/),
    expect.stringMatching(/^user-research\/\d{4}\/\d{4}-\d\d-\d\d-filters-in-funnels\/image-\w+\.png$/),
  ]);
  expect(there[document]?.toString()).toBe(previewed);
  expect(previewed).not.toMatch(/Noor|Haddad|Lumenpay/);
  expect(there[picture]?.equals(pngPicture(320, 180, [61, 91, 198])), 'the picture without its metadata').toBe(true);

  // Nothing new, then a change: one commit on top of the first.
  const before = writes();
  await out.publish.click();
  await expect(out.published).toContainText('already says exactly this. Nothing was sent');
  expect(writes()).toBe(before);
  const first = product.head(branch);
  await ask('Which filter?');
  await expect(out.published).toContainText('Pull request #1 was updated');
  expect(await git(product.bare, 'rev-parse', `${branch}^`)).toBe(first);

  // A reviewer's commit is shown before anything goes on top of it.
  const theirs = github.push('acme/product', branch, { 'NOTES.md': 'A remark.\n' }, 'mira-okafor', 'docs: a remark\n');
  await ask('Which filter, and where?');
  await expect(hub.moved.getByRole('listitem')).toContainText(['docs: a remark']);
  expect(product.head(branch)).toBe(theirs);
  await hub.moved.getByRole('button', { name: 'Add on top' }).click();
  await expect(out.published).toContainText('Pull request #1 was updated');
  expect(await git(product.bare, 'rev-parse', `${branch}^`)).toBe(theirs);
  expect(product.read(branch, document)).toBe(await out.source());
  expect([product.pulls.length, product.branches()]).toEqual([1, ['main', branch]]);

  await app.close();
  expect(hostsIn(await readFile(folder.path('net.json'), 'utf8'))).toEqual(['127.0.0.1']);
  expect([...github.hosts]).toEqual([github.host]);
});
