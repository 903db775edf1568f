import { readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RandomBytes, Ulid, ulid } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/result.ts';
import { moveDurably } from './durable-write.ts';
import type { VaultFolder } from './vault-folder.ts';

const trashFolder = '.trash';

/**
 * The vault's trash: each file lies in a folder of its own, below the path it had (`.trash/<ulid>/interviews/2026/x.md`), so that
 * it explains itself without Fieldbook.
 */
export function createTrash(folder: VaultFolder, now: () => number, random: RandomBytes) {
  return {
    /** Moves a file there and returns the id to restore it by. */
    async put(path: string): Promise<string> {
      const trashedId = ulid(now(), random);
      const from = join(folder.root, ...path.split('/'));
      await folder.resolve(path);
      const to = await folder.prepare(`${trashFolder}/${trashedId}/${path}`);
      if (!(await moveDurably(from, to))) throw new AppError('io', path);
      return trashedId;
    },
    /** Moves a file back to its path, or beside it where the name has been taken. Returns where it is. */
    async takeBack(trashedId: string): Promise<string> {
      if (!Ulid.safeParse(trashedId).success) throw new AppError('invalid', 'This is not a file of the trash.');
      const top = `${trashFolder}/${trashedId}`;
      const path = await onlyFile(folder, top);
      for (let attempt = 0; attempt < 50; attempt++) {
        const place =
          attempt === 0 ? path : path.replace(/(\.[^./]*)?$/, ` (restored${attempt > 1 ? ` ${attempt}` : ''})$1`);
        const to = await folder.prepare(place);
        if (!(await moveDurably(join(folder.root, top, ...path.split('/')), to))) continue;
        await removeEmpty(join(folder.root, top), path);
        return place;
      }
      throw new AppError('io', 'No free name was found for the note.');
    },
  };
}

async function onlyFile(folder: VaultFolder, top: string): Promise<string> {
  const real = await folder.resolve(top).catch(() => null);
  if (real === null) throw new AppError('not-found', 'It is not in the trash any more.');
  let path = '';
  for (let depth = 0; depth < 100; depth++) {
    const names = await readdir(join(real, path));
    if (names.length !== 1) break;
    path = path === '' ? names[0]! : `${path}/${names[0]}`;
    if ((await stat(join(real, path))).isFile()) return path;
  }
  throw new AppError('not-found', 'It is not in the trash any more.');
}

async function removeEmpty(top: string, path: string): Promise<void> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    await rmdir(join(top, ...folders.slice(0, depth))).catch(() => {});
  }
}
