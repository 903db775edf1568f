import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/result.ts';
import { syncFolder } from './durable-write.ts';
import { errnoOf, toAppError } from './file-errors.ts';
import { resolveInside } from './inside.ts';
import type { OwnWrites } from './own-writes.ts';
import type { Presence } from './presence.ts';

/** The folder of an open vault, with the rules that every operation on it keeps. */
export interface VaultFolder {
  /** Real path. */
  root: string;
  own: OwnWrites;
  /** Throws why nothing may be written: AppError 'read-only' | 'newer-schema' | 'vault-in-use'. */
  requireWritable(): void;
  /** Runs an operation and turns its failure into an AppError: 'vault-gone' where the folder itself is away. */
  run<T>(doing: 'reading' | 'writing', name: string, task: () => Promise<T>): Promise<T>;
  /** Real path of a file that exists; refuses what resolves outside. */
  resolve(path: string): Promise<string>;
  /** Absolute path of a new file, whose folders are made; never makes the vault's own folder again. */
  prepare(path: string): Promise<string>;
}

export function createVaultFolder(parts: {
  root: string;
  own: OwnWrites;
  presence: Presence;
  refusal: () => 'read-only' | 'newer-schema' | 'vault-in-use' | null;
  onGone: () => void;
}): VaultFolder {
  const { root, own, presence, refusal, onGone } = parts;

  async function prepare(path: string): Promise<string> {
    // An empty mount point must not become a vault of its own.
    if (!(await presence.check())) throw new AppError('vault-gone');
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) {
      const parent = folder;
      folder = join(folder, name);
      const isNew = await mkdir(folder).then(
        () => true,
        (error: unknown) => {
          if (errnoOf(error) === 'EEXIST') return false;
          throw error;
        },
      );
      if (isNew) await syncFolder(parent);
    }
    await resolveInside(root, path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
    return join(root, ...path.split('/'));
  }

  return {
    root,
    own,
    requireWritable() {
      const code = refusal();
      if (code !== null) throw new AppError(code);
    },
    async run(doing, name, task) {
      try {
        return await task();
      } catch (error) {
        if (error instanceof AppError && error.code !== 'vault-gone') throw error;
        if (!(await presence.check())) {
          onGone();
          throw new AppError('vault-gone');
        }
        throw toAppError(error, doing, name);
      }
    },
    resolve: (path) => resolveInside(root, path),
    prepare,
  };
}

/** Whether this user may write a file or folder. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
