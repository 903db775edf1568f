import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, noteId, noteText, opened, tempFolder, vaultFiles } from '../vault/vault-fixture.ts';
import { fieldbook } from './fieldbook.ts';

const page = `# Who is who

**Ada Quinn**

- [Billing](/teams/billing)
- [Exports](/teams/exports)
`;

test('help, and lines that are not understood', async () => {
  const dir = await tempFolder();
  expect(await fieldbook(dir, dir, '--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('fieldbook list'),
  });
  for (const argv of [
    [],
    ['fly'],
    ['list'],
    ['list', 'a', 'b'],
    ['list', 'a', '--sideways'],
    ['roster', 'export', 'a', 'b'],
    ['search', 'a'],
  ]) {
    const { code, err, out } = await fieldbook(dir, dir, ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('fieldbook list');
  }
});

test('list: newest first, as lines or JSON', async () => {
  const root = await folderOf({ ...vaultFiles(3), 'interviews/2026/odd.md': noteText(9, '"a\\e[31mred"') });
  const appData = await tempFolder();
  const asJson = await fieldbook(root, appData, 'list', '.', '--json');
  expect(asJson.code).toBe(0);
  expect(asJson.json().map((note: { title: string }) => note.title)).toEqual([
    'a [31mred',
    'Call 3',
    'Call 2',
    'Call 1',
  ]);
  const lines = await fieldbook(root, appData, 'list', '.');
  expect(lines.out.split('\n')[1]).toBe(`2026-11-04  Call 3  ${noteId(3)}`);
  expect(lines.out).not.toContain('\u001b');
  const empty = await folderOf({ 'fieldbook.yml': 'schema: 1\n' });
  expect(await fieldbook(empty, appData, 'list', '.', '--json')).toMatchObject({ code: 1, out: '[]\n' });
});

test('show: the text as it stands', async () => {
  const root = await folderOf(vaultFiles(1));
  const appData = await tempFolder();
  expect(await fieldbook(root, appData, 'show', root, noteId(1))).toMatchObject({ code: 0, out: noteText(1) });
  expect((await fieldbook(root, appData, 'show', root, noteId(1), '--json')).json()).toMatchObject({
    id: noteId(1),
    text: noteText(1),
    summary: { title: 'Call 1' },
  });
  expect(await fieldbook(root, appData, 'show', root, noteId(8))).toMatchObject({ code: 1, out: '' });
});

test('roster import: shown, written, and nothing the second time', async () => {
  const root = await folderOf({ ...vaultFiles(0), 'page.md': page, 'none.md': '# Nothing here\n' });
  const appData = await tempFolder();
  const line = ['roster', 'import', '.', 'page.md', '--from', '2026-05-04', '--json'];
  const dry = await fieldbook(root, appData, ...line, '--dry-run');
  expect(dry.json()).toMatchObject({ dryRun: true, written: 0, teams: [{ name: 'Billing' }, { name: 'Exports' }] });
  expect(await readdir(root)).not.toContain('roster');
  const first = await fieldbook(root, appData, ...line);
  expect(first).toMatchObject({ code: 0 });
  expect(first.json().written).toBe(3);
  expect(await readFile(join(root, 'roster/people/ada-quinn.yml'), 'utf8')).toContain(
    '{team: billing, support: full, from: 2026-05-04}',
  );
  const second = await fieldbook(root, appData, ...line);
  expect(second.json()).toMatchObject({ changes: [], written: 0 });
  await writeFile(join(root, 'page.md'), page.replace('- [Exports](/teams/exports)\n', ''));
  const third = await fieldbook(root, appData, 'roster', 'import', '.', 'page.md', '--from', '2026-06-01');
  expect(third.out).toContain('ada-quinn leaves exports (full support), last day 2026-05-31');
  expect(await fieldbook(root, appData, 'roster', 'import', '.', 'none.md')).toMatchObject({ code: 1 });
  expect(await fieldbook(root, appData, 'roster', 'import', '.', 'nowhere.md')).toMatchObject({ code: 2 });
});

test('a vault that is open in the app can be read; writing to it exits with 4', async () => {
  const root = await folderOf({ ...vaultFiles(1), 'page.md': page });
  const { appDataDir } = await opened(root, { mode: 'watch' });
  expect((await fieldbook(root, appDataDir, 'list', '.')).code).toBe(0);
  expect((await fieldbook(root, appDataDir, 'roster', 'import', '.', 'page.md', '--dry-run')).code).toBe(0);
  const refused = await fieldbook(root, appDataDir, 'roster', 'import', '.', 'page.md');
  expect(refused).toMatchObject({ code: 4, out: '', err: 'Fieldbook has this vault open. Close it there first.\n' });
});

test('a vault that is not there, or only to be read', async () => {
  const root = await folderOf({ 'fieldbook.yml': 'schema: 7\n', 'page.md': page });
  const appData = await tempFolder();
  expect(await fieldbook(root, appData, 'list', 'nowhere')).toMatchObject({
    code: 3,
    err: expect.stringContaining('no such folder'),
  });
  expect(await fieldbook(root, appData, 'roster', 'import', '.', 'page.md')).toMatchObject({
    code: 3,
    err: expect.stringContaining('newer Fieldbook'),
  });
});

test('sample: a whole vault in a new folder, never over anything', async () => {
  const dir = await tempFolder();
  expect(await fieldbook(dir, dir, 'sample', 'try')).toMatchObject({ code: 0 });
  expect((await fieldbook(dir, dir, 'list', 'try', '--json')).json()).toHaveLength(24);
  expect(await fieldbook(dir, dir, 'sample', 'try')).toMatchObject({
    code: 3,
    err: expect.stringContaining('not empty'),
  });
});
