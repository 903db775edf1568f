import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSecretStore, type Encryption } from '../../../main/settings/secret-store.ts';

const canary = 'ghp_canary_0123456789';
const flip = (bytes: Buffer) => Buffer.from(bytes.map((b) => b ^ 0x5a));

function keyring(overrides: Partial<Encryption> = {}): Encryption {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => flip(Buffer.from(text)),
    decryptString: (sealed) => flip(sealed).toString(),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...overrides,
  };
}
const modern: Partial<Encryption> = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => flip(Buffer.from(`async:${text}`)),
  decryptStringAsync: async (sealed) => ({ result: flip(sealed).toString().replace('async:', '') }),
};
function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.each([
  ['the sync API', keyring()],
  ['the async API', keyring(modern)],
])('with a keyring, through %s', (_name, encryption) => {
  test('a token survives a restart, sealed, in a file that others cannot read', async () => {
    const dir = newFolder();
    await createSecretStore(dir, encryption, 'linux').set('github.example', canary);
    const again = createSecretStore(dir, encryption, 'linux');
    expect(await again.kind()).toBe('keyring');
    expect(await again.get('github.example')).toBe(canary);
    const file = path.join(dir, 'secrets.json');
    expect(readFileSync(file, 'utf8')).not.toContain(canary);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await again.remove('github.example');
    expect(await again.get('github.example')).toBeNull();
  });
});

test.each([
  ['basic_text', keyring({ getSelectedStorageBackend: () => 'basic_text' })],
  ['an unknown backend', keyring({ getSelectedStorageBackend: () => 'unknown' })],
  ['no encryption at all', keyring({ isEncryptionAvailable: () => false })],
])('with %s the token stays in memory and no file is written', async (_case, encryption) => {
  const dir = newFolder();
  const store = createSecretStore(dir, encryption, 'linux');
  await store.set('github.example', canary);
  expect(await store.kind()).toBe('memory');
  expect(await store.get('github.example')).toBe(canary);
  expect(readdirSync(dir)).toEqual([]);
  expect(await createSecretStore(dir, encryption, 'linux').get('github.example')).toBeNull();
});

test('a keyring that was reset cannot open its old seals: the same as no token', async () => {
  const dir = newFolder();
  await createSecretStore(dir, keyring(), 'linux').set('github.example', canary);
  const reset = keyring({
    decryptString: () => {
      throw new Error('bad key');
    },
  });
  expect(await createSecretStore(dir, reset, 'linux').get('github.example')).toBeNull();
});

test('tokens that are kept at the same time are all kept', async () => {
  const dir = newFolder();
  const store = createSecretStore(dir, keyring(), 'linux');
  await Promise.all(['a.example', 'b.example', 'c.example'].map((name) => store.set(name, `${canary}${name}`)));
  await store.remove('b.example');
  const kept = await Promise.all(['a.example', 'b.example', 'c.example'].map((name) => store.get(name)));
  expect(kept).toEqual([`${canary}a.example`, null, `${canary}c.example`]);
  expect(readdirSync(dir)).toEqual(['secrets.json']);
});

test('what was sealed before goes, also once there is no keyring any more', async () => {
  const dir = newFolder();
  await createSecretStore(dir, keyring(), 'linux').set('github.example', canary);
  await createSecretStore(dir, keyring({ isEncryptionAvailable: () => false }), 'linux').remove('github.example');
  expect(await createSecretStore(dir, keyring(), 'linux').get('github.example')).toBeNull();
});
