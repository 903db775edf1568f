import { rename } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const filters = {
  id: '01JD9ZC4F2M6P1S8T0V3XWXABD',
  title: 'Filters in funnels',
  occurredAt: '2026-11-18T15:00:00+01:00',
  kind: 'general_feedback',
  status: 'complete',
};
const file = 'interviews/2026/2026-11-18-filters-in-funnels-wxabd.md';
const source = `${noteText(filters)}## Background\n\nRuns growth alone; *two* engineers set up tracking.\n\n<details>\n<summary>Raw</summary>\nkept\n</details>\n`;

test.use({ files: vaultFiles({ [file]: source }) });

async function noteFiles(list: () => Promise<string[]>): Promise<string[]> {
  return (await list()).filter((name) => name.startsWith('interviews/'));
}

test('a first note is typed, saved as a plain file, and there after a restart', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Checkout felt slow');
  await editor.type('## Background\n');
  await editor.type('Pays **every** invoice by hand.\n');
  await editor.type('- first step\nsecond step\n\nThen\n');
  await editor.type('[ ] Send the docs');
  await workbench.expectSaved();

  const [written] = (await noteFiles(vault.list)).filter((name) => name !== file);
  expect(written).toMatch(/^interviews\/\d{4}\/\d{4}-\d{2}-\d{2}-checkout.*-[0-9a-z]{5}\.md$/);
  const text = await vault.read(written ?? '');
  expect(text).toMatch(/^---\nid: [0-9A-HJKMNP-TV-Z]{26}\ntitle: Checkout felt slow\noccurredAt: /);
  expect(text).toContain(
    '## Background\n\nPays **every** invoice by hand.\n\n- first step\n- second step\n\nThen\n\n- [ ] Send the docs',
  );

  await app.restart();
  await workbench.ready();
  await workbench.open('Checkout felt slow');
  await expect(editor.body).toContainText('Pays every invoice by hand.');
  await expect(editor.body.locator('strong')).toHaveText('every');
  expect(await vault.read(file)).toBe(source);
});

test('one word changes one line; what was not edited keeps its bytes', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open(filters.title);
  await editor.body.getByText('Background').click();
  await app.page.keyboard.press('End');
  await editor.type(' and role');
  await workbench.expectSaved();
  await expect.poll(() => vault.read(file)).toBe(source.replace('## Background', '## Background and role'));
});

test('a team and a PM are tagged by typing, and the list narrows to them', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Replay on mobile');
  await editor.add('Team', 'Replay');
  await editor.add('Participant', 'Noor Haddad');
  await expect(editor.chips('Teams')).toContainText('Session Replay');
  await expect(editor.chips('People'), 'the team’s full PM comes by itself').toContainText('Mira Okafor');
  await expect(editor.chips('People')).toContainText('Noor Haddad');
  await workbench.expectSaved();

  const saved = (await noteFiles(vault.list)).find((name) => name !== file) ?? '';
  const text = await vault.read(saved);
  expect(text).toMatch(/\nteams: \[replay\]\npms: \[mira\]\n/);
  expect(text, 'identity stands in the participant’s file alone').not.toContain('Noor');
  const participant = (await vault.list()).find((name) => name.startsWith('participants/')) ?? '';
  expect(await vault.read(participant)).toContain('name: Noor Haddad');

  await workbench.narrow('Session Replay');
  await expect(workbench.row('Replay on mobile')).toBeVisible();
  await expect(workbench.row(filters.title)).toHaveCount(0);
  await workbench.narrow('Session Replay');
  await workbench.narrow('Mira Okafor');
  await expect(workbench.row('Replay on mobile')).toBeVisible();
  await expect(workbench.row(filters.title)).toHaveCount(0);
  await workbench.narrow('Mira Okafor');

  await app.page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = app.page.getByRole('dialog', { name: 'Filter interviews' });
  await filter.getByRole('combobox', { name: 'Team' }).click();
  await expect(app.page.getByRole('dialog', { name: 'Team' }).getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('rep');
  await expect(app.page.locator('[role=option][data-highlighted]')).toContainText('Session Replay');
  await app.page.keyboard.press('Tab');
  await expect(filter.getByText('Session Replay')).toBeVisible();
  await expect(workbench.row(filters.title)).toHaveCount(0);
  await filter.getByRole('button', { name: 'Remove Session Replay' }).click();
  await expect(workbench.row(filters.title)).toBeVisible();
});

test('a call has a clock that survives a restart, timestamps and highlights', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await app.page.keyboard.press('Control+Shift+N');
  await expect(editor.title).toBeFocused();
  await editor.type('Live call');
  await app.page.keyboard.press('Enter');
  const clock = () => app.page.getByRole('timer');
  await expect(clock()).toHaveText(/^00?:0\d$/);
  await app.page.keyboard.press('Control+Shift+T');
  await editor.type('The export is broken');
  await app.page.keyboard.press('Shift+Home');
  await app.page.keyboard.press('Control+Shift+H');
  await app.page.keyboard.press('3');
  await app.page.keyboard.type('export');
  await app.page.keyboard.press('Enter');
  await expect(editor.body.locator('mark')).toContainText('The export is broken');
  await workbench.expectSaved();

  await app.restart();
  await workbench.ready();
  await workbench.open('Live call');
  await expect(clock()).toBeVisible();
  const saved = (await noteFiles(vault.list)).find((name) => name !== file) ?? '';
  const text = await vault.read(saved);
  expect(text).toMatch(/\nstatus: live\n/);
  expect(text).toMatch(/\ncallStartedAt: /);
  expect(text).toMatch(/\[00:0\d\]\(#t=\d\) /);
  expect(text).toMatch(
    /<mark data-highlight="h_[0-9a-z]{12}" data-kind="bug" data-tags="export"[^>]*>.*broken<\/mark>/,
  );

  await workbench.run('End the call');
  await expect(clock()).toBeHidden();
  await expect.poll(() => vault.read(saved)).toContain('status: needs_cleanup');
});

test('paste from a web page keeps structure and drops scripts, styles and trackers', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Pasted');
  const html = `<meta charset="utf-8"><style>h2 { color: red }</style><h2 style="color:red" onclick="alert(1)">Plan</h2>
    <p>Pay <b>late</b>, see <a href="https://docs.example/plan">the plan</a> or <a href="javascript:alert(1)">this</a>.</p>
    <ul><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul>
    <table><thead><tr><th>Step</th><th>Time</th></tr></thead><tbody><tr><td>Pay</td><td>2 s</td></tr></tbody></table>
    <img src="https://tracker.example/p.gif" width="1" height="1"><script>window.pasted = true</script><svg onload="window.pasted = true"></svg>`;
  await editor.pasteHtml(html, 'Plan');
  await expect(editor.body.locator('h2')).toHaveText('Plan');
  await expect(editor.body.locator('table')).toContainText('2 s');
  await workbench.expectSaved();
  const text = await vault.read((await noteFiles(vault.list)).find((name) => name !== file) ?? '');
  expect(text).toContain('## Plan\n');
  expect(text).toContain('Pay **late**, see [the plan](https://docs.example/plan) or this.');
  expect(text).toMatch(/- One\n {2}- Nested\n- Two\n/);
  expect(text).toMatch(/\| Step \| Time \|\n\| *-+ *\| *-+ *\|\n\| Pay +\| 2 s +\|/);
  expect(text).not.toMatch(/script|javascript|tracker|style|onclick|svg/);
  expect(await app.page.evaluate(() => 'pasted' in window)).toBe(false);
});

test('somebody else’s edit reloads a clean note, and a dirty one keeps both', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open(filters.title);
  await vault.write(file, source.replace('alone', 'with Jonas'));
  await expect(editor.body).toContainText('Runs growth with Jonas');

  const theirs = source.replace('alone', 'with a new colleague');
  await editor.body.getByText('Background').click();
  await app.page.keyboard.press('End');
  // The foreign edit lands between the first key and the save.
  await editor.type(' (mine');
  await vault.write(file, theirs);
  await editor.type(')');
  await expect(app.page.getByText('Both versions are kept')).toBeVisible({ timeout: 10_000 });
  await expect(editor.body).toContainText('with a new colleague');
  expect(await vault.read(file)).toBe(theirs);
  await expect.poll(async () => (await noteFiles(vault.list)).length).toBe(2);
  const copy = (await noteFiles(vault.list)).find((name) => name !== file) ?? '';
  expect(copy).toContain('conflict');
  expect(await vault.read(copy)).toContain('## Background (mine)');
  await app.page.getByRole('button', { name: 'Open my copy' }).click();
  await expect(editor.body).toContainText('Background (mine)');
});

test('closing with words that cannot be written asks first, and keeps them', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open(filters.title);
  await rename(vault.root, `${vault.root}-away`);
  await editor.body.getByText('Background').click();
  await app.page.keyboard.press('End');
  await editor.type(' kept');
  await app.electron.evaluate(({ dialog, BrowserWindow }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (_window: unknown, options: { message: string }) => {
      asked.push(options.message);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  const asked = () => app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(['Some notes are not saved.']);
  await expect(editor.body).toContainText('Background kept');
  await rename(`${vault.root}-away`, vault.root);
  await expect.poll(() => vault.read(file), { timeout: 15_000 }).toContain('## Background kept');
});
