import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { temporaryPath } from '../../vault/durable-write.ts';
import { cleanLeftover } from '../../vault/walk.ts';

/** Bytes that are read at once while those before are hashed. */
const readAtOnce = 4 * 1024 * 1024;
/** A cache that no start has used for so long belongs to a vault that is gone. In milliseconds. */
const unusedFor = 90 * 24 * 60 * 60 * 1000;

/**
 * The bytes behind the header of a file whose first line is what `headerOf` makes of their SHA-256. `null` for anything else:
 * no file, one that cannot be read, one of another kind, one in which a single bit is another.
 */
export async function readChecked(path: string, headerOf: (sha256: string) => string): Promise<Buffer | null> {
  let file: FileHandle | null = null;
  try {
    // Without O_NONBLOCK opening a FIFO waits for a writer for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    const head = Buffer.from(headerOf('0'.repeat(64)));
    if (!stats.isFile() || stats.size < head.length) return null;
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    if (!(await fill(file, bytes.subarray(0, head.length), 0))) return null;
    const rest = bytes.subarray(head.length);
    const hash = await hashWhileReading(file, rest, head.length);
    if (hash === null || !isHeader(bytes.subarray(0, head.length), headerOf(hash))) return null;
    const now = new Date();
    await utimes(path, now, now).catch(() => {});
    return rest;
  } catch {
    return null;
  } finally {
    await file?.close().catch(() => {});
  }
}

function isHeader(bytes: Buffer, expected: string): boolean {
  return bytes.equals(Buffer.from(expected));
}

async function hashWhileReading(file: FileHandle, into: Buffer, offset: number): Promise<string | null> {
  const hash = createHash('sha256');
  let before: Buffer = Buffer.alloc(0);
  for (let at = 0; at < into.length; at += readAtOnce) {
    const part = into.subarray(at, at + readAtOnce);
    const filling = fill(file, part, offset + at);
    hash.update(before);
    if (!(await filling)) return null;
    before = part;
  }
  return hash.update(before).digest('hex');
}

async function fill(file: FileHandle, into: Buffer, offset: number): Promise<boolean> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, into.length - at, offset + at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
}

/**
 * Puts the parts with their header in the place of `path`, whole or not at all: temp file → rename. Resolves to whether it did;
 * it leaves off, without a trace, as soon as `isStale` says so between two parts. Nothing waits for the disk: what a power cut
 * leaves half there is found out by its hash. Rejects with the system's error.
 */
export async function writeChecked(
  path: string,
  headerOf: (sha256: string) => string,
  parts: Iterable<Uint8Array>,
  isStale: () => boolean,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await tidy(dirname(path));
  const temporary = temporaryPath(path);
  const file = await open(temporary, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    await file.writeFile(headerOf('0'.repeat(64)));
    for (const part of parts) {
      hash.update(part);
      await file.writeFile(part);
      await nextTurn(); // questions come first
      if (isStale()) return false;
    }
    const head = Buffer.from(headerOf(hash.digest('hex')));
    await file.write(head, 0, head.length, 0);
    await file.close();
    if (isStale()) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await file.close().catch(() => {});
    await unlink(temporary).catch(() => {}); // there is none after the rename
  }
}

/** Removes what a writer that was killed left behind, and caches of vaults that are opened no more. */
async function tidy(folder: string): Promise<void> {
  const now = Date.now();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    await cleanLeftover(path, name, now);
    if (!name.endsWith('.index')) continue;
    const stats = await lstat(path).catch(() => null);
    if (stats !== null && now - stats.mtimeMs > unusedFor) await unlink(path).catch(() => {});
  }
}
