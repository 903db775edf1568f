import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createNotesHandlers } from '../../../../main/handlers/notes.ts';
import { createVaultHandlers } from '../../../../main/handlers/vault.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { createVaultManager } from '../../../../main/vault/vault-manager.ts';
import type { EventName } from '../../../../shared/ipc/index.ts';
import type { Catalogue, VaultState } from '../../../../shared/ipc/vault.ts';
import { folderOf, noteId, noteText, silent, tempFolder, titles, vaultFiles } from './vault-fixture.ts';

async function manager(appDataDir?: string) {
  const dir = appDataDir ?? (await tempFolder());
  const told: { event: EventName; payload: unknown }[] = [];
  const revealed: string[] = [];
  const chosen: { folder: string | null } = { folder: null };
  const vaults = createVaultManager({
    appData: { dir },
    dialogs: {
      chooseFolder: async () => chosen.folder,
      chooseMarkdownFile: async () => null,
      chooseFileToSave: async () => null,
    },
    desktop: { reveal: (path) => void revealed.push(path), writeClipboard: async () => {}, print: async () => true },
    notify: (event, payload) => void told.push({ event, payload }),
    log: silent,
  });
  onTestFinished(() => vaults.close());
  const states = () =>
    told.filter(({ event }) => event === 'vault:changed').map(({ payload }) => (payload as VaultState).state);
  return { vaults, dir, told, states, revealed, chosen, pages: createVaultHandlers(vaults) };
}

async function catalogueOf(pages: ReturnType<typeof createVaultHandlers>): Promise<Catalogue> {
  return JSON.parse(await pages['vault:catalogue']());
}

test('creating a vault writes its settings and folders, and opens it', async () => {
  const { pages, chosen, states, vaults } = await manager();
  chosen.folder = join(await tempFolder(), 'Kundengespräche: "Q4"');
  const info = await pages['vault:create']();
  expect(info).toMatchObject({ name: 'Kundengespräche: "Q4"', readOnly: null, sample: false, config: { schema: 1 } });
  expect((await readdir(chosen.folder)).sort()).toEqual(['fieldbook.yml', 'interviews', 'participants', 'roster']);
  expect(await readFile(join(chosen.folder, 'fieldbook.yml'), 'utf8')).toBe(`schema: 1
vaultId: ${info.vaultId}
name: "Kundengespräche: \\"Q4\\""
policies:
  interviewsPerWeekPerPm: 1
  recordingMonths: 3
  reward: {amount: 30, currency: USD}
  afterCall: [link_recording, add_notes, share_summary, open_issues, reward, follow_up]
export:
  path: user-research/{{year}}/{{date}}-{{slug}}.md
  branch: research/{{date}}-{{slug}}
  title: "Research: {{title}}"
privacy:
  k: 3
`);
  expect(states().slice(0, 2)).toEqual(['opening', 'open']);
  const saved = await vaults.require().create({ id: noteId(1), text: noteText(1) });
  expect(saved.path).toMatch(/^interviews\/2026\//);
});

test('a folder that holds anything is not made into a vault', async () => {
  const { pages, chosen, states } = await manager();
  chosen.folder = await folderOf({ 'letter.txt': 'x' });
  await expect(pages['vault:create']()).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('not empty'),
  });
  expect(await readdir(chosen.folder)).toEqual(['letter.txt']);
  chosen.folder = null;
  await expect(pages['vault:create']()).rejects.toMatchObject({ code: 'cancelled' });
  await expect(pages['vault:open']()).rejects.toMatchObject({ code: 'cancelled' });
  expect(states()).toEqual([]);
});

test('the vault that was open is opened again, unless the user closed it', async () => {
  const root = await folderOf(vaultFiles(2));
  const first = await manager();
  await first.vaults.openPath(root);
  await first.vaults.close();
  const second = await manager(first.dir);
  await second.vaults.openAtStart(null);
  expect(second.vaults.root()).toBe(root);
  expect(await second.pages['vault:recent']()).toMatchObject([{ location: root, name: 'Customer research' }]);
  await second.pages['vault:close']();
  expect(second.vaults.state()).toEqual({ state: 'none' });
  const third = await manager(first.dir);
  await third.vaults.openAtStart(null);
  expect(third.vaults.state()).toEqual({ state: 'none' });
  const [recent] = await third.pages['vault:recent']();
  await third.pages['vault:open-recent']({ vaultId: recent!.vaultId });
  expect(third.vaults.root()).toBe(root);
  expect((await stat(join(first.dir, 'recent-vaults.json'))).mode & 0o777).toBe(0o600);
});

test('a last vault that is away, or a damaged list, does not stop the start', async () => {
  const root = await folderOf(vaultFiles(1));
  const first = await manager();
  await first.vaults.openPath(root);
  await first.vaults.close();
  await rename(root, `${root}-away`);
  const second = await manager(first.dir);
  await second.vaults.openAtStart(null);
  expect(second.vaults.state()).toMatchObject({ state: 'none', failure: { name: basename(root), code: 'vault-gone' } });
  await writeFile(join(first.dir, 'recent-vaults.json'), '{"vaults": [');
  expect(await second.pages['vault:recent']()).toEqual([]);
  await rename(`${root}-away`, root);
  await second.vaults.openPath(root);
  expect(await second.pages['vault:recent']()).toHaveLength(1);
});

test('one vault at a time: the next takes its place, a failure leaves it open', async () => {
  const [a, b] = [await folderOf(vaultFiles(1)), await folderOf({ 'x.md': 'x' })];
  const { vaults, states } = await manager();
  const seen: (string | null)[] = [];
  vaults.onOpened((vault: Vault | null) => void seen.push(vault?.root ?? null));
  expect(() => vaults.require()).toThrow(expect.objectContaining({ code: 'no-vault' }));
  await vaults.openPath(a);
  await expect(vaults.openPath(join(a, 'nowhere'))).rejects.toMatchObject({ code: 'vault-gone' });
  expect(vaults.state()).toMatchObject({ state: 'open', vault: { location: a } });
  expect(new Set(states().slice(1)), 'the page keeps its place').toEqual(new Set(['open']));
  await Promise.all([vaults.openPath(b), vaults.openPath(a), vaults.openPath(b)]);
  await vaults.openPath(b);
  expect(vaults.require().root).toBe(b);
  await vaults.leave();
  expect(seen).toEqual([a, b, a, b, null]);
  const other = await manager();
  await other.vaults.openPath(a);
});

test('a folder that a second start asks for is opened when the page is ready for it, once', async () => {
  const [a, b] = [await folderOf(vaultFiles(1)), await folderOf({ 'x.md': 'x' })];
  const { vaults, told, pages } = await manager();
  await vaults.openPath(a);
  vaults.ask(b);
  expect(told).toContainEqual({ event: 'vault:asked', payload: null });
  expect(vaults.root()).toBe(a);
  await pages['vault:open-asked']();
  expect(vaults.root()).toBe(b);
  await expect(pages['vault:open-asked']()).rejects.toMatchObject({ code: 'not-found' });
  vaults.ask(join(b, 'nowhere'));
  await expect(pages['vault:open-asked']()).rejects.toMatchObject({ code: 'vault-gone' });
  expect(vaults.root()).toBe(b);
});

test('a second app on this machine is told that the vault is in use', async () => {
  const root = await folderOf(vaultFiles(1));
  const first = await manager();
  await first.vaults.openPath(root);
  const second = await manager(first.dir);
  await expect(second.vaults.openPath(root)).rejects.toMatchObject({ code: 'vault-in-use' });
  expect(second.vaults.state()).toMatchObject({ state: 'none', failure: { code: 'vault-in-use' } });
});

test('the page is told of changes, of progress and of a folder that goes and comes back', async () => {
  const root = await folderOf(vaultFiles(3));
  const { vaults, told, pages } = await manager();
  await vaults.openPath(root);
  await vi.waitFor(() => expect(vaults.state()).toMatchObject({ state: 'open', verified: true, progress: 1 }));
  const { revision, notes } = await catalogueOf(pages);
  expect(notes).toHaveLength(3);
  await writeFile(join(root, 'interviews/2026/note-1.md'), noteText(1, 'Theirs'));
  await vi.waitFor(() => expect(told.map(({ event }) => event)).toContain('note:changed-on-disk'));
  const change = told.findLast(({ event }) => event === 'catalogue:changed')?.payload;
  expect(change).toMatchObject({ revision: revision + 1, upserted: [{ title: 'Theirs' }] });
  await rename(root, `${root}-away`);
  await vi.waitFor(() => expect(vaults.state().state).toBe('gone'), { timeout: 5000 });
  expect(() => vaults.require()).toThrow(expect.objectContaining({ code: 'vault-gone' }));
  await rename(`${root}-away`, root);
  await vi.waitFor(() => expect(vaults.state().state).toBe('open'), { timeout: 5000 });
  expect(titles(vaults.require())).toHaveProperty(['interviews/2026/note-1.md'], 'Theirs');
});

test('the sample is written once, kept apart from the user’s vaults, and removed in one action', async () => {
  const { pages, vaults, dir } = await manager();
  const info = await pages['vault:open-sample']();
  expect(info).toMatchObject({ sample: true, readOnly: null });
  await vaults.require().whenVerified();
  const catalogue = await catalogueOf(pages);
  expect(catalogue.notes).toHaveLength(24);
  expect(catalogue.problems).toEqual([]);
  expect(await pages['vault:recent']()).toEqual([]);
  const [note] = catalogue.notes;
  await pages['vault:close']();
  await pages['vault:open-sample']();
  await vaults.require().whenVerified();
  expect((await catalogueOf(pages)).notes.map(({ id }) => id)).toContain(note!.id);
  await pages['vault:remove-sample']();
  expect(vaults.state()).toEqual({ state: 'none' });
  expect(await readdir(dir)).not.toContain('sample-vault');
});

test('removing the sample is refused while a vault of the user’s is open', async () => {
  const root = await folderOf(vaultFiles(1));
  const { pages, vaults } = await manager();
  await vaults.openPath(root);
  await expect(pages['vault:remove-sample']()).rejects.toMatchObject({ code: 'invalid' });
  expect(await readdir(root)).toContain('fieldbook.yml');
});

test('notes are shown in the file manager by id, the vault by itself', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vaults, revealed, pages } = await manager();
  await expect(pages['vault:reveal']()).rejects.toMatchObject({ code: 'no-vault' });
  await vaults.openPath(root);
  await vaults.require().whenVerified();
  const notes = createNotesHandlers(vaults, {
    reveal: (path) => void revealed.push(path),
    writeClipboard: async () => {},
    print: async () => true,
  });
  await notes['notes:reveal']({ id: noteId(1) });
  await pages['vault:reveal']();
  expect(revealed).toEqual([join(root, 'interviews/2026/note-1.md'), root]);
  await expect(notes['notes:reveal']({ id: '../../etc/passwd' })).rejects.toMatchObject({ code: 'not-found' });
});

test('a draft of the sample that was cut short does not stand in its way', async () => {
  const { pages, dir, vaults } = await manager();
  await mkdir(join(dir, 'sample-vault.draft/interviews'), { recursive: true });
  await pages['vault:open-sample']();
  await vaults.require().whenVerified();
  expect((await catalogueOf(pages)).notes).toHaveLength(24);
});
