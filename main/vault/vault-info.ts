import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenVault } from '../../shared/ipc/vault.ts';
import { AppError } from '../../shared/result.ts';
import { toAppError } from './file-errors.ts';
import { hashOf } from './read-file.ts';
import type { ConfigReading } from './vault-config-file.ts';

/** Real path of a folder that is to be opened. Throws AppError 'vault-gone' | 'invalid' (no folder) | 'permission' | 'io'. */
export async function findRoot(folderPath: string): Promise<string> {
  try {
    const root = await realpath(folderPath);
    if (!(await stat(root)).isDirectory()) throw new AppError('invalid', 'This is not a folder.');
    return root;
  } catch (error) {
    const failure = toAppError(error, 'reading', basename(folderPath));
    throw failure.code === 'not-found' ? new AppError('vault-gone', basename(folderPath)) : failure;
  }
}

/** What is known of a vault as a whole. A folder without `fieldbook.yml` gets an id derived from its path. */
export function infoOf(root: string, config: ConfigReading, sample: boolean, writable: boolean): OpenVault {
  return {
    vaultId: config.vaultId ?? `folder-${hashOf(root).slice(0, 20)}`,
    name: config.name ?? basename(root),
    location: root,
    config: config.config,
    sample,
    readOnly: config.isNewer ? 'newer-schema' : writable ? null : 'vault',
  };
}
