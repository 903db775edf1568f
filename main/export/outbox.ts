import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Ulid } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/result.ts';
import { createDurably, isLeftover, removeDurably, replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { isAlive } from '../vault/lock.ts';
import { type Kept, readKept, writeKept } from './outbox-file.ts';

/** What is told of a bundle that waits, without its bytes. */
export type KeptFacts = Omit<Kept, 'bundle'> & {
  bundle: Pick<Kept['bundle'], 'title' | 'branch' | 'sha256'> & {
    path: string;
    bytes: number;
    files: number;
    images: number;
  };
};

/** The bundles of one vault that wait on this machine, one file each: they survive the program. */
export interface Outbox {
  /** Oldest first. `damaged`: ids of files that are no such bundle, or not whole. */
  list(): Promise<{ kept: readonly KeptFacts[]; damaged: readonly string[] }>;
  /** Reads it anew. Throws AppError 'not-found' (message: `waiting`) and 'damaged'. */
  get(waitingId: string): Promise<Kept>;
  /** Throws AppError 'too-large' (message: `outbox`) where too many wait already, and as writing does. */
  add(kept: Kept): Promise<void>;
  /** Takes its place. */
  replace(kept: Kept): Promise<void>;
  /** Nothing where it is gone. */
  remove(waitingId: string): Promise<void>;
}

/** A bundle has at most 50 MB of pictures, which are a third more in a file. */
const largestFile = 80 * 1024 * 1024;
/** Of one vault. */
const most = { files: 50, bytes: 400 * 1024 * 1024 };

/** Opens `outbox/<vault>` of app data. Nothing is written before something waits. */
export function openOutbox(appDataDir: string, vault: string): Outbox {
  const folder = join(appDataDir, 'outbox', vault);
  const fileOf = (waitingId: string) => join(folder, `${waitingId}.json`);
  /** What has been read once is not read again while its file is the same. */
  const known = new Map<string, { stamp: string; facts: KeptFacts }>();

  const idsIn = async (): Promise<string[]> => {
    const names = await readdir(folder).catch(() => []);
    const ids = names.map((name) => name.replace(/\.json$/, ''));
    return ids.filter((id, i) => names[i] !== id && Ulid.safeParse(id).success).sort();
  };
  const read = async (waitingId: string): Promise<Kept> => {
    const { size } = await stat(fileOf(waitingId));
    if (size > largestFile) throw new AppError('damaged', waitingId);
    return readKept(await readFile(fileOf(waitingId)), { waitingId, vault });
  };
  const factsOf = async (waitingId: string): Promise<KeptFacts> => {
    const { size, mtimeMs } = await stat(fileOf(waitingId));
    const stamp = `${size}:${mtimeMs}`;
    const before = known.get(waitingId);
    if (before?.stamp === stamp) return before.facts;
    const facts = toldOf(await read(waitingId));
    known.set(waitingId, { stamp, facts });
    return facts;
  };
  const writing = async (waitingId: string, task: () => Promise<unknown>) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await task();
    } catch (error) {
      throw error instanceof AppError ? error : toAppError(error, 'writing', `${waitingId}.json`);
    }
  };
  return {
    async list() {
      const kept: KeptFacts[] = [];
      const damaged: string[] = [];
      for (const id of await idsIn()) {
        try {
          kept.push(await factsOf(id));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') damaged.push(id);
        }
      }
      return { kept, damaged };
    },
    async get(waitingId) {
      if (!Ulid.safeParse(waitingId).success) throw new AppError('not-found', 'waiting');
      try {
        return await read(waitingId);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') throw new AppError('not-found', 'waiting');
        throw error instanceof AppError ? error : toAppError(error, 'reading', `${waitingId}.json`);
      }
    },
    add: (kept) =>
      writing(kept.waitingId, async () => {
        const bytes = writeKept(kept);
        const there = await sizesIn(folder);
        const total = there.reduce((sum, size) => sum + size, bytes.length);
        if (there.length >= most.files || total > most.bytes || bytes.length > largestFile) {
          throw new AppError('too-large', 'outbox');
        }
        if ((await createDurably(fileOf(kept.waitingId), bytes, { mode: 0o600 })) === false) {
          throw new AppError('conflict', kept.waitingId);
        }
      }),
    replace: (kept) =>
      writing(kept.waitingId, () => replaceDurably(fileOf(kept.waitingId), writeKept(kept), { mode: 0o600 })),
    async remove(waitingId) {
      if (!Ulid.safeParse(waitingId).success) return;
      known.delete(waitingId);
      await removeDurably(fileOf(waitingId)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw toAppError(error, 'writing', `${waitingId}.json`);
      });
    },
  };
}

function toldOf({ bundle, ...kept }: Kept): KeptFacts {
  const { title, branch, sha256, files, images } = bundle;
  const bytes = [...files.map(({ text }) => Buffer.byteLength(text)), ...images.map((image) => image.bytes.length)];
  return {
    ...kept,
    bundle: {
      ...{ title, branch, sha256, path: files[0]?.path ?? '', files: files.length, images: images.length },
      bytes: bytes.reduce((sum, size) => sum + size, 0),
    },
  };
}

/** Sizes of all files of a folder; those that a program which ended left half written go. */
async function sizesIn(folder: string): Promise<number[]> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const stats = await stat(join(folder, name)).catch(() => null);
      if (!stats || !isLeftover(name, stats.mtimeMs, Date.now(), isAlive)) return stats?.size ?? 0;
      await rm(join(folder, name), { force: true });
      return 0;
    }),
  );
  return sizes.filter((size) => size > 0);
}
