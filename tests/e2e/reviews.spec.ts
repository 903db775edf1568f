import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { startGitHub } from '../support/github/double.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { FindingPage } from '../support/pages/finding-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const finding = 'findings/2026/filters.md';
const highlight = 'h_k3x9q2m7v0tb';
const interview = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const quote = 'I thought the filter applied to every step.';
const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';

test.use({
  files: vaultFiles({
    'interviews/2026/filters.md': noteText(
      { id: interview, title: 'Filters in funnels', occurredAt: '2026-11-18', status: 'complete', teams: ['replay'] },
      `<mark data-highlight="${highlight}" data-kind="pain">${quote}</mark>\n`,
    ),
    [finding]: noteText(
      {
        ...{ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7D', claim: 'Nobody sees which step is filtered.', teams: ['replay'] },
        evidence: [{ highlight, interview, stance: 'supports', quote }],
      },
      '## Limitations\n\n## Recommendations\n\n## Open questions\n',
    ),
  }),
});

test('a published finding comes back: comment, approval, open question, merge', async ({ app, vault, folder }) => {
  const { page } = app;
  const github = await startGitHub({ folder: folder.path('github') });
  github.addUser({ login: 'mira-o', token, kind: 'classic', scopes: ['repo'] });
  const collaborators = { 'mira-o': 'push', 'jonas-w': 'push' } as const;
  const repository = github.addRepository({ owner: 'acme', name: 'product', collaborators });
  const [workbench, out, open] = [new Workbench(app), new ExportPage(app), new FindingPage(app)];
  const told = page.getByRole('region', { name: 'Notifications' });
  const status = async () => /^status: (.*)$/m.exec(await vault.read(finding))?.[1] ?? null;
  const call = (channel: string, input: unknown) =>
    page.evaluate(
      async ([name, given]) => (await window.bridge.invoke(name as string, given)) as { value: never },
      [channel, input],
    );
  await workbench.ready();
  await call('github:connect', { server: github.server, token });
  const added = await call('export:add-github', {
    host: github.host,
    owner: 'acme',
    repository: 'product',
    base: 'main',
  });
  await call('export:confirm-target', { targetId: (added.value as { targetId: string }).targetId });

  // A draft that is published is in review.
  await open.open();
  await page.keyboard.press('Control+Shift+E');
  await out.expectCurrent();
  await out.send();
  await expect(told.getByText('1 finding is in review with #1')).toBeVisible();
  expect(await status()).toBe('in_review');
  const [pull] = repository.pulls;
  const [branch = ''] = repository.branches().filter((name) => name !== 'main');
  const [path = ''] = [
    ...repository.git.filesOf(repository.git.objects.commit(repository.head(branch)!).tree).keys(),
  ].filter((name) => name.endsWith('.md') && name !== 'README.md');
  const lines = repository.read(branch, path)!.split('\n');

  // What a reviewer says of a line stands beside its quote.
  github.review('acme/product', 1, {
    ...{ login: 'jonas-w', state: 'APPROVED' },
    comments: [
      {
        path,
        line: lines.findIndex((line) => line.includes(highlight)) + 1,
        body: 'How many of *these* are admins?\n\n<img src="https://t.example/p.png">',
      },
    ],
  });
  expect(pull!.headRef).toBe(branch);
  await open.open();
  const refresh = open.evidence.getByRole('button', { name: 'Refresh the reviews' });
  await refresh.click();
  const reviewers = open.evidence.getByRole('list', { name: 'Reviewers' });
  await expect(reviewers).toContainText('jonas-w approved');
  const thread = open.group('Supports').getByRole('group', { name: 'Comment by jonas-w' });
  await expect(thread).toContainText('How many of these are admins?');
  await expect(thread.getByText('New')).toBeVisible();
  await expectAccessible(page);

  // It becomes an open question, once, and that can be taken back.
  const before = await vault.read(finding);
  await thread.getByRole('button', { name: 'Make it an open question' }).click();
  await expect(thread.getByText('An open question')).toBeVisible();
  const asked = `- How many of these are admins? ([jonas-w, in review](${github.server}/acme/product/pull/1#discussion_r`;
  expect(await vault.read(finding)).toContain(asked);
  await told
    .locator(':scope > *')
    .filter({ hasText: 'Added to the open' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(thread.getByRole('button', { name: 'Make it an open question' })).toBeVisible();
  await expect.poll(() => vault.read(finding)).toBe(before);

  // Who waits for an answer is seen in the list.
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('option', { name: /1 comment to answer/ })).toBeVisible();

  // Merged there is merged here, unless somebody says otherwise.
  github.merge('acme/product', 1);
  await workbench.run('Refresh the reviews');
  await expect(told.getByText('1 finding is merged with #1')).toBeVisible();
  expect(await status()).toBe('merged');
  await page.keyboard.press('Control+z');
  await expect.poll(status).toBe('in_review');
  await workbench.run('Refresh the reviews');
  await expect(page.getByRole('option', { name: /to answer/ })).toBeHidden();
  expect(await status()).toBe('in_review');
  expect([...github.hosts]).toEqual([github.host]);
  await github.close();
});
