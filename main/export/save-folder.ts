import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { imageFolder, imageName } from '../../shared/export/images.ts';
import type { IfExists, SavedFolder } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { createDurably, removeDurably, replaceDurably, syncFolder } from '../vault/durable-write.ts';
import { errnoOf, toAppError } from '../vault/file-errors.ts';
import { isInside } from '../vault/inside.ts';
import { hashOf } from '../vault/read-file.ts';
import type { ClearedBundle } from './bundle-store.ts';

/**
 * Saves a cleared document and its pictures as a folder of the document's name in `place`, an existing folder outside the vault. A new folder
 * appears whole or not at all. Where the name is taken, `ifExists` decides: `ask` changes nothing, `keep-both` takes the next free name,
 * `replace` replaces the files of the same names one by one and leaves all others alone; what it could not finish is told ('partly').
 * Throws AppError 'invalid' (message: `inside`) for a place in the vault, and 'read-only' | 'disk-full' | 'io' where nothing was changed.
 */
export async function saveFolder(
  vaultRoot: string,
  place: string,
  bundle: ClearedBundle,
  ifExists: IfExists,
): Promise<SavedFolder> {
  const files = contentsOf(bundle);
  const wanted = basename(imageFolder(bundle.files[0]?.path ?? '')) || 'export';
  try {
    const parent = await realpath(place);
    if (isInside(vaultRoot, parent)) throw new AppError('invalid', 'inside');
    const taken = await isTaken(join(parent, wanted));
    if (taken && ifExists === 'ask') return { outcome: 'exists', name: wanted };
    if (taken && ifExists === 'replace') return await replaceIn(vaultRoot, join(parent, wanted), files);
    const name = await createIn(parent, wanted, files);
    return { outcome: 'saved', name, files: files.length };
  } catch (error) {
    throw toAppError(error, 'writing', wanted);
  }
}

interface Content {
  /** Inside the folder, `/`-separated. */
  path: string;
  bytes: Uint8Array;
}

/** The pictures, then the document: where it stands, everything it shows does. */
function contentsOf({ files, images }: ClearedBundle): Content[] {
  const above = posix.dirname(files[0]?.path ?? '');
  const within = (path: string) => posix.relative(above, path);
  return [
    ...images.map(({ path, bytes }) => ({ path: within(path), bytes })),
    ...files.map(({ path, text }) => ({ path: within(path), bytes: Buffer.from(text) })),
  ];
}

async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Makes the folder beside its place and gives it its name once all of it is on the disk. Resolves to that name. */
async function createIn(parent: string, wanted: string, files: readonly Content[]): Promise<string> {
  const making = await mkdtemp(join(parent, '.fieldbook-'));
  try {
    // A folder of its own: `mkdtemp` closes what it makes to everybody else.
    const whole = join(making, 'folder');
    await mkdir(whole);
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(whole, path)), { recursive: true });
      await createDurably(join(whole, path), bytes);
    }
    await syncFolder(whole);
    for (let nth = 1; ; nth++) {
      const name = nth === 1 ? wanted : `${wanted}-${nth}`;
      if ((await isTaken(join(parent, name))) || !(await named(whole, join(parent, name)))) continue;
      await syncFolder(parent);
      return name;
    }
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** `false` where somebody took the name in between. */
async function named(folder: string, target: string): Promise<boolean> {
  try {
    await rename(folder, target);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errnoOf(error))) return false;
    throw error;
  }
}

async function replaceIn(vaultRoot: string, target: string, files: readonly Content[]): Promise<SavedFolder> {
  const name = basename(target);
  const real = await realpath(target);
  if (isInside(vaultRoot, real)) throw new AppError('invalid', 'inside');
  let written = 0;
  try {
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(real, path)), { recursive: true });
      const folder = await realpath(dirname(join(real, path)));
      const file = join(folder, basename(path));
      const place = await realpath(file).catch(() => file);
      if (isInside(vaultRoot, folder) || isInside(vaultRoot, place)) throw new AppError('invalid', 'inside');
      await replaceDurably(file, bytes);
      written++;
    }
    await removeFormer(real, files);
  } catch (error) {
    const failure = toAppError(error, 'writing', name);
    if (written === 0) throw failure;
    return { outcome: 'partly', name, written, files: files.length, why: failure.code };
  }
  return { outcome: 'saved', name, files: files.length };
}

/** Pictures of an earlier export that the document no longer shows: known by a name that still tells their bytes. */
async function removeFormer(target: string, files: readonly Content[]): Promise<void> {
  const document = files.at(-1)?.path ?? '';
  const folder = join(target, imageFolder(document));
  for (const name of await readdir(folder).catch(() => [])) {
    if (!imageName.test(name) || files.some(({ path }) => basename(path) === name)) continue;
    const bytes = await readFile(join(folder, name));
    const hash = hashOf(bytes);
    if (name.startsWith(`image-${hash.slice(0, 12)}.`)) await removeDurably(join(folder, name));
  }
}
