import { constants, type Dirent } from 'node:fs';
import { lstat, open, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type RandomBytes, Ulid, ulid, ulidTime } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/result.ts';
import { moveDurably, removeDurably } from './durable-write.ts';
import { errnoOf } from './file-errors.ts';
import type { VaultFolder } from './vault-folder.ts';
import { restoredPath } from './vault-layout.ts';

const trashFolder = '.trash';
/** What is read of a file to list it, and to look at it. In bytes. */
const startOfFile = 64 * 1024;
const shownOfFile = 1024 * 1024;

/** A file in the trash. */
export interface TrashedFile {
  trashedId: string;
  /** Where it stood, vault-relative. */
  path: string;
  trashedAt: number;
  bytes: number;
  /** The first bytes; `null` where they cannot be read. */
  start: Uint8Array | null;
}

/**
 * The vault's trash: each file lies in a folder of its own, below the path it had (`.trash/<ulid>/interviews/2026/x.md`), so that
 * it explains itself without Fieldbook. What others put there is neither read nor moved nor deleted.
 */
export function createTrash(folder: VaultFolder, now: () => number, random: RandomBytes) {
  async function find(trashedId: string): Promise<TrashedFile> {
    if (!Ulid.safeParse(trashedId).success) throw new AppError('invalid', 'This is not a file of the trash.');
    const path = await onlyFile(folder, trashedId);
    const file = join(folder.root, trashFolder, trashedId, ...path.split('/'));
    const { size } = await lstat(file);
    const start = await readStart(file, startOfFile).catch(() => null);
    return { trashedId, path, trashedAt: ulidTime(trashedId), bytes: size, start };
  }

  return {
    find,
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
      const { path } = await find(trashedId);
      const top = join(folder.root, trashFolder, trashedId);
      for (let attempt = 0; attempt < 50; attempt++) {
        const place = attempt === 0 ? path : restoredPath(path, attempt);
        const to = await folder.prepare(place);
        if (!(await moveDurably(join(top, ...path.split('/')), to))) continue;
        await removeEmpty(top, path);
        return place;
      }
      throw new AppError('io', 'No free name was found for the note.');
    },
    /** The files that `put` moved there. `others` counts what somebody else left there. */
    async list(): Promise<{ files: TrashedFile[]; others: number }> {
      const real = await folder.resolve(trashFolder).catch((error: unknown) => {
        if (errnoOf(error) === 'ENOENT') return null;
        throw error;
      });
      const files: TrashedFile[] = [];
      let others = 0;
      for (const entry of real === null ? [] : await readdir(real, { withFileTypes: true })) {
        const found = isOurs(entry) ? await find(entry.name).catch(() => null) : null;
        if (found) files.push(found);
        else if (!entry.name.startsWith('.')) others++;
      }
      return { files, others };
    },
    /** The start of a file, for looking at. */
    async read(trashedId: string): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
      const { path, bytes: size } = await find(trashedId);
      const bytes = await readStart(join(folder.root, trashFolder, trashedId, ...path.split('/')), shownOfFile);
      return { bytes, isWhole: bytes.length >= size };
    },
    /** Deletes a file for good; durable when it resolves. */
    async remove(trashedId: string): Promise<void> {
      const { path } = await find(trashedId);
      const top = join(folder.root, trashFolder, trashedId);
      await removeDurably(join(top, ...path.split('/')));
      await removeEmpty(top, path);
    },
  };
}

function isOurs(entry: Dirent): boolean {
  return entry.isDirectory() && Ulid.safeParse(entry.name).success;
}

/** The one file below a folder of the trash, by its path there. A link is followed nowhere. */
async function onlyFile(folder: VaultFolder, trashedId: string): Promise<string> {
  const real = await folder.resolve(`${trashFolder}/${trashedId}`).catch(() => null);
  if (real === null) throw new AppError('not-found', 'It is not in the trash any more.');
  let path = '';
  for (let depth = 0; depth < 100; depth++) {
    const entries = await readdir(join(real, path), { withFileTypes: true });
    const [entry] = entries;
    if (entries.length !== 1 || !entry) break;
    path = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isFile()) return path;
    if (!entry.isDirectory()) break;
  }
  throw new AppError('not-found', 'It is not in the trash any more.');
}

async function readStart(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function removeEmpty(top: string, path: string): Promise<void> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    await rmdir(join(top, ...folders.slice(0, depth))).catch(() => {});
  }
}
