import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';

/** Files of a vault: vault-relative path → contents. */
export type VaultFiles = Record<string, string | Uint8Array>;

/** A folder of its own on the real disk, removed after the test. All paths are relative to it. */
export interface TempVault {
  readonly root: string;
  path(relative: string): string;
  read(relative: string): Promise<string>;
  write(relative: string, contents: string | Uint8Array): Promise<void>;
  remove(relative: string): Promise<void>;
  /** Every file, sorted, folders left out. */
  list(): Promise<string[]>;
  /** Path → SHA-256 of each file: equal snapshots are byte-identical folders. */
  snapshot(): Promise<Record<string, string>>;
  dispose(): Promise<void>;
}

/** Writes `files` into a fresh temporary folder. */
export async function createTempVault(files: VaultFiles = {}): Promise<TempVault> {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'fieldbook-vault-')));
  const resolve = (relative: string) => path.join(root, relative);
  const vault: TempVault = {
    root,
    path: resolve,
    read: (relative) => readFile(resolve(relative), 'utf8'),
    async write(relative, contents) {
      await mkdir(path.dirname(resolve(relative)), { recursive: true });
      await writeFile(resolve(relative), contents);
    },
    remove: (relative) => rm(resolve(relative), { recursive: true }),
    async list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const found = entries.filter((entry) => !entry.isDirectory());
      return found.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
    },
    async snapshot() {
      const hashes: Record<string, string> = {};
      for (const file of await vault.list()) {
        const bytes = await readFile(resolve(file)).catch(() => null);
        // The app was just writing: a temp file came and went.
        if (bytes === null) return vault.snapshot();
        hashes[file] = createHash('sha256').update(bytes).digest('hex');
      }
      return hashes;
    },
    dispose: () => rm(root, { recursive: true, force: true }),
  };
  for (const [file, contents] of Object.entries(files)) await vault.write(file, contents);
  return vault;
}

/** Text of a note: `fields` as front matter in the order given, then the body. */
export function noteText(fields: Record<string, unknown>, body = ''): string {
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n${body}`;
}

/** A vault of Fieldbook's own: `fieldbook.yml`, one team with its PM, and whatever `files` add or replace. */
export function vaultFiles(files: VaultFiles = {}): VaultFiles {
  return {
    'fieldbook.yml': stringify({ schema: 1, vaultId: '01JD9Z6M3Q8V7T5R2K4N0XWABC', name: 'Test vault' }),
    'roster/teams/replay.yml': stringify({ id: 'replay', name: 'Session Replay', aliases: ['Replay'] }),
    'roster/people/mira.yml': stringify({
      id: 'mira',
      name: 'Mira Okafor',
      role: 'pm',
      memberships: [{ team: 'replay', support: 'full', from: '2026-01-01' }],
    }),
    ...files,
  };
}
