import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { git } from '../support/git-remote.ts';
import { startGitHub } from '../support/github/double.ts';
import { root } from '../support/launch-app.ts';

const run = promisify(execFile);
const token = `ghp_${'terminal'.repeat(5).slice(0, 36)}`;

test('a document is made and published by the built command line, and can be cloned byte for byte', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-terminal-'));
  const double = await startGitHub({ folder: path.join(folder, 'github') });
  try {
    double.addUser({ login: 'juno', token, kind: 'classic' });
    double.addRepository({ owner: 'acme', name: 'product', collaborators: { juno: 'push' } });
    const env = {
      PATH: process.env.PATH,
      FIELDBOOK_APP_DATA: path.join(folder, 'data'),
      FIELDBOOK_GITHUB_TOKEN: token,
    };
    const fieldbook = (...argv: string[]) =>
      run(process.execPath, [path.join(root, 'dist/cli/cli.js'), ...argv], { cwd: folder, env });
    const to = ['--to', `${double.host}/acme/product`];
    await fieldbook('sample', 'vault');
    const digest = ['--type', 'digest', '--query', 'filter', '--pseudonyms', '--json'];
    const { stdout } = await fieldbook('document', 'vault', ...digest, ...to);
    await writeFile(path.join(folder, 'digest.json'), stdout);

    const dry = await fieldbook('publish', 'vault', 'digest.json', ...to, '--dry-run');
    expect(dry.stdout).toContain('Nothing was sent.');
    expect(double.requests).toEqual([]);
    const sent = await fieldbook('publish', 'vault', 'digest.json', ...to, '--draft');
    expect(sent.stdout).toContain(`#1 draft  ${double.server}/acme/product/pull/1`);
    const printed = JSON.parse(stdout) as { branch: string; path: string; markdown: string };
    await git(folder, 'clone', '-q', '-b', printed.branch, double.repository('acme/product').bare, 'clone');
    expect(await readFile(path.join(folder, 'clone', printed.path), 'utf8')).toBe(printed.markdown);

    // The next one is refused by the door of this process, with the places.
    const noor = '---\nid: p_000000000999\nname: Replay Zeller\n---\n';
    await writeFile(path.join(folder, 'vault/participants/p_000000000999.md'), noor);
    const refused = await fieldbook('publish', 'vault', 'digest.json', ...to).catch((error) => error);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^Nothing was sent: these may name somebody\..*\n(?:.+: .+\n)+$/);

    for (const place of ['vault', 'data']) {
      for (const entry of await readdir(path.join(folder, place), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        expect(await readFile(path.join(entry.parentPath, entry.name), 'latin1')).not.toContain(token);
      }
    }
    expect([stdout, dry.stdout, sent.stdout, sent.stderr, refused.stderr].join('')).not.toContain(token);
    expect([...double.hosts]).toEqual([double.host]);
  } finally {
    await double.close().finally(() => rm(folder, { recursive: true, force: true }));
  }
});
