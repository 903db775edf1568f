import { chmod, chown, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { bundled, runNode } from './traced.ts';
import { folderOf, noteId, noteText, tempFolder, vaultFiles } from './vault-fixture.ts';

// Root may read and write everything, so these run as somebody else.
const nobody = 65_534;
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
let module: string;

beforeAll(async () => {
  module = await bundled('main/vault/open-vault.ts');
  await chmod(dirname(fileURLToPath(module)), 0o755);
});

/** Opens a vault as another user, runs `body` with it, and returns what that returns or the code of what it throws. */
async function asOther(root: string, body: string): Promise<unknown> {
  const appData = await tempFolder();
  if (asNobody.length > 0) await chown(appData, nobody, nobody);
  const script = `import { openVault } from '${module}';
    const log = { info() {}, error() {} };
    const code = (promise) => promise.then(() => 'done', (error) => error.code);
    async function main() {
      const vault = await openVault('${root}', { appData: { dir: '${appData}' }, log, mode: 'write' });
      await vault.whenVerified();
      try { ${body} } finally { await vault.close(); }
    }
    console.log(JSON.stringify(await main().catch((error) => error.code ?? String(error))));`;
  const { stdout, stderr } = await runNode(script, asNobody);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function readable(root: string): Promise<string> {
  await chmod(root, 0o755);
  return root;
}

test('a folder without permission', async () => {
  const root = await folderOf(vaultFiles(1));
  await chmod(root, 0o000);
  expect(await asOther(root, 'return vault.info;')).toBe('permission');
  await chmod(root, 0o755);
});

test('a read-only folder: its notes can be read, every write says why not', async () => {
  const root = await readable(await folderOf(vaultFiles(1)));
  await chmod(root, 0o555);
  const id = noteId(1);
  const outcome = await asOther(
    root,
    `const note = await vault.read('${id}');
    return { vault: vault.info.readOnly, note: note.readOnly, codes: [
      await code(vault.save({ id: '${id}', baseHash: note.hash, text: 'x' })),
      await code(vault.create({ id: '${noteId(2)}', text: ${JSON.stringify(noteText(2))} })),
      await code(vault.trash('${id}')),
      await code(vault.createParticipant({ name: 'Noor' })),
      await code(vault.writeRoster({ people: [], teams: [{ id: 'a', name: 'A', aliases: [] }] })),
    ] };`,
  );
  expect(outcome).toEqual({ vault: 'vault', note: 'vault', codes: Array(5).fill('read-only') });
  expect(await readFile(join(root, 'interviews/2026/note-1.md'), 'utf8')).toBe(noteText(1));
});

test('a read-only note, and a folder of the vault that cannot be written', async () => {
  const root = await folderOf(vaultFiles(1));
  await chmod(root, 0o777);
  await chmod(join(root, 'interviews/2026'), 0o555);
  const outcome = await asOther(
    root,
    `const note = await vault.read('${noteId(1)}');
    return [note.readOnly, vault.info.readOnly, await code(vault.save({ id: note.id, baseHash: note.hash, text: 'x' })),
      await code(vault.create({ id: '${noteId(2)}', text: ${JSON.stringify(noteText(2))} }))];`,
  );
  expect(outcome).toEqual(['file', null, 'read-only', 'read-only']);
  expect(await readdir(join(root, 'interviews/2026'))).toEqual(['note-1.md']);
});

test('an unreadable file and folder are named; the others are there', async () => {
  const root = await readable(await folderOf({ ...vaultFiles(2), 'interviews/locked/x.md': noteText(9) }));
  await chmod(join(root, 'interviews/2026/note-2.md'), 0o000);
  await chmod(join(root, 'interviews/locked'), 0o000);
  const outcome = await asOther(
    root,
    'return [vault.catalogue().notes.map((n) => n.path), vault.catalogue().problems.map((p) => p.path)];',
  );
  expect(outcome).toEqual([['interviews/2026/note-1.md'], ['interviews/2026/note-2.md', 'interviews/locked']]);
  await chmod(join(root, 'interviews/locked'), 0o755);
});

test('creating a vault where nothing may be written', async () => {
  const created = await bundled('main/vault/create-vault.ts');
  await chmod(dirname(fileURLToPath(created)), 0o755);
  const parent = await readable(await tempFolder());
  await mkdir(join(parent, 'empty'));
  await chmod(parent, 0o555);
  const script = `import { createVault } from '${created}';
    const code = (promise) => promise.then(() => 'done', (error) => error.code);
    console.log(await code(createVault('${parent}/new')), await code(createVault('${parent}/empty')));`;
  const { stdout } = await runNode(script, asNobody);
  expect(stdout).toBe('read-only read-only\n');
});
