import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from './traced.ts';
import { folderOf, noteId, noteText, opened, tempFolder, vaultFiles } from './vault-fixture.ts';

const rounds = Number(process.env.FIELDBOOK_KILL_ROUNDS ?? 8);

test('a writer that is killed again and again never leaves half a note, nor loses one that it called saved', async () => {
  const root = await folderOf(vaultFiles(1));
  const [module, appDataDir] = [await bundled('main/vault/open-vault.ts'), await tempFolder()];
  const script = `import { openVault } from '${module}';
    const vault = await openVault('${root}', { appData: { dir: '${appDataDir}' }, log: { info() {}, error() {} }, mode: 'write' });
    await vault.whenVerified();
    let { hash, text } = await vault.read('${noteId(1)}');
    let n = Number(/line (\\d+)\\n$/.exec(text)?.[1] ?? 0);
    for (;;) {
      text = text + 'x'.repeat(2000) + ' line ' + ++n + '\\n';
      ({ hash } = await vault.save({ id: '${noteId(1)}', baseHash: hash, text }));
      process.stdout.write(n + '\\n');
    }`;
  let said = 0;
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      if (out.length < 40) return;
      setTimeout(() => child.kill('SIGKILL'), (round * 7) % 23);
    });
    await new Promise((resolve) => child.once('close', resolve));
    said = Number(/(\d+)\n\d*$/.exec(out)?.[1]);
    const text = await readFile(join(root, 'interviews/2026/note-1.md'), 'utf8');
    const last = Number(/line (\d+)\n$/.exec(text)?.[1]);
    expect([said, said + 1]).toContain(last);
    expect(text.match(/x line \d+\n/g)).toHaveLength(last);
  }
  expect(said).toBeGreaterThan(rounds);
  const { vault } = await opened(root, { appDataDir });
  expect(vault.catalogue().notes).toHaveLength(1);
  expect(await readdir(join(root, 'interviews/2026'))).toEqual(['note-1.md']);
  expect((await vault.read(noteId(1))).text.startsWith(noteText(1))).toBe(true);
}, 60_000);
