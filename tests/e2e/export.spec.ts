import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { exportVault, noor, title } from '../support/export-vault.ts';
import { expect, test } from '../support/fixtures.ts';
import { createRemote, git } from '../support/git-remote.ts';
import { Editor } from '../support/pages/editor.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText } from '../support/temp-vault.ts';

const mark = (id: string, text: string) =>
  `<mark data-highlight="${id}" data-kind="pain" data-participant="${noor}" data-at="754">${text}</mark>`;

test.use({
  files: exportVault({
    fields: { teams: ['replay'], pms: ['mira'] },
    body: `## Background\n\nNoor Haddad of Lumenpay, noor@lumenpay.example, runs growth alone.\n\n- ${mark('h_k3x9q2m7v0tb', 'I told my CEO the wrong number, see #12.')}\n`,
    participant: { emails: ['noor@lumenpay.example'], role: 'Head of growth', segment: 'seed-stage fintech' },
    files: { 'participants/p_1ke8q2m7v0tb.md': noteText({ id: 'p_1ke8q2m7v0tb', name: 'Ilse Varga' }) },
  }),
});

test('an interview leaves as a commit without names; exported again it updates the same branch', async ({
  app,
  vault,
  folder,
}) => {
  const { bare, clone } = await createRemote(folder.path('git'));
  await writeFile(path.join(clone, 'README.md'), '# Edited, not committed\n');
  await writeFile(path.join(clone, 'untracked.txt'), 'mine');
  const statusBefore = await git(clone, 'status', '--porcelain=v2', '--branch');
  const workbench = new Workbench(app);
  const page = new ExportPage(app);
  await page.openFor(title);
  await expect(page.hit('Noor Haddad').first()).toBeVisible();
  await expect(page.hit('Lumenpay').first()).toBeVisible();
  await expect(page.publish).toBeDisabled();
  await expect(app.page.getByText('Nothing has left this computer')).toBeVisible();
  await page.useClone(clone);
  await expect(page.publish).toBeDisabled();

  // Name by name, by keys alone: the focus goes on in the text, and a decision can be taken back.
  const keys = async (...all: string[]) => {
    for (const key of all) await app.page.keyboard.press(key);
  };
  await page.document.focus();
  await keys('n');
  await expect(page.focusedHit).toHaveText('Lumenpay');
  await keys('Shift+N');
  await expect(page.focusedHit).toHaveText('Noor Haddad');
  await keys('k');
  await expect(page.focusedHit).toHaveText('Lumenpay');
  await keys('u');
  await expect(page.focusedHit).toHaveText('Noor Haddad');
  await keys('p', 'o');
  await expect(app.page.getByRole('textbox', { name: 'Own words' })).toBeFocused();
  await app.page.keyboard.type('a client of Ilse Varga');
  await keys('Enter');
  await expect(page.focusedHit).toHaveText('noor@lumenpay.example');
  await keys('r');
  const open = app.page.locator('[data-hit-row][data-open]');
  await expect(open, 'own words that name somebody are no way around').toContainText(['Ilse Varga']);
  await keys('n');
  await expect(page.focusedHit).toHaveText('Ilse Varga');
  await keys('Shift+R');
  await expect(app.page.getByText('All decided')).toBeVisible();
  await expect(page.document.getByText('[redacted]')).toHaveCount(2);
  await keys('3');
  await expect(page.document).toContainText('Nothing of this was published under this title there');
  const previewed = await page.source();
  expect(previewed).toMatch(/Participant \d+ of a client of \[redacted\], \[redacted\], runs growth alone/);
  expect(previewed).not.toMatch(/Noor|Haddad|Lumenpay|lumenpay|Ilse|Varga/);
  expect(previewed).toContain('h_k3x9q2m7v0tb');
  expect(previewed, 'an issue number must not link to somebody’s issue').not.toMatch(/see #12/);

  await page.send();
  await expect(page.published).toContainText('The branch was pushed');
  await keys('3');
  await expect(page.document).toContainText('It says exactly what was published');
  const branches = (await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).split('\n');
  const branch = branches.find((name) => name !== 'main') ?? '';
  expect(branch).toMatch(/^research\/\d{4}-\d{2}-\d{2}-filters-in-funnels$/);
  const file = (await git(bare, 'diff', '--name-only', 'main', branch)).split('\n');
  expect(file).toEqual([expect.stringMatching(/^user-research\/\d{4}\/\d{4}-\d{2}-\d{2}-filters-in-funnels\.md$/)]);
  expect(await git(bare, 'show', `${branch}:${file[0]}`)).toBe(previewed.trim());
  expect(await git(bare, 'log', '-1', '--format=%B%an%ae', branch)).not.toMatch(/Noor|Haddad|Lumenpay/i);
  expect(await git(clone, 'status', '--porcelain=v2', '--branch')).toBe(statusBefore);

  const first = await git(bare, 'rev-parse', branch);

  // Changed and sent in one breath: what nobody has seen does not leave, and it says so.
  await app.page.getByRole('textbox', { name: 'Feedback' }).focus();
  await page.publish.evaluate(async (button: HTMLElement) => {
    document.execCommand('insertText', false, 'Which filter?');
    await new Promise((resolve) => setTimeout(resolve));
    button.click();
  });
  await expect(app.page.getByRole('alert')).toContainText('Something changed since this preview');
  expect(await git(bare, 'rev-parse', branch)).toBe(first);
  await app.page.getByRole('textbox', { name: 'Feedback' }).fill('');
  await app.page.getByRole('button', { name: 'Back' }).click();
  const editor = new Editor(app);
  await workbench.open(title);
  await editor.goToEnd();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Enter');
  await editor.type('Wants a label on each step.');
  await workbench.expectSaved();
  await page.open();
  await expect(app.page.getByText('All decided'), 'what was decided before still fits').toBeVisible();
  await keys('3');
  const changes = page.document.getByRole('region', { name: 'Changes' });
  await expect(changes.locator('ins')).toHaveText('Wants a label on each step.');
  await expect(changes.getByRole('button', { name: /^Show \d+ more lines/ })).toBeVisible();
  await page.send();
  await expect(page.published).toContainText('A commit was added to the branch');
  expect(await git(bare, 'rev-parse', `${branch}~1`), 'a commit on top, nothing forced').toBe(first);
  expect(await git(bare, 'show', `${branch}:${file[0]}`)).toContain('Wants a label on each step.');
  expect((await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).split('\n')).toHaveLength(2);

  await page.send();
  await expect(page.published).toContainText('already holds exactly this text');
  expect((await vault.list()).filter((name) => name.startsWith('interviews/'))).toHaveLength(1);
});

test('a clone whose own settings could run a program is refused by the name of the key', async ({ app, folder }) => {
  const { bare, clone } = await createRemote(folder.path('git'));
  const canary = folder.path('ran');
  const hostile = folder.path('hostile.sh');
  await writeFile(hostile, `#!/bin/sh\ntouch ${canary}\n`);
  await chmod(hostile, 0o755);
  const page = new ExportPage(app);
  await page.openFor(title);
  await page.useClone(clone);
  await page.replaceAll();
  await git(clone, 'config', 'core.fsmonitor', hostile);
  await git(clone, 'config', 'remote.origin.receivepack', hostile);
  await page.send();
  await expect(app.page.getByRole('alert')).toContainText(/core\.fsmonitor|remote\.origin\.receivepack/);
  expect(existsSync(canary)).toBe(false);
  expect(await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe('main');
});

test('a push that the remote refuses says why, and nothing has changed there', async ({ app, folder }) => {
  const { bare, clone } = await createRemote(folder.path('git'));
  const hook = path.join(bare, 'hooks', 'pre-receive');
  await writeFile(hook, '#!/bin/sh\necho "Research needs a ticket" >&2\nexit 1\n');
  await chmod(hook, 0o755);
  const page = new ExportPage(app);
  await page.openFor(title);
  await page.useClone(clone);
  await page.replaceAll();
  await page.send();
  await expect(app.page.getByRole('alert')).toContainText('refused the push');
  expect(await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe('main');
});

test('an undecided name is refused by main, whatever the page says', async ({ app, folder }) => {
  const { bare, clone } = await createRemote(folder.path('git'));
  const page = new ExportPage(app);
  await page.openFor(title);
  await page.useClone(clone);
  await expect(page.hit('Noor Haddad').first()).toBeVisible();
  const answers = await app.page.evaluate(async () => {
    const invoke = (channel: string, input: unknown) => window.bridge.invoke(channel, input);
    const [target] = ((await invoke('export:targets', undefined)) as { value: { targetId: string }[] }).value;
    await invoke('export:confirm-target', { targetId: target?.targetId });
    const draft = { selection: { interviewIds: ['01JD9ZC4F2M6P1S8T0V3XWXABD'] }, title: 'Walked around' };
    const { value } = (await invoke('export:prepare', { draft, targetId: target?.targetId })) as {
      value: { bundleId: string; sha256: string; undecided: number };
    };
    const { bundleId, sha256 } = value;
    return {
      undecided: value.undecided,
      publish: await invoke('export:publish', { bundleId, sha256, targetId: target?.targetId }),
      copy: await invoke('export:copy', { bundleId, sha256 }),
      rich: await invoke('export:copy', { bundleId, sha256, as: 'rich' }),
      save: await invoke('export:save', { bundleId, sha256 }),
      folder: await invoke('export:save-folder', { bundleId, sha256, ifExists: 'replace' }),
      print: await invoke('export:print', { bundleId, sha256 }),
      invented: await invoke('export:decide', { bundleId, decisions: { 'name:-:Nobody': { decision: 'keep' } } }),
      claimed: await invoke('export:publish', { ...value, undecided: 0, hits: [], targetId: target?.targetId }),
      confirmed: await invoke('export:confirm-bundle', {
        bundleId,
        sha256: 'a'.repeat(64),
        targetId: target?.targetId,
      }),
      forged: await invoke('export:publish', { bundleId, sha256: 'a'.repeat(64), targetId: target?.targetId }),
    };
  });
  expect(answers.undecided).toBeGreaterThan(0);
  const { undecided: _, invented, ...refused } = answers;
  for (const answer of Object.values(refused)) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-cleared' } });
  }
  expect(invented).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe('main');
});

test('axe finds nothing on the export, at any stage, in both themes', async ({ app, folder }) => {
  test.setTimeout(60_000);
  const { clone } = await createRemote(folder.path('git'));
  const page = new ExportPage(app);
  await page.openFor(title);
  await expect(page.hit('Noor Haddad').first()).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await app.setTheme(theme);
    await expectAccessible(app.page);
  }
  await page.useClone(clone);
  await page.replaceAll();
  await page.source();
  await page.publish.click();
  await expect(app.page.getByRole('button', { name: 'Push there' })).toBeVisible();
  await expectAccessible(app.page);
  await app.page.getByRole('button', { name: 'Push there' }).click();
  await expect(page.published).toBeVisible();
  await app.page.getByRole('radio', { name: 'Highlights only' }).click();
  await expect(app.page.getByRole('checkbox')).toHaveCount(1);
  await app.resize(880, 560);
  for (const theme of ['light', 'dark'] as const) {
    await app.setTheme(theme);
    await expectAccessible(app.page);
  }
});
