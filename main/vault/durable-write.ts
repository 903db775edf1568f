import { createHash, randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, link, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from './file-errors.ts';
import { refuseOutside } from './inside.ts';

export interface WriteOptions {
  /** Permissions of a new file before the umask; 0600 for app data. A file that is replaced keeps its own. */
  mode?: number;
  /** Real path of the vault: a target that resolves outside of it is refused ('invalid'). */
  inside?: string;
  /** Runs when the bytes are on the disk and nothing has changed yet. What it throws ends the write without a trace. */
  beforeCommit?: () => Promise<void>;
}

/** How a file stands on the disk once it is written: what a later look at it will find, unless somebody else writes it. */
export interface Stamp {
  /** In bytes. */
  size: number;
  mtimeMs: number;
}

/**
 * Puts `bytes` in the place of `target`, which need not exist, and resolves once file and folder are synced: temp file beside it →
 * write → fsync → rename → fsync of the folder. On failure the old file or the new one stands there, whole. Nothing that could
 * fail comes after the last sync. Rejects with the system's error. Source of the rule: reliability, “Saving”.
 */
export function replaceDurably(target: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<Stamp> {
  return twiceOnDiskError(async () => {
    const place = await followLink(target, options.inside);
    const old = await statOrNull(place);
    const { path, stamp } = await writeTemporary(place, bytes, old?.mode ?? options.mode, old);
    try {
      await options.beforeCommit?.();
      await renameWithPatience(path, place);
    } catch (error) {
      await discard(path);
      throw error;
    }
    await syncFolder(dirname(place));
    return stamp;
  });
}

/**
 * Creates `target` with `bytes` and resolves to its stamp once file and folder are synced, or to `false` where the name exists
 * already: nothing is ever overwritten. On failure the name is free.
 */
export function createDurably(target: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<Stamp | false> {
  return twiceOnDiskError(async () => {
    const folder = await realpath(dirname(target));
    if (options.inside !== undefined) refuseOutside(options.inside, folder);
    const { path, stamp } = await writeTemporary(target, bytes, options.mode, null);
    try {
      await options.beforeCommit?.();
      await linkOrReserve(path, target);
    } catch (error) {
      await discard(path);
      if (errnoOf(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      await syncFolder(folder);
    } catch (error) {
      // The attempt is made anew, so the name must be free again.
      await discard(target);
      throw error;
    }
    return stamp;
  });
}

/** Moves a file to a name that is free and resolves once both folders are synced; `false` where the name exists. */
export async function moveDurably(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await unlink(from).catch(async (error: unknown) => {
      await discard(to); // else the file would stand at both places
      throw error;
    });
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!linksUnsupported(error)) throw error;
    if ((await statOrNull(to)) !== null) return false;
    await renameWithPatience(from, to);
  }
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
  return true;
}

/** Removes a file and resolves once its folder is synced. */
export async function removeDurably(target: string): Promise<void> {
  await unlink(target);
  await syncFolder(dirname(target));
}

/** Makes the names in a folder durable. Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const temporaryName = /^\.fieldbook-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;

/** Whether a file name is one of our temp files: never listed, never watched. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

/** Whether a temp file is left over from a writer that ended: one of this machine whose process is gone, or one a day old. */
export function isLeftover(name: string, modifiedAt: number, now: number, isAlive: (pid: number) => boolean): boolean {
  const match = temporaryName.exec(name);
  if (!match) return false;
  const dayOld = now - modifiedAt > 24 * 60 * 60 * 1000;
  return dayOld || (match[1] === machine && Number(match[2]) !== process.pid && !isAlive(Number(match[2])));
}

/** A name for a temp file beside `target`, of which a leftover can be told. */
export function temporaryPath(target: string): string {
  return join(dirname(target), `.fieldbook-${machine}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** Writes and syncs a temp file beside `target`, with the owner and mode of `old`; a failure leaves none behind. */
async function writeTemporary(
  target: string,
  bytes: Uint8Array,
  mode = 0o666,
  old: Stats | null,
): Promise<{ path: string; stamp: Stamp }> {
  const path = temporaryPath(target);
  const file = await open(path, 'wx', mode & 0o7777);
  try {
    await file.writeFile(bytes);
    const now = await file.stat();
    if (old) await keepOwnership(file, now, old);
    await file.sync();
    await file.close();
    return { path, stamp: { size: now.size, mtimeMs: now.mtimeMs } };
  } catch (error) {
    await file.close().catch(() => {});
    await discard(path);
    throw error;
  }
}

/** Removes a file that nobody needs. What cannot be removed even the second time is cleared by the next opening of the vault. */
async function discard(path: string): Promise<void> {
  await unlink(path)
    .catch(() => unlink(path))
    .catch(() => {});
}

async function keepOwnership(file: FileHandle, now: Stats, old: Stats): Promise<void> {
  if (process.platform === 'win32') return;
  if (now.uid !== old.uid || now.gid !== old.gid) await file.chown(old.uid, old.gid).catch(() => {});
  if ((now.mode & 0o7777) !== (old.mode & 0o7777)) await file.chmod(old.mode & 0o7777);
}

/** After EIO the kernel may have dropped the pages, so a second fsync would lie: all is written anew, once. */
async function twiceOnDiskError<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (errnoOf(error) !== 'EIO') throw error;
    return attempt();
  }
}

/** Windows refuses a rename while a virus scanner or indexer holds the file: back off, up to 2 s. */
async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let wait = 10, waited = 0; ; waited += wait, wait *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(errnoOf(error));
      if (!busy || waited + wait > 2000) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Gives a file its name where that is free. FAT and some network drives know no hard links: there the name is first taken by an
 * empty file, which fails if it exists, and the whole one is renamed over that.
 */
async function linkOrReserve(temp: string, target: string): Promise<void> {
  try {
    await link(temp, target);
    await discard(temp);
  } catch (error) {
    if (!linksUnsupported(error)) throw error;
    await (await open(target, 'wx')).close();
    try {
      await renameWithPatience(temp, target);
    } catch (second) {
      await discard(target);
      throw second;
    }
  }
}

function linksUnsupported(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error));
}

async function followLink(target: string, inside: string | undefined): Promise<string> {
  let real: string;
  try {
    real = await realpath(target);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    real = join(await realpath(dirname(target)), target.slice(dirname(target).length + 1));
  }
  if (inside !== undefined) refuseOutside(inside, real);
  return real;
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
