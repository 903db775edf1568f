import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/result.ts';
import { createDurably, syncFolder } from './durable-write.ts';
import { errnoOf, toAppError } from './file-errors.ts';
import { newConfigFile } from './vault-config-file.ts';
import { configFile, firstFolders } from './vault-layout.ts';

export interface CreateOptions {
  /** The folder's own name where none is given. */
  name?: string;
  now?: () => number;
  random?: RandomBytes;
}

/** Files that the system itself puts into a folder. */
const unimportant = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized']);

/**
 * Makes a folder into an empty vault: `fieldbook.yml` and the first folders. The folder may be new; one that holds anything is
 * refused with AppError 'invalid'. Throws 'read-only' | 'disk-full' | 'io' where it cannot be written.
 */
export async function createVault(folder: string, options: CreateOptions = {}): Promise<void> {
  const {
    name = basename(folder) || 'Customer research',
    now = Date.now,
    random = (count) => randomBytes(count),
  } = options;
  try {
    await makeFolder(folder);
    const names = await readdir(folder);
    if (names.some((one) => !unimportant.has(one.toLowerCase()))) {
      throw new AppError(
        'invalid',
        `“${basename(folder)}” is not empty. Choose an empty folder, or open this one as it is.`,
      );
    }
    for (const path of firstFolders) await mkdir(join(folder, path), { recursive: true });
    if (!(await createDurably(join(folder, configFile), Buffer.from(newConfigFile(name, now(), random))))) {
      throw new AppError('invalid', `“${basename(folder)}” holds a vault already.`);
    }
  } catch (error) {
    throw toAppError(error, 'writing', basename(folder));
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}
