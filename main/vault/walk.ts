import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftover, isTemporary } from './durable-write.ts';
import { errnoOf } from './file-errors.ts';
import { isInside } from './inside.ts';
import { isAlive } from './lock.ts';
import { type FileKind, isSkippedFolder, kindOf } from './vault-layout.ts';

export interface FoundFile {
  /** Vault-relative, `/`-separated. */
  path: string;
  kind: FileKind;
  size: number;
  mtimeMs: number;
  /** No write permission for anybody. */
  locked: boolean;
}

export interface Walk {
  files: FoundFile[];
  /** What was skipped and should be known: path → why. */
  skipped: Map<string, string>;
}

export interface WalkOptions {
  isFieldbook: boolean;
  /** Temp files of writers that died are deleted. Off where the vault is only looked at. */
  cleanLeftovers: boolean;
  now: number;
}

/** Files looked at at the same time. */
const together = 64;

/**
 * Lists the files below `folder` ('' for all of the vault) that Fieldbook reads. Never leaves the vault: links to folders are not
 * followed, links to files only inside of it. What is no regular file, or cannot be read, is named in `skipped`.
 * Rejects with the system's error where `folder` itself cannot be listed.
 */
export async function walk(root: string, folder: string, options: WalkOptions): Promise<Walk> {
  const found: Walk = { files: [], skipped: new Map() };
  const links: FoundFile[] = [];
  const queue = [{ folder, entries: await list(root, folder) }];
  const visit = async (parent: string, entry: Dirent) => {
    const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
    if (isTemporary(entry.name)) {
      if (options.cleanLeftovers) await cleanLeftover(join(root, path), entry.name, options.now);
    } else if (!entry.isDirectory()) {
      await look(root, path, entry, options, found, links);
    } else if (!isSkippedFolder(entry.name)) {
      const entries = await list(root, path).catch((error: unknown) => {
        found.skipped.set(path, reason(error));
        return [];
      });
      queue.push({ folder: path, entries });
    }
  };
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (let at = 0; at < next.entries.length; at += together) {
      await Promise.all(next.entries.slice(at, at + together).map((entry) => visit(next.folder, entry)));
    }
  }
  await addLinks(root, found, links);
  return found;
}

/** One path of the vault as `walk` would see it; `null` where there is nothing to read. A folder is 'folder'. */
export async function lookAt(root: string, path: string, options: WalkOptions): Promise<Walk | 'folder' | null> {
  const found: Walk = { files: [], skipped: new Map() };
  const links: FoundFile[] = [];
  const stats = await lstat(join(root, path)).catch(() => null);
  if (stats === null) return null;
  if (stats.isDirectory()) return 'folder';
  await look(root, path, stats, options, found, links);
  await addLinks(root, found, links);
  return found;
}

async function list(root: string, folder: string): Promise<Dirent[]> {
  return readdir(join(root, folder), { withFileTypes: true });
}

async function look(
  root: string,
  path: string,
  entry: Dirent | Stats,
  options: WalkOptions,
  found: Walk,
  links: FoundFile[],
): Promise<void> {
  const kind = kindOf(path, options.isFieldbook);
  if (entry.isSymbolicLink()) return lookAtLink(root, path, kind, found, links);
  if (kind === null) return;
  if (!entry.isFile()) {
    found.skipped.set(path, 'This is not an ordinary file.');
    return;
  }
  try {
    found.files.push(fileOf(path, kind, await lstat(join(root, path))));
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') found.skipped.set(path, reason(error));
    else if (path.includes('\uFFFD'))
      found.skipped.set(path, 'The name of this file is not valid UTF-8. Rename it to use it here.');
  }
}

async function lookAtLink(
  root: string,
  path: string,
  kind: FileKind | null,
  found: Walk,
  links: FoundFile[],
): Promise<void> {
  try {
    const real = await realpath(join(root, path));
    const stats = await stat(real);
    if (kind === null && !stats.isDirectory()) return;
    if (!isInside(root, real)) found.skipped.set(path, 'This link points outside the vault.');
    else if (kind !== null && stats.isFile()) links.push(fileOf(path, kind, stats));
    else if (kind !== null) found.skipped.set(path, 'This is not an ordinary file.');
  } catch (error) {
    if (kind !== null || errnoOf(error) === 'ELOOP') found.skipped.set(path, reason(error));
  }
}

/** A link to a file that is listed anyway would show the same note twice. */
async function addLinks(root: string, found: Walk, links: FoundFile[]): Promise<void> {
  if (links.length === 0) return;
  const listed = new Set(found.files.map((file) => join(root, file.path)));
  for (const file of links) {
    const real = await realpath(join(root, file.path)).catch(() => null);
    if (real !== null && !listed.has(real)) found.files.push(file);
  }
}

function fileOf(path: string, kind: FileKind, stats: Stats): FoundFile {
  return { path, kind, size: stats.size, mtimeMs: stats.mtimeMs, locked: (stats.mode & 0o222) === 0 };
}

/** Deletes a temp file of a writer that died, and no other file. */
export async function cleanLeftover(path: string, name: string, now: number): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats?.isFile() && isLeftover(name, stats.mtimeMs, now, isAlive)) await unlink(path).catch(() => {});
}

/** Why a file or folder could not be looked at, for people. */
export function reason(error: unknown): string {
  const errno = errnoOf(error);
  if (errno === 'EACCES' || errno === 'EPERM') return 'This computer’s user may not read this.';
  if (errno === 'ELOOP') return 'This link points to itself.';
  if (errno === 'ENOENT') return 'This link points to nothing.';
  return errno ? `This could not be read (${errno}).` : 'This could not be read.';
}
