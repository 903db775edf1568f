import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { SecretStore } from '../ports.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { createQueue } from '../vault/queue.ts';

/** The part of Electron's `safeStorage` that is used; the async half exists from Electron 45 on. */
export interface Encryption {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string }>;
}

const Sealed = z.record(z.string(), z.string());

/**
 * Tokens, sealed by the system's keyring in `secrets.json` of the app data folder (mode 0600). Where the system offers no real
 * keyring (`basic_text`, or none at all) they stay in memory and are gone with the process; `kind()` says so, to tell the user.
 * A file that cannot be read counts as empty. `set` and `remove` reject as writing a file does.
 */
export function createSecretStore(dir: string, encryption: Encryption, platform: NodeJS.Platform): SecretStore {
  const file = path.join(dir, 'secrets.json');
  const memory = new Map<string, string>();
  let kind: Promise<'keyring' | 'memory'> | null = null;
  /** One change at a time: each begins with what the one before has written. */
  const inTurn = createQueue();

  const detect = async () => {
    const weak =
      platform === 'linux' && ['basic_text', 'unknown'].includes(encryption.getSelectedStorageBackend?.() ?? 'unknown');
    const available = encryption.isAsyncEncryptionAvailable
      ? await encryption.isAsyncEncryptionAvailable()
      : encryption.isEncryptionAvailable();
    return available && !weak ? 'keyring' : 'memory';
  };
  const getKind = () => {
    kind ??= detect();
    return kind;
  };
  const seal = async (text: string) =>
    encryption.encryptStringAsync ? encryption.encryptStringAsync(text) : encryption.encryptString(text);
  const unseal = async (sealed: Buffer) =>
    encryption.decryptStringAsync
      ? (await encryption.decryptStringAsync(sealed)).result
      : encryption.decryptString(sealed);
  const readAll = async () => {
    try {
      return Sealed.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return {};
    }
  };
  const writeAll = async (all: Record<string, string>) => {
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await replaceDurably(file, Buffer.from(JSON.stringify(all)), { mode: 0o600 });
      await chmod(file, 0o600);
    } catch (error) {
      throw toAppError(error, 'writing', 'secrets.json');
    }
  };

  return {
    kind: getKind,
    async get(name) {
      if ((await getKind()) === 'memory') return memory.get(name) ?? null;
      const sealed = (await readAll())[name];
      if (sealed === undefined) return null;
      // A keyring that was reset cannot open what it sealed before: the same as no token.
      return unseal(Buffer.from(sealed, 'base64')).catch(() => null);
    },
    set: (name, secret) =>
      inTurn(async () => {
        if ((await getKind()) === 'memory') memory.set(name, secret);
        else await writeAll({ ...(await readAll()), [name]: (await seal(secret)).toString('base64') });
      }),
    remove: (name) =>
      inTurn(async () => {
        memory.delete(name);
        // What was sealed while there was a keyring goes, too.
        const { [name]: removed, ...rest } = await readAll();
        if (removed !== undefined) await writeAll(rest);
      }),
  };
}
