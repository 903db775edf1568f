import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { mayHold } from '../../support/canary/places.ts';
import { githubToken, secrets } from '../../support/canary/plants.ts';
import { watchProcesses } from '../../support/canary/processes.ts';
import { findBelow, standingIn } from '../../support/canary/search.ts';
import { createTempVault } from '../../support/temp-vault.ts';

const name = 'Zoë "Zed" Ång';

test.each([
  ['plain', Buffer.from(`by ${name}.`)],
  ['as Chromium writes it', Buffer.from(`by ${name}.`, 'utf16le')],
  ['in an address', Buffer.from(`?q=${encodeURIComponent(name)}`)],
  ['in a form', Buffer.from(`?q=${encodeURIComponent(name).replaceAll('%20', '+')}`)],
  ['in JSON', Buffer.from(JSON.stringify({ name }))],
])('a name is found %s', (_, bytes) => {
  expect(standingIn(bytes, [name, 'Noor Haddad'])).toEqual([name]);
});

test('a token is found without its beginning and its end, and the four characters that are shown are none', () => {
  expect(standingIn(githubToken.slice(6), secrets)).toHaveLength(1);
  expect(standingIn(githubToken.slice(0, -4), secrets)).toHaveLength(1);
  expect(standingIn(`github_pat_…${githubToken.slice(-4)}`, secrets)).toEqual([]);
});

test('below a folder it is found in files and their names, but where it may stand', async () => {
  const folder = await createTempVault({ 'a/x.txt': `by ${name}`, 'a/Noor Haddad.png': 'x', 'journal/1': name });
  const found = await findBelow(folder.root, [name, 'Noor Haddad'], mayHold.profile);
  expect(found.sort()).toEqual(['Noor Haddad in a/Noor Haddad.png', `${name} in a/x.txt`]);
  await folder.dispose();
});

test.each([
  ['vault', 'participants/p.md', true],
  ['vault', 'exports/01JD.yml', false],
  ['vault', 'privacy/product.yml', false],
  ['vault', 'fieldbook.yml', false],
  ['profile', 'history/x/1', true],
  ['profile', 'logs/main.log', false],
  ['profile', 'preferences.json', false],
  ['profile', 'Local Storage/leveldb/000003.log', false],
] as const)('in the %s %s may hold identities: %s', (where, path, may) => {
  expect(mayHold[where](path)).toBe(may);
});

test.runIf(process.platform === 'linux')(
  'what a child is started with is seen, and what others are is not',
  async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', 'token-below']);
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', 'token-beside']);
    const all = watchProcesses(() => process.pid);
    const one = watchProcesses(() => child.pid);
    try {
      const below = async () => {
        await all.look();
        return all.seen().join();
      };
      await expect.poll(below).toMatch(/token-below/);
      await one.look();
      expect(one.seen().join()).toContain('token-below');
      expect(one.seen().join()).not.toContain('token-beside');
    } finally {
      all.stop();
      one.stop();
      child.kill('SIGKILL');
      other.kill('SIGKILL');
    }
  },
);
